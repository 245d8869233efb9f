import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo, useEffect, useRef } from 'react';
import type { FlagName, HireId, HireItem } from '@/bindings/types';
import { Name } from '@/blocks';
import { formatDay, worstFlag, FLAG_LOOKS } from '@/format';
import { t } from '@/text';
import type { Hires } from '../useHires';
import type { Rows } from '../useRows';
import { viewOf, type InboxSearch } from '../views';
import { VirtualRows, type RowsHandle } from '../VirtualRows';
import classes from './beside.module.css';

interface Props {
  current: HireId;
  hires: Hires;
  rows: Rows;
  search: InboxSearch;
}

/** The list beside a hire, narrow: names, jobs, days. The one that is open is marked. */
export function Beside({ current, hires, rows, search }: Props) {
  const handle = useRef<RowsHandle>(null);
  useEffect(() => handle.current?.goTo(current, false), [current]);
  return (
    <nav className={classes.beside} aria-label={t.review.list}>
      <Link to="/inbox" search={search} className={classes.back}>
        <IconArrowLeft size={16} aria-hidden />
        {t.inbox.views[viewOf(search)]}
      </Link>
      <VirtualRows
        handle={handle}
        rows={rows}
        more={hires.more}
        hire={(hire) => <Row hire={hire} search={search} isCurrent={hire.id === current} />}
      />
    </nav>
  );
}

interface RowProps {
  hire: HireItem;
  search: InboxSearch;
  isCurrent: boolean;
}

const Row = memo(function Row({ hire, search, isCurrent }: RowProps) {
  const worst = worstFlag(hire.flags);
  const below = [hire.start_date && formatDay(hire.start_date), hire.job_title].filter(Boolean).join(' · ');
  return (
    <Link
      to="/inbox/$hireId"
      params={{ hireId: hire.id }}
      search={search}
      className={classes.row}
      data-hire={hire.id}
      aria-current={isCurrent ? 'page' : undefined}
    >
      <span className={classes.text}>
        <span className={classes.name}>
          <Name>{hire.candidate_name.trim() || t.review.noName}</Name>
        </span>
        <span className={classes.below}>
          <bdi>{below || t.inbox.noStart}</bdi>
        </span>
      </span>
      {worst && <Sign flag={worst.flag} />}
    </Link>
  );
});

function Sign({ flag }: { flag: FlagName }) {
  const { icon: Picture, tone } = FLAG_LOOKS[flag];
  return (
    <Picture
      size={16}
      stroke={2}
      className={classes.flag}
      data-tone={tone}
      role="img"
      aria-label={t.flags[flag]}
    />
  );
}
