import { useMemo, useState } from 'react';
import type { HireItem } from '@/bindings/types';
import { rowsOf, type GroupName, type ListRow } from './groups';
import { memory } from './memory';
import { useArrivals } from './useArrivals';
import type { Hires } from './useHires';
import { viewOf, type InboxSearch } from './views';

export interface Rows {
  rows: ListRow[];
  /** The hires that have a row, in order. */
  inOrder: HireItem[];
  arrived: HireItem[];
  show: () => void;
  /** Folds a group, or unfolds it. */
  turn: (name: GroupName) => void;
}

/** What stands in the list: heads of groups, and the hires of those that are open. */
export function useRows(hires: Hires, search: InboxSearch): Rows {
  const view = viewOf(search);
  const hasWords = search.q !== undefined;
  const { groups, arrived, show } = useArrivals(hires.groups);
  const [turned, setTurned] = useState(() => memory.turned(view));
  const rows = useMemo(() => {
    const isOnly = groups.length === 1;
    // Those without a start date wait folded; a search shows what it found.
    const isFolded = (name: GroupName) => name === 'none' && !hasWords && !isOnly;
    return rowsOf(groups, (name) => isFolded(name) === turned.has(name));
  }, [groups, turned, hasWords]);
  const inOrder = useMemo(() => rows.flatMap((row) => (row.kind === 'hire' ? [row.hire] : [])), [rows]);
  return {
    rows,
    inOrder,
    arrived,
    show,
    turn: (name) => {
      const next = new Set(turned);
      if (!next.delete(name)) next.add(name);
      memory.turn(view, next);
      setTurned(next);
    },
  };
}
