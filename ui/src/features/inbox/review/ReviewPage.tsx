import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Loading, Page, Problem } from '@/blocks';
import { useRpc } from '@/query';
import { t } from '@/text';
import { lastHire } from '../lastHire';
import { useHires } from '../useHires';
import { searchFor } from '../views';
import classes from './review.module.css';
import { Review } from './Review';

const route = getRouteApi('/inbox/$hireId');

export function ReviewPage() {
  const { hireId } = route.useParams();
  const { view = 'new', q: words = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const search = searchFor(view, words);
  const hire = useRpc('inbox.get', { id: hireId });
  const hires = useHires(view, words);
  useEffect(() => lastHire.set(hireId), [hireId]);

  const at = hires.items.findIndex((other) => other.id === hireId);
  // A hire that was just ended has left the list; its neighbours stay where they were.
  const [place, setPlace] = useState({ id: '', at: -1 });
  if (at >= 0 && (place.id !== hireId || place.at !== at)) setPlace({ id: hireId, at });
  const opener = (step: 1 | -1) => {
    const gap = place.id === hireId ? place.at + Math.min(step, 0) : -1;
    const other = hires.items[at >= 0 ? at + step : gap];
    if (!other) return null;
    return () => void navigate({ to: '/inbox/$hireId', params: { hireId: other.id }, search });
  };
  return (
    <Page title={t.inbox.title} bare>
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
          />
        </div>
      )}
      {hire.data && (
        <Review key={hireId} hire={hire.data} search={search} previous={opener(-1)} next={opener(1)} />
      )}
    </Page>
  );
}
