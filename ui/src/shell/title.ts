import { useEffect, useSyncExternalStore } from 'react';
import { t } from '@/text';

let title = '';
const listeners = new Set<() => void>();

function set(next: string): void {
  title = next;
  document.title = next ? t.shell.windowTitle(next) : t.common.product;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Names the page in the header and in the window's title. */
export function usePageTitle(next: string): void {
  useEffect(() => set(next), [next]);
}

export const useCurrentTitle = (): string => useSyncExternalStore(subscribe, () => title);
