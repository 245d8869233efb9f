import { expect, test } from 'vitest';
import { hireItem } from './fixtures';
import { membersOf, plansFor, rowsOf, type HireGroup } from './groups';

/** 24 November 2026 is a Tuesday. */
const TODAY = '2026-11-24';

const spans = (today: string, search = {}) =>
  plansFor(search, today).map(({ name, asked }) => [name, asked.starts_from, asked.starts_to]);

const group = (own: Partial<HireGroup> & Pick<HireGroup, 'name'>): HireGroup => ({
  items: [hireItem({ id: own.name })],
  isWhole: true,
  count: '1',
  ...own,
});

test('new hires are asked for by their start: none, past, today and tomorrow, this week, later', () => {
  expect(spans(TODAY)).toEqual([
    ['none', undefined, undefined],
    ['overdue', '0001-01-01', '2026-11-23'],
    ['soon', '2026-11-24', '2026-11-25'],
    ['week', '2026-11-26', '2026-11-29'],
    ['later', '2026-11-30', '9999-12-31'],
  ]);
});

test('on a Sunday tomorrow is still tomorrow, and nothing is left of the week', () => {
  expect(spans('2026-11-29').slice(2)).toEqual([
    ['soon', '2026-11-29', '2026-11-30'],
    ['later', '2026-12-01', '9999-12-31'],
  ]);
});

test('a span of start dates cuts the groups, and leaves out hires without a date', () => {
  expect(spans(TODAY, { from: '2026-11-25', to: '2026-12-04' })).toEqual([
    ['soon', '2026-11-25', '2026-11-25'],
    ['week', '2026-11-26', '2026-11-29'],
    ['later', '2026-11-30', '2026-12-04'],
  ]);
});

test('each group is narrowed by job, flag and words', () => {
  const search = { q: 'ann', job: 'Engineer', flag: 'test' } as const;
  for (const { asked } of plansFor(search, TODAY)) {
    expect(asked).toMatchObject({ state: 'new', query: 'ann', job: 'Engineer', flag: 'test' });
  }
});

test('what needs attention is grouped by its worst flag, and stands in one group only', () => {
  expect(plansFor({ view: 'attention' }, TODAY).map(({ asked }) => [asked.view, asked.flag])).toEqual([
    ['attention', 'no_longer_hired'],
    ['attention', 'changed_in_ashby'],
  ]);
  const both = hireItem({ flags: ['changed_in_ashby', 'no_longer_hired'] });
  expect(membersOf('no_longer_hired', [both]).items).toEqual([both]);
  expect(membersOf('changed_in_ashby', [both]).items).toEqual([]);
});

test('hires without a date come first in the list of all; the first with one ends them', () => {
  const none = hireItem({ id: 'a', start_date: null });
  const dated = hireItem({ id: 'b' });
  expect(membersOf('none', [none])).toEqual({ items: [none], hasOthers: false });
  expect(membersOf('none', [none, dated])).toEqual({ items: [none], hasOthers: true });
});

test('a folded group shows its head alone; views without groups have no heads', () => {
  const rows = rowsOf([group({ name: 'none' }), group({ name: 'later' })], (name) => name !== 'none');
  expect(rows.map(({ kind }) => kind)).toEqual(['group', 'group', 'hire']);
  expect(rowsOf([group({ name: 'all' })], () => true).map(({ kind }) => kind)).toEqual(['hire']);
});

test('nothing stands below an open group that is not whole, so nothing moves when more of it comes', () => {
  const groups = [group({ name: 'overdue', isWhole: false }), group({ name: 'later' })];
  expect(rowsOf(groups, () => true).map(({ kind }) => kind)).toEqual(['group', 'hire', 'more']);
  expect(rowsOf(groups, (name) => name === 'later').map(({ kind }) => kind)).toEqual([
    'group',
    'group',
    'hire',
  ]);
});
