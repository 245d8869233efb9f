import { Link } from '@tanstack/react-router';
import { t } from '@/text';
import classes from './inbox.module.css';
import { useCounts } from './useHires';
import { searchFor, VIEWS, type View } from './views';

/** New, Needs attention, Completed, Dismissed, with their counts. */
export function Views({ view, words }: { view: View; words: string }) {
  const counts = useCounts();
  return (
    <nav className={classes.views} aria-label={t.inbox.views.label}>
      {VIEWS.map((name) => (
        <Link
          key={name}
          to="/inbox"
          search={searchFor(name, words)}
          className={classes.view}
          data-picked={name === view || undefined}
          aria-current={name === view ? 'page' : undefined}
        >
          {t.inbox.views[name]}
          {counts[name] !== null && (
            <span
              className={classes.viewCount}
              data-wanted={(name === 'attention' && counts[name] > 0) || undefined}
            >
              {counts[name]}
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}
