import { Link } from '@tanstack/react-router';
import { memo, type ReactNode } from 'react';
import type { HireId, HireItem } from '@/bindings/types';
import { Flags, Instant, Name } from '@/blocks';
import { formatCountdown, formatDay } from '@/format';
import { t } from '@/text';
import classes from './inbox.module.css';
import { viewOf, type InboxSearch } from './views';

interface Props {
  hire: HireItem;
  search: InboxSearch;
  today: string;
  isPicked: boolean;
  isChosen: boolean;
  pick: (id: HireId) => void;
  toggle: (hire: HireItem, range: boolean) => void;
}

/** One hire in two lines of 44 px together. */
export const HireRow = memo(function HireRow({
  hire,
  search,
  today,
  isPicked,
  isChosen,
  pick,
  toggle,
}: Props) {
  const isOverAllStates = viewOf(search) === 'attention';
  return (
    <div className={classes.row} data-picked={isPicked || undefined} data-chosen={isChosen || undefined}>
      <label className={classes.check}>
        <input
          type="checkbox"
          checked={isChosen}
          aria-label={t.inbox.choose(hire.candidate_name)}
          onChange={(event) => toggle(hire, (event.nativeEvent as MouseEvent).shiftKey)}
        />
      </label>
      <Link
        to="/inbox/$hireId"
        params={{ hireId: hire.id }}
        search={search}
        className={classes.cells}
        data-hire={hire.id}
        onFocus={() => pick(hire.id)}
      >
        <Two
          first={<Name>{hire.candidate_name.trim() || t.review.noName}</Name>}
          second={hire.candidate_email}
          strong
        />
        <Two first={hire.job_title && <bdi>{hire.job_title}</bdi>} second={hire.department} />
        {hire.start_date ? (
          <Two
            first={<time dateTime={hire.start_date}>{formatDay(hire.start_date)}</time>}
            second={formatCountdown(hire.start_date, today)}
          />
        ) : (
          <Two first={<span className={classes.none}>{t.inbox.noStart}</span>} />
        )}
        <Two first={<Flags flags={hire.flags} />} second={isOverAllStates && t.inbox.states[hire.state]} />
        <span className={classes.received}>
          <Instant value={hire.received_at} />
        </span>
      </Link>
    </div>
  );
});

interface TwoProps {
  first: ReactNode;
  second?: ReactNode;
  strong?: boolean;
}

function Two({ first, second, strong = false }: TwoProps) {
  return (
    <span className={classes.two}>
      <span className={classes.first} data-strong={strong || undefined}>
        {first}
      </span>
      {second && (
        <span className={classes.second}>
          <bdi>{second}</bdi>
        </span>
      )}
    </span>
  );
}
