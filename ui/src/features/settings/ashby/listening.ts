import type { ListenerView } from '@/bindings/types';
import { t } from '@/text';

const words = t.settings.reach;

/** Where Hirelay listens: for this computer, for all networks, or on one address of several. */
export type Where = 'here' | 'all' | 'other';

export const HERE = '127.0.0.1';
export const ALL = '0.0.0.0';

export const whereOf = (bind: string | null): Where =>
  bind === null || bind === HERE ? 'here' : bind === ALL ? 'all' : 'other';

export const bindOf = (where: Where, other: string): string =>
  where === 'here' ? HERE : where === 'all' ? ALL : other.trim();

/** A port as it was typed; null for what is none. */
export function readPort(typed: string): number | null {
  const port = Number(typed.trim());
  return /^\d+$/.test(typed.trim()) && port >= 1 && port <= 65_535 ? port : null;
}

/** What IT has to set up, to be sent by mail. */
export function requestForIt(url: string | null, path: string, listener: ListenerView): string {
  const { request } = words;
  return request.text(url ?? request.noUrl(path), path, forwardTo(listener));
}

function forwardTo({ address, bind_address: bind, port }: ListenerView): string {
  const { toAll, toHere, toOther, toUnknown } = words.request;
  if (address === null || port === null) return toUnknown;
  const where = whereOf(bind);
  return where === 'all' ? toAll(port) : where === 'here' ? toHere(address) : toOther(address);
}
