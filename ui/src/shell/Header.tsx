import { ActionIcon, Group, Tooltip, UnstyledButton } from '@mantine/core';
import { useOs } from '@mantine/hooks';
import { spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useMay } from '@/session/session';
import { t } from '@/text';
import { Bell } from './Bell';
import { PersonMenu } from './PersonMenu';
import { Reception } from './Reception';
import classes from './shell.module.css';
import { useCurrentTitle } from './title';

interface Props {
  heading: RefObject<HTMLHeadingElement | null>;
  isNarrow: boolean;
  openKeys: () => void;
}

export function Header({ heading, isNarrow, openKeys }: Props) {
  const title = useCurrentTitle();
  const hasMessages = useMay('ats_inbox.manage');
  const hasIntegrations = useMay('integrations.manage');
  return (
    <div className={classes.headerRow}>
      <h1 ref={heading} tabIndex={-1} className={classes.title}>
        <bdi>{title}</bdi>
      </h1>
      <Group gap={8} wrap="nowrap">
        <PaletteButton isNarrow={isNarrow} />
        {hasIntegrations && <Reception isNarrow={isNarrow} />}
        {hasMessages && <Bell />}
        <PersonMenu openKeys={openKeys} />
      </Group>
    </div>
  );
}

function PaletteButton({ isNarrow }: { isNarrow: boolean }) {
  const keys = useOs() === 'macos' ? '⌘K' : 'Ctrl K';
  if (isNarrow) {
    return (
      <Tooltip label={`${t.shell.palette} (${keys})`}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={32}
          aria-label={t.shell.palette}
          onClick={spotlight.open}
        >
          <IconSearch size={18} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Tooltip>
    );
  }
  return (
    <UnstyledButton className={classes.paletteButton} onClick={spotlight.open} aria-label={t.shell.palette}>
      <IconSearch size={16} stroke={1.75} aria-hidden />
      <kbd>{keys}</kbd>
    </UnstyledButton>
  );
}
