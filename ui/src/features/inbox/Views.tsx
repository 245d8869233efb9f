import { Link } from '@tanstack/react-router';
import { t } from '@/text';
import classes from './inbox.module.css';
import { useCounts } from './useHires';
import { changed, viewOf, VIEWS, type InboxSearch } from './views';

/** New, Needs attention, Completed, Dismissed, with their counts. */
export function Views({ search }: { search: InboxSearch }) {
  const counts = useCounts();
  const picked = viewOf(search);
  return (
    <nav className={classes.views} aria-label={t.inbox.views.label}>
      {VIEWS.map((view) => (
        <Link
          key={view}
          to="/inbox"
          search={changed(search, { view })}
          className={classes.view}
          data-picked={view === picked || undefined}
          aria-current={view === picked ? 'page' : undefined}
        >
          {t.inbox.views[view]}
          {counts[view] !== null && (
            <span
              className={classes.viewCount}
              data-wanted={(view === 'attention' && counts[view] > 0) || undefined}
            >
              {counts[view].toLocaleString('en-GB')}
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}
