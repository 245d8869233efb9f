import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { IntegrationView } from '@/bindings/types';
import { renderSignedIn } from '@/test/render';
import { INSTALLED, ping } from './fixtures';
import { LATE_MS, type Heard } from './ping';
import { PingStatus } from './PingStatus';

const READY = 'Ready. From now on each candidate marked as hired in Ashby arrives here.';
const SIGNED = 'Address and secret are right.';
const UNSIGNED = 'The address is right; whether the secret is, the first signed message will tell.';
const WRONG = 'The secret in Ashby differs. Copy it again and press Update in Ashby.';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const show = (known: Partial<IntegrationView>, heard: Heard | null = null) =>
  renderSignedIn(<PingStatus integration={{ ...INSTALLED, ...known }} heard={heard} />);

test('waits, and after two minutes says what to check', () => {
  show({});
  expect(screen.getByText(/Waiting for Ashby/)).toBeVisible();
  act(() => void vi.advanceTimersByTime(LATE_MS - 1));
  expect(screen.queryByText(/What to check/)).toBeNull();
  act(() => void vi.advanceTimersByTime(1));
  expect(screen.getByText(/What to check/)).toBeVisible();
  expect(screen.getAllByRole('listitem')).toHaveLength(4);
});

test('does not wait while there is no public address', () => {
  show({ url: null });
  act(() => void vi.advanceTimersByTime(LATE_MS));
  expect(screen.getByText(/first choose how Ashby reaches/)).toBeVisible();
});

test.each([
  ['valid', [SIGNED, READY]],
  ['unsigned', [UNSIGNED]],
  ['mismatch', [WRONG]],
  ['malformed', [WRONG]],
  ['previous_secret', [/Ashby still has the old secret/]],
])('a test message that is %s has its sentence', (signature, sentences) => {
  show({ last_ping: ping(signature) });
  for (const sentence of sentences) expect(screen.getByText(sentence)).toBeVisible();
  if (signature !== 'valid') expect(screen.queryByText(READY)).toBeNull();
});

test('a test message from before the secret says nothing about it', () => {
  show({ last_ping: ping('valid'), secret_issued_at: '2026-11-24T11:00:00Z' });
  expect(screen.getByText(/Waiting for Ashby/)).toBeVisible();
});

test('a signed message after it proves what an unsigned one could not', () => {
  show({ last_ping: ping('unsigned') }, { signature: 'valid', received_at: '2026-11-24T10:09:00Z' });
  expect(screen.getByText(READY)).toBeVisible();
});

test('a message with the old secret is not called ready', () => {
  const secret_issued_at = '2026-11-24T10:08:00Z';
  show({ secret_issued_at }, { signature: 'previous_secret', received_at: '2026-11-24T10:09:00Z' });
  expect(screen.getByText(/Ashby still has the old secret/)).toBeVisible();
  expect(screen.queryByText(READY)).toBeNull();
});

test('a wrong test message after a good one is told', () => {
  show({ last_ping: ping('mismatch') }, { signature: 'valid', received_at: '2026-11-24T10:01:00Z' });
  expect(screen.getByText(WRONG)).toBeVisible();
});
