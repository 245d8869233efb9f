import type { IntegrationView, ListenerView, PingView } from '@/bindings/types';

/** For tests: installed, reachable, and nothing has come yet. */
export const INSTALLED: IntegrationView = {
  installed: true,
  url: 'https://hooks.example.org/w/abc',
  path: '/w/abc',
  installed_at: '2026-11-24T10:00:00Z',
  last_ping: null,
  last_delivery: null,
  secret_issued_at: '2026-11-24T10:00:00Z',
  previous_secret_until: null,
  refused: 0,
  heard: [],
  test_hire_at: null,
};

export const LISTENER: ListenerView = {
  address: '127.0.0.1:49152',
  bind_address: '127.0.0.1',
  port: 49152,
  is_fixed: false,
  problem: null,
};

export const ping = (signature: string): PingView => ({
  at: '2026-11-24T10:05:00Z',
  signature,
  accepted: signature !== 'mismatch' && signature !== 'malformed',
  forwarded_for: null,
});
