import { IconAlertTriangle } from '@tabler/icons-react';
import { useRpc } from '@/query';
import { t } from '@/text';
import classes from './shell.module.css';

/** While the disk is full, what is there can be read; nothing new is received. */
export function DiskBanner() {
  const problem = useRpc('setup.status', {}).data?.problem;
  if (problem?.code !== 'disk_full') return null;
  return (
    <div role="alert" className={classes.banner}>
      <IconAlertTriangle size={18} aria-hidden />
      <span>{`${problem.message} ${t.start.problems.safe.disk_full}`}</span>
    </div>
  );
}
