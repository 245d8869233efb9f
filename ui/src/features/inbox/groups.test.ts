import { expect, test } from 'vitest';
import type { FlagName, HireItem } from '@/bindings/types';
import { groupHires, groupOf, rowsOf } from './groups';

const hire = (id: string, start_date: string | null, flags: FlagName[] = []): HireItem => ({
  id,
  application_id: id,
  candidate_name: id,
  candidate_email: null,
  job_title: null,
  department: null,
  start_date,
  state: 'new',
  flags,
  received_at: '2026-11-24T09:00:00Z',
});

// 24 November 2026 is a Tuesday.
test.each([
  [null, 'none'],
  ['2026-11-23', 'overdue'],
  ['2026-11-24', 'soon'],
  ['2026-11-25', 'soon'],
  ['2026-11-26', 'week'],
  ['2026-11-29', 'week'],
  ['2026-11-30', 'later'],
])('a start on %s belongs to %s', (start, name) => {
  expect(groupOf(start, '2026-11-24')).toBe(name);
});

test('on a Sunday, tomorrow is still tomorrow and the week is over', () => {
  expect(groupOf('2026-11-30', '2026-11-29')).toBe('soon');
  expect(groupOf('2026-12-01', '2026-11-29')).toBe('later');
});

test('a group is whole only when another one follows, or nothing does', () => {
  const hires = [hire('a', null), hire('b', '2026-11-20')];
  const groups = groupHires('new', hires, true, '2026-11-24');
  expect(groups.map(({ name, isWhole }) => [name, isWhole])).toEqual([
    ['none', true],
    ['overdue', false],
  ]);
  expect(groupHires('new', hires, false, '2026-11-24').every(({ isWhole }) => isWhole)).toBe(true);
});

test('what needs attention is grouped by its worst flag', () => {
  const hires = [
    hire('a', null, ['changed_in_ashby', 'no_longer_hired']),
    hire('b', null, ['changed_in_ashby']),
  ];
  expect(groupHires('attention', hires, false).map(({ name }) => name)).toEqual([
    'no_longer_hired',
    'changed_in_ashby',
  ]);
});

test('a folded group shows its head alone; views without groups have no heads', () => {
  const groups = groupHires('new', [hire('a', null), hire('b', '2026-11-20')], false, '2026-11-24');
  expect(rowsOf(groups, (name) => name !== 'none').map(({ kind }) => kind)).toEqual([
    'group',
    'group',
    'hire',
  ]);
  expect(rowsOf(groupHires('completed', [hire('a', null)], false), () => true)).toHaveLength(1);
});
