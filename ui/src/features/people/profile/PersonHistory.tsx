import type { EmployeeId } from '@/bindings/types';
import { History, Loading, NotAllowed, Problem } from '@/blocks';
import { useRpc } from '@/query';
import { useMay } from '@/session/session';
import { t } from '@/text';

const words = t.profile.history;

export function PersonHistory({ id }: { id: EmployeeId }) {
  const may = useMay('employees.manage');
  const history = useRpc('employee.history', { id }, { enabled: may });
  if (!may) return <NotAllowed needs="employees.manage" title={words.hidden} />;
  if (history.isPending) return <Loading rows={4} widths={[50]} />;
  if (history.error) {
    return (
      <Problem
        error={history.error}
        title={words.failed}
        safe={t.profile.safe}
        again={() => void history.refetch()}
      />
    );
  }
  return <History items={history.data.items} />;
}
