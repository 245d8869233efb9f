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

  const refresh = () => {
    const changes = gathered;
    gathered = [];
    timer = undefined;
    void client.invalidateQueries({ predicate: (query) => isOld(query, changes) });
  };
  const stop = host.events({
    changed: (change) => {
      gathered.push(change);
      timer ??= setTimeout(refresh, GATHER_MS);
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
