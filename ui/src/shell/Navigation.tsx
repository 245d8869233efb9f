import { Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Place } from '@/places';
import { useRpc } from '@/query';
import { useMay } from '@/session/session';
import { t } from '@/text';
import classes from './shell.module.css';
import { usePlaces } from './usePlaces';

/** The sidebar; icons only where the window is narrow. */
export function Navigation({ isNarrow }: { isNarrow: boolean }) {
  const places = usePlaces();
  return (
    <div className={classes.nav} data-narrow={isNarrow || undefined}>
      <div className={classes.brand}>
        <img src="/hirelay.svg" alt="" width={24} height={24} />
        {!isNarrow && <span>{t.common.product}</span>}
      </div>
      {places.map((place) => (
        <PlaceLink key={place.to} place={place} isNarrow={isNarrow} />
      ))}
    </div>
  );
}

function PlaceLink({ place, isNarrow }: { place: Place; isNarrow: boolean }) {
  const { to, label, icon: Picture } = place;
  const isInbox = to === '/inbox';
  const mayCount = useMay('ats_inbox.manage');
  const counts = useRpc('inbox.counts', {}, { enabled: isInbox && mayCount });
  const count = isInbox ? (counts.data?.new ?? 0) : 0;
  const name = count > 0 ? `${label}, ${t.shell.newHires(count)}` : label;
  return (
    <Tooltip label={name} position="right" disabled={!isNarrow}>
      <Link to={to} className={classes.place} aria-label={isNarrow || count > 0 ? name : undefined}>
        <Picture size={18} stroke={1.75} aria-hidden />
        {!isNarrow && <span className={classes.placeLabel}>{label}</span>}
        {count > 0 && <span className={`${classes.count} figures`}>{count > 999 ? '999+' : count}</span>}
      </Link>
    </Tooltip>
  );
}
