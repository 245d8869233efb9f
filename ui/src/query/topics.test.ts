import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { isOld } from './topics';

test('a change makes lists and its own detail old, and nobody else’s', () => {
  const client = new QueryClient();
  const query = (...queryKey: readonly unknown[]) => client.getQueryCache().build(client, { queryKey });
  const change = [{ topic: 'hire' as const, id: 'h1' }];
  expect(isOld(query('inbox.list', { state: 'new' }), change)).toBe(true);
  expect(isOld(query('inbox.get', { id: 'h1' }), change)).toBe(true);
  expect(isOld(query('inbox.get', { id: 'h2' }), change)).toBe(false);
  expect(isOld(query('employee.list', {}), change)).toBe(false);
  expect(isOld(query('inbox.get', { id: 'h2' }), [], ['hire'])).toBe(true);
});
