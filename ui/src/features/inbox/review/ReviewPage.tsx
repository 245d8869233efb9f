import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Loading, NotAllowed, Page, Problem } from '@/blocks';
import type { HireId } from '@/bindings/types';
import { useRpc } from '@/query';
import { useMay } from '@/session/session';
import { t } from '@/text';
import { useHires } from '../useHires';
import { useRows } from '../useRows';
import { viewOf, type InboxSearch } from '../views';
import { Beside } from './Beside';
import { Review } from './Review';
import classes from './review.module.css';
import { useNeighbours } from './useNeighbours';

const route = getRouteApi('/inbox/$hireId');
/** From here on the list stays beside the hire. */
const WIDE = '(min-width: 1280px)';

export function ReviewPage() {
  const { hireId } = route.useParams();
  const search = route.useSearch();
  const may = useMay('ats_inbox.manage');
  return (
    <Page title={t.inbox.title} bare>
      {may ? (
        <Hire key={viewOf(search)} hireId={hireId} search={search} />
      ) : (
        <NotAllowed needs="ats_inbox.manage" title={t.inbox.hidden} />
      )}
    </Page>
  );
}

/** A hire, and the list it belongs to. */
function Hire({ hireId, search }: { hireId: HireId; search: InboxSearch }) {
  const navigate = route.useNavigate();
  const isWide = useMediaQuery(WIDE, true, { getInitialValueInEffect: false });
  const hire = useRpc('inbox.get', { id: hireId });
  const hires = useHires(search);
  const rows = useRows(hires, search);
  const { previous, next } = useNeighbours(hireId, hires, rows);
  const opener = (id: HireId | null) =>
    id === null ? null : () => void navigate({ to: '/inbox/$hireId', params: { hireId: id }, search });
  return (
    <div className={classes.frame} data-wide={isWide || undefined}>
      {isWide && <Beside current={hireId} hires={hires} rows={rows} search={search} />}
      {hire.isPending && (
        <div className={classes.inset}>
          <Loading rows={10} widths={[40, 40]} />
        </div>
      )}
      {hire.error && !hire.data && (
        <div className={classes.inset}>
          <Problem
            error={hire.error}
            title={t.review.failed}
            safe={t.review.safe}
            again={() => void hire.refetch()}
            action={
              <Button
                variant="default"
                renderRoot={(props) => <Link {...props} to="/inbox" search={search} />}
              >
                {t.review.back}
              </Button>
            }
          />
        </div>
      )}
      {hire.data && (
        <Review
          key={hireId}
          hire={hire.data}
          search={search}
          previous={opener(previous)}
          next={opener(next)}
          leave={() => void navigate({ to: '/inbox', search })}
        />
      )}
    </div>
  );
}
