import { expect, test } from 'vitest';
import { field, hireDetail } from '../fixtures';
import { sourceLine } from './source';

const now = new Date(2026, 10, 24, 18, 0);
const at = new Date(2026, 10, 24, 9, 12).toISOString();
const { history } = hireDetail({
  history: [{ at, who: 'emp_2', who_name: 'Mia Sander', what: 'edited', detail: {} }],
});

test('a value from Ashby names its place there', () => {
  const source = { origin: 'ashby', label: 'Offer → Start date' } as const;
  expect(sourceLine(field({ source }), 'emp_1', history, now)).toBe('Ashby: Offer → Start date');
});

test('an edit names who and when, and oneself as you', () => {
  const edited = { source: { origin: 'edited', label: null }, edited_at: at } as const;
  expect(sourceLine(field({ ...edited, edited_by: 'emp_1' }), 'emp_1', history, now)).toBe(
    'Edited by you, 09:12',
  );
  expect(sourceLine(field({ ...edited, edited_by: 'emp_2' }), 'emp_1', history, now)).toBe(
    'Edited by Mia Sander, 09:12',
  );
});

test('what is not there is missing', () => {
  expect(sourceLine(field({ source: { origin: 'missing', label: null } }), 'emp_1', history, now)).toBe(
    'Missing',
  );
});
