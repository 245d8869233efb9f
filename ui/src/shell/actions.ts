import { useEffect, useSyncExternalStore } from 'react';

/** Something that a page lets a person do from the palette. */
export interface Action {
  id: string;
  label: string;
  keys?: string;
  act: () => void;
}

let pages: Action[][] = [];
let flat: Action[] = [];
const listeners = new Set<() => void>();

function tell(): void {
  flat = pages.flat();
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Offers actions in the palette while the page stands. Give it a list that keeps its identity (useMemo). */
export function useActions(actions: Action[]): void {
  useEffect(() => {
    pages = [...pages, actions];
    tell();
    return () => {
      pages = pages.filter((page) => page !== actions);
      tell();
    };
  }, [actions]);
}

export const useOfferedActions = (): Action[] => useSyncExternalStore(subscribe, () => flat);
