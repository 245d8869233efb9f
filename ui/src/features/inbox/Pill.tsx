import { CloseButton } from '@mantine/core';
import { t } from '@/text';
import classes from './inbox.module.css';

/** A filter that is in force, and the way to take it away. */
export function Pill({ children, remove }: { children: string; remove: () => void }) {
  return (
    <span className={classes.pill}>
      <bdi title={children}>{children}</bdi>
      <CloseButton size="xs" aria-label={t.inbox.filter.remove(children)} onClick={remove} />
    </span>
  );
}
