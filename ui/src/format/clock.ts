/**
 * The workspace's time zone and day. They decide what *today* is, whatever this computer believes; until the engine
 * has told them, and in tests, this computer's are used.
 */
import { useSyncExternalStore } from 'react';

interface WorkspaceTime {
  time_zone: string;
  today: string;
}

let known: WorkspaceTime | null = null;
let parts = partsIn(undefined);
const listeners = new Set<() => void>();

/** Null forgets what was told. */
export function keepWorkspaceTime(time: WorkspaceTime | null): void {
  if (time?.time_zone === known?.time_zone && time?.today === known?.today) return;
  parts = partsIn(time?.time_zone);
  known = time;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The day it is in the workspace, as `YYYY-MM-DD`. */
export const today = (): string => known?.today ?? dayOf(new Date());

/** The same, for what has to be drawn anew when another day begins. */
export const useToday = (): string => useSyncExternalStore(subscribe, today);

export const timeZone = (): string | undefined => known?.time_zone;

export interface Wall {
  day: string;
  time: string;
}

/** What calendar and clock in the workspace show at an instant. */
export function wallAt(at: Date): Wall {
  const found = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes, length = 2) => (found[type] ?? '').padStart(length, '0');
  return {
    day: `${part('year', 4)}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
  };
}

export const dayOf = (at: Date): string => wallAt(at).day;

/** A zone that this browser does not know leaves the computer's own. */
function partsIn(zone: string | undefined): Intl.DateTimeFormat {
  const format = {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  } as const;
  try {
    return new Intl.DateTimeFormat('en-GB', { ...format, timeZone: zone });
  } catch {
    return new Intl.DateTimeFormat('en-GB', format);
  }
}
