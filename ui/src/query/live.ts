import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { Change } from '@/bindings/types';
import type { Host } from '@/host';
import { isOld } from './topics';

/** Changes that come close together are answered with one refetch. */
const GATHER_MS = 120;

const listeners = new Set<() => void>();
let listening = true;

function setListening(now: boolean): void {
  if (listening === now) return;
  listening = now;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Whether changes arrive at the moment; false when Hirelay doesn't answer. */
export const useIsListening = (): boolean => useSyncExternalStore(subscribe, () => listening);

/** Keeps the cache true while somebody is signed in. */
export function followChanges(host: Host, client: QueryClient): () => void {
  let gathered: Change[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isRefreshing = false;

  // One refetch at a time: in a flood of changes each would be overtaken by the next, and the questions pile up.
  const refresh = async () => {
    const changes = gathered;
    gathered = [];
    timer = undefined;
    isRefreshing = true;
    await client.invalidateQueries({ predicate: (query) => isOld(query, changes) });
    isRefreshing = false;
    if (gathered.length > 0) refreshSoon();
  };
  const refreshSoon = () => {
    if (!isRefreshing) timer ??= setTimeout(() => void refresh(), GATHER_MS);
  };
  const stop = host.events({
    changed: (change) => {
      gathered.push(change);
      refreshSoon();
    },
    missed: () => void client.invalidateQueries(),
    heard: (now) => {
      setListening(now);
      // Stopped, or started again and locked? The gate shows which.
      if (!now) void client.invalidateQueries({ queryKey: ['setup.status'] });
    },
  });
  return () => {
    clearTimeout(timer);
    stop();
    setListening(true);
  };
}
