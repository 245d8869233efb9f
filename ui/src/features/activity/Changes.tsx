import { IconChevronRight, IconHistory } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Empty, Happened, Instant, Loading, Problem, Rows } from '@/blocks';
import type { ChangeDone } from '@/bindings/types';
import { useRpcPages } from '@/query';
import { useMay } from '@/session/session';
import { t } from '@/text';
import classes from './activity.module.css';

const PAGE = 100;
const words = t.changes;

/** Who changed what, as sentences, newest first. */
export function Changes() {
  const changes = useRpcPages('history.list', { limit: PAGE });
  const items = changes.data?.pages.flatMap((page) => page.items) ?? [];
  if (changes.isPending) {
    return (
      <div className={classes.inset}>
        <Loading rows={10} widths={[14, 50]} />
      </div>
    );
  }
  if (changes.error && items.length === 0) {
    return (
      <div className={classes.inset}>
        <Problem
          error={changes.error}
          title={words.failed}
          safe={words.safe}
          again={() => void changes.refetch()}
        />
      </div>
    );
  }
  if (items.length === 0) {
    return (
      <Empty icon={IconHistory} title={words.empty}>
        {words.emptyMore}
      </Empty>
    );
  }
  return (
    <Rows items={items} pages={changes} idOf={(change) => change.id} label={words.list} isMeasured>
      {(change) => <ChangeRow change={change} />}
    </Rows>
  );
}

function ChangeRow({ change }: { change: ChangeDone }) {
  const { subject_name: name } = change;
  return (
    <div className={classes.change}>
      <span className="quiet">
        <Instant value={change.at} />
      </span>
      <Happened
        entry={change}
        subject={
          name !== null && (
            <Way change={change}>
              <bdi>{name}</bdi>
            </Way>
          )
        }
      />
      {name === null && <Way change={change} />}
    </div>
  );
}

/** The way to what was changed, for who may go there: its name, or an arrow where it has none. */
function Way({
  change: { subject, subject_id: id },
  children,
}: {
  change: ChangeDone;
  children?: ReactNode;
}) {
  const mayOpenHire = useMay('ats_inbox.manage');
  const maySettle = useMay('integrations.manage');
  const look = (label: string) => ({
    className: classes.subject,
    'aria-label': children ? undefined : label,
    children: children ?? <IconChevronRight size={16} aria-hidden />,
  });
  if (subject === 'hire' && mayOpenHire) {
    return <Link to="/inbox/$hireId" params={{ hireId: id }} {...look(words.open.hire)} />;
  }
  if (subject === 'employee') {
    return <Link to="/people/$employeeId" params={{ employeeId: id }} {...look(words.open.employee)} />;
  }
  if ((subject === 'integration' || subject === 'reach') && maySettle) {
    return <Link to="/settings/integrations/ashby" {...look(words.open.settings)} />;
  }
  return children;
}
