import { useEffect, useState } from 'react';
import type { HireId } from '@/bindings/types';
import { memory } from '../memory';
import type { Hires } from '../useHires';
import type { Rows } from '../useRows';

/** The next page is asked for when so many hires are left. */
const AHEAD = 20;

/** The hires before and after one, in the list that the person came from. */
export function useNeighbours(id: HireId, hires: Hires, rows: Rows) {
  const isShown = rows.inOrder.some((hire) => hire.id === id);
  // One of a folded group has neighbours all the same.
  const order = isShown ? rows.inOrder : hires.groups.flatMap(({ items }) => items);
  const at = order.findIndex((hire) => hire.id === id);

  // A hire that was just ended has left the list; its neighbours stay where they were.
  const [place, setPlace] = useState({ id, at });
  if (at >= 0 && (place.id !== id || place.at !== at)) setPlace({ id, at });
  useEffect(() => memory.leave(id, at), [id, at]);

  const last = rows.rows.at(-1);
  useEffect(() => {
    if (last?.kind === 'more' && at >= 0 && at >= order.length - AHEAD) hires.more(last.group);
  });

  const neighbour = (step: 1 | -1): HireId | null => {
    const gap = place.id === id && place.at >= 0 ? place.at + Math.min(step, 0) : -1;
    return order[at >= 0 ? at + step : gap]?.id ?? null;
  };
  return { previous: neighbour(-1), next: neighbour(1) };
}
