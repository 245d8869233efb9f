import { IconPlugConnectedX } from '@tabler/icons-react';
import { useIsListening } from '@/query';
import { t } from '@/text';
import classes from './shell.module.css';

/** While Hirelay does not answer: what is safe, and that nobody has to do anything in this window. */
export function OfflineBanner() {
  if (useIsListening()) return null;
  return (
    <div role="alert" className={classes.banner}>
      <IconPlugConnectedX size={18} aria-hidden />
      <span>{`${t.shell.reception.offline}. ${t.problem.advice.offline}`}</span>
    </div>
  );
}
