import { useEffect, useState } from 'react';
import type { DeliveryView, IntegrationView } from '@/bindings/types';

/** After this long without a test message the page says what to check. */
export const LATE_MS = 120_000;

export type PingState =
  'no_address' | 'waiting' | 'late' | 'signed' | 'unsigned' | 'wrong' | 'previous' | 'received';

type Known = Pick<IntegrationView, 'url' | 'last_ping' | 'secret_issued_at'>;

/** The newest message from Ashby's webhooks, and which secret it was signed with. */
export type Heard = Pick<DeliveryView, 'received_at' | 'signature'>;

const isAfter = (instant: string, other: string | null): boolean =>
  other === null || Date.parse(instant) >= Date.parse(other);

/** What a test message shows by itself. */
const SHOWN: Record<string, PingState> = {
  valid: 'signed',
  previous_secret: 'previous',
  unsigned: 'unsigned',
  mismatch: 'wrong',
  malformed: 'wrong',
};

/**
 * What the last test message, or the last real one, has shown; the later of the two is right, but an unsigned test
 * message takes nothing back. What came before the present secret was issued says nothing about that secret.
 */
export function pingState(integration: Known, heard: Heard | null, isLate: boolean): PingState {
  const { url, last_ping, secret_issued_at: issued } = integration;
  const ping = last_ping && isAfter(last_ping.at, issued) ? last_ping : null;
  const message = heard && isAfter(heard.received_at, issued) ? heard : null;
  const isMessageLater =
    message !== null &&
    (ping === null || ping.signature === 'unsigned' || Date.parse(message.received_at) > Date.parse(ping.at));
  if (isMessageLater && message.signature === 'valid') return 'received';
  if (isMessageLater && message.signature === 'previous_secret') return 'previous';
  if (ping) return SHOWN[ping.signature] ?? 'wrong';
  if (url === null) return 'no_address';
  return isLate ? 'late' : 'waiting';
}

/** Whether the page has been waiting for long. Begins anew with another `since`. */
export function useIsLate(since: string): boolean {
  const [lateSince, setLateSince] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setLateSince(since), LATE_MS);
    return () => clearTimeout(timer);
  }, [since]);
  return lateSince === since;
}
