import { useEffect, useMemo, useRef, useState } from 'react';
import type { HireItem } from '@/bindings/types';
import { formatDay } from '@/format';
import { announce } from '@/shell/announce';
import { t } from '@/text';
import type { HireGroup } from './groups';

/**
 * Holds back what arrives while a person looks at the list, so that no row moves under the pointer, and says so to a
 * screen reader.
 */
export function useArrivals(groups: HireGroup[]) {
  const [openedAt] = useState(() => Date.now());
  const [since, setSince] = useState(openedAt);
  const { shown, arrived } = useMemo(() => heldBack(groups, since), [groups, since]);
  useSayArrived(groups, openedAt);
  // Nothing can move in an empty list: what comes first is simply there, and what comes after it is held back.
  const isFirst = arrived.length > 0 && shown.length === 0;
  if (isFirst) setSince(latest(arrived));
  return {
    groups: isFirst ? groups : shown,
    arrived: isFirst ? [] : arrived,
    show: () => setSince(Math.max(Date.now(), latest(arrived))),
  };
}

/** Says each hire once that came after the list was opened. */
function useSayArrived(groups: HireGroup[], openedAt: number): void {
  const said = useRef(new Set<string>());
  useEffect(() => {
    const items = groups.flatMap((group) => group.items);
    const fresh = items.filter((hire) => receivedAt(hire) > openedAt && !said.current.has(hire.id));
    for (const { id } of fresh) said.current.add(id);
    const [only] = fresh;
    if (!only) return;
    const start = only.start_date && formatDay(only.start_date);
    announce(
      fresh.length === 1
        ? t.inbox.newHire(only.job_title ?? t.inbox.unknownJob, start)
        : t.inbox.arrived(fresh.length),
    );
  }, [groups, openedAt]);
}

const receivedAt = (hire: HireItem) => Date.parse(hire.received_at);
const latest = (hires: HireItem[]) => Math.max(...hires.map(receivedAt));

function heldBack(groups: HireGroup[], since: number): { shown: HireGroup[]; arrived: HireItem[] } {
  const isNew = (hire: HireItem) => receivedAt(hire) > since;
  const arrived = groups.flatMap(({ items }) => items.filter(isNew));
  if (arrived.length === 0) return { shown: groups, arrived };
  const shown = groups
    .map((group) => {
      const items = group.items.filter((hire) => !isNew(hire));
      return { ...group, items, count: group.isWhole ? items.length.toLocaleString('en-GB') : group.count };
    })
    .filter(({ items, isWhole }) => items.length > 0 || !isWhole);
  return { shown, arrived };
}
