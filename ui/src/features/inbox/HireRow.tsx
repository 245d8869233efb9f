import { Link } from '@tanstack/react-router';
import type { HireItem } from '@/bindings/types';
import { Flags, Instant, Name } from '@/blocks';
import { formatCountdown, formatDay } from '@/format';
import { t } from '@/text';
import classes from './inbox.module.css';
import { searchFor, type View } from './views';

interface Props {
  hire: HireItem;
  view: View;
  words: string;
  isPicked: boolean;
  pick: () => void;
}

/** One hire in two lines of 44 px together. */
export function HireRow({ hire, view, words, isPicked, pick }: Props) {
  return (
    <Link
      to="/inbox/$hireId"
      params={{ hireId: hire.id }}
      search={searchFor(view, words)}
      className={classes.row}
      data-hire={hire.id}
      data-picked={isPicked || undefined}
      onFocus={pick}
    >
      <Two first={<Name>{hire.candidate_name}</Name>} second={hire.candidate_email} strong />
      <Two first={hire.job_title && <bdi>{hire.job_title}</bdi>} second={hire.department} />
      {hire.start_date ? (
        <Two
          first={<time dateTime={hire.start_date}>{formatDay(hire.start_date)}</time>}
          second={formatCountdown(hire.start_date)}
        />
      ) : (
        <Two first={<span className={classes.none}>{t.inbox.noStart}</span>} />
      )}
      <span>
        <Flags flags={hire.flags} />
      </span>
      <span className={classes.received}>
        <Instant value={hire.received_at} />
      </span>
    </Link>
  );
}

interface TwoProps {
  first: React.ReactNode;
  second?: React.ReactNode;
  strong?: boolean;
}

function Two({ first, second, strong = false }: TwoProps) {
  return (
    <span className={classes.two}>
      <span className={classes.first} data-strong={strong || undefined}>
        {first}
      </span>
      {second && <span className={classes.second}>{second}</span>}
    </span>
  );
}
