import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { HireId, HireItem } from '@/bindings/types';

export interface Selection {
  chosen: ReadonlyMap<HireId, HireItem>;
  /** With `range`, also everything between it and the one chosen before. */
  toggle: (hire: HireItem, range: boolean) => void;
  choose: (hires: HireItem[]) => void;
  drop: (ids: HireId[]) => void;
  clear: () => void;
}

const NONE: ReadonlyMap<HireId, HireItem> = new Map();

/** Which hires are ticked. Another view, search or filter begins anew. */
export function useSelection(place: string, inOrder: HireItem[]): Selection {
  const [state, setState] = useState({ place, chosen: NONE });
  if (state.place !== place) setState({ place, chosen: NONE });
  const anchor = useRef<HireId | null>(null);
  const order = useRef(inOrder);
  useEffect(() => {
    order.current = inOrder;
  });

  const change = useCallback((act: (chosen: Map<HireId, HireItem>) => void) => {
    setState((old) => {
      const chosen = new Map(old.chosen);
      act(chosen);
      return { ...old, chosen };
    });
  }, []);
  const toggle = useCallback(
    (hire: HireItem, range: boolean) => {
      const from = order.current.findIndex(({ id }) => id === anchor.current);
      const to = order.current.findIndex(({ id }) => id === hire.id);
      const span =
        range && from >= 0 ? order.current.slice(Math.min(from, to), Math.max(from, to) + 1) : [hire];
      anchor.current = hire.id;
      change((chosen) => {
        const isAdded = !chosen.has(hire.id);
        for (const one of span) {
          if (isAdded) chosen.set(one.id, one);
          else chosen.delete(one.id);
        }
      });
    },
    [change],
  );
  return useMemo(
    () => ({
      chosen: state.chosen,
      toggle,
      choose: (hires) => change((chosen) => hires.forEach((hire) => chosen.set(hire.id, hire))),
      drop: (ids) => change((chosen) => ids.forEach((id) => chosen.delete(id))),
      clear: () => change((chosen) => chosen.clear()),
    }),
    [state.chosen, toggle, change],
  );
}
