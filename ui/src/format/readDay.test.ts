import { expect, test } from 'vitest';
import { readDay } from './readDay';

test.each([
  ['2026-12-01', '2026-12-01'],
  [' 2026-2-3 ', '2026-02-03'],
  ['1.12.2026', '2026-12-01'],
  ['Tue 1 Dec 2026', '2026-12-01'],
  ['1 December 2026', '2026-12-01'],
  ['2026-02-30', null],
  // Nobody knows whether this is the first of December.
  ['1/12/2026', null],
  ['soon', null],
  ['', null],
])('“%s” is %s', (typed, day) => {
  expect(readDay(typed)).toBe(day);
});
