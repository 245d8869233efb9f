import { t } from '@/text';
import { KeepRecoveryKey } from './KeepRecoveryKey';
import { Sheet } from './Sheet';

/** The second step of the first start. */
export function SaveRecoveryKey(props: { recoveryKey: string; saved: () => void }) {
  return (
    <Sheet title={t.start.recovery.title} step={2}>
      <KeepRecoveryKey {...props} />
    </Sheet>
  );
}
