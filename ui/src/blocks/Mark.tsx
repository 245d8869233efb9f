import { Group, Tooltip } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { FlagName } from '@/bindings/types';
import { FLAG_LOOKS, sortFlags, worstFlag, type Tone } from '@/format';
import { t } from '@/text';
import classes from './blocks.module.css';

interface Props {
  tone: Tone;
  icon: Icon;
  children: string;
}

/** A state: colour, icon and word together. */
export function Mark({ tone, icon: Picture, children }: Props) {
  return (
    <span className={classes.mark} data-tone={tone}>
      <Picture size={14} stroke={2} aria-hidden />
      {children}
    </span>
  );
}

export function Flag({ flag }: { flag: FlagName }) {
  const { tone, icon } = FLAG_LOOKS[flag];
  return (
    <Mark tone={tone} icon={icon}>
      {t.flags[flag]}
    </Mark>
  );
}

/** The worst flag of a row and "+2"; the rest on hover. */
export function Flags({ flags }: { flags: FlagName[] }) {
  const worst = worstFlag(flags);
  if (!worst) return null;
  const rest = sortFlags(flags).slice(1);
  const names = rest.map((flag) => t.flags[flag]).join(', ');
  return (
    <Group gap={6} wrap="nowrap">
      <Flag flag={worst.flag} />
      {worst.more > 0 && (
        <Tooltip label={names}>
          <span className="quiet" aria-label={t.flagsMore(names)} role="note">
            {`+${worst.more}`}
          </span>
        </Tooltip>
      )}
    </Group>
  );
}
