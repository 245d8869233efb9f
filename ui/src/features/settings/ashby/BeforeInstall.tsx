import { Button, Text, Title } from '@mantine/core';
import { IconCircle, IconCircleCheck, IconCircleX, type Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Problem } from '@/blocks';
import type { Tone } from '@/format';
import { Explore } from '@/features/explore/Explore';
import { useRpc, useRpcMutation } from '@/query';
import { useMay } from '@/session/session';
import { t } from '@/text';
import classes from './ashby.module.css';

const words = t.settings.before;

/** What the integration does, what is needed, and the one button. */
export function BeforeInstall() {
  const may = useMay('integrations.manage');
  const canExplore = useRpc('workspace.get', {}).data?.can_explore === true;
  const install = useRpcMutation('integration.install');
  return (
    <div className={classes.before}>
      <Text>{words.does}</Text>
      <Title order={2} mt="lg">
        {words.title}
      </Title>
      <ul className={classes.needs}>
        <Need tone={may ? 'green' : 'red'} icon={may ? IconCircleCheck : IconCircleX} title={words.access}>
          {may ? words.accessYes : words.accessNo}
        </Need>
        <Need tone="grey" icon={IconCircle} title={words.admin}>
          {words.adminMore}
        </Need>
        <Need tone="grey" icon={IconCircle} title={words.way}>
          {words.wayMore}
        </Need>
      </ul>
      {install.error && <Problem error={install.error} title={words.failed} />}
      <div className={classes.act}>
        <Button loading={install.isPending} disabled={!may} onClick={() => install.mutate({})}>
          {words.install}
        </Button>
        <span className="quiet">{words.installMore}</span>
      </div>
      {may && canExplore && (
        <div className={classes.act}>
          <Explore variant="subtle" />
          <span className="quiet">{t.explore.more}</span>
        </div>
      )}
    </div>
  );
}

interface NeedProps {
  tone: Tone;
  icon: Icon;
  title: string;
  children: ReactNode;
}

function Need({ tone, icon: Picture, title, children }: NeedProps) {
  return (
    <li data-tone={tone}>
      <Picture size={18} stroke={1.75} aria-hidden />
      <div>
        <Text fw={550}>{title}</Text>
        <Text c="dimmed">{children}</Text>
      </div>
    </li>
  );
}
