import { describe, expect, test } from 'vitest';
import {
  daysUntil,
  formatCountdown,
  formatDay,
  formatInstant,
  formatMoney,
  formatPay,
  sortFlags,
  worstFlag,
} from '.';

describe('days', () => {
  test('are written out and never shift', () => {
    expect(formatDay('2026-11-24')).toBe('Tue 24 Nov 2026');
    expect(formatDay('2024-02-29')).toBe('Thu 29 Feb 2024');
    expect(formatDay('0099-01-01')).toBe('Thu 1 Jan 99');
  });

  test('that are none stay as they were received', () => {
    for (const text of ['2026-02-30', 'soon', '', '2026-13-01']) expect(formatDay(text)).toBe(text);
  });

  test.each([
    ['2026-11-24', 'today'],
    ['2026-11-25', 'tomorrow'],
    ['2026-11-23', 'yesterday'],
    ['2026-11-27', 'in 3 days'],
    ['2026-11-10', '14 days ago'],
    ['2026-12-24', 'in 4 weeks'],
    ['2027-05-24', 'in 6 months'],
    ['2016-11-24', '10 years ago'],
  ])('%s is %s', (day, words) => {
    expect(formatCountdown(day, '2026-11-24')).toBe(words);
  });

  test('are counted across a change of clocks', () => {
    expect(daysUntil('2026-03-30', '2026-03-28')).toBe(2);
    expect(daysUntil('no day')).toBeNull();
  });
});

test('an instant of today tells its time, an older one its day', () => {
  const now = new Date(2026, 10, 24, 18, 0);
  expect(formatInstant(new Date(2026, 10, 24, 16, 2).toISOString(), now)).toBe('Today 16:02');
  expect(formatInstant(new Date(2026, 10, 20, 9, 5).toISOString(), now)).toBe('Fri 20 Nov, 09:05');
  expect(formatInstant(new Date(2025, 10, 20, 9, 5).toISOString(), now)).toBe('20 Nov 2025, 09:05');
});

test.each([
  ['85000.00', 'EUR', '€85,000.00'],
  ['-1234567.891', 'USD', 'US$' + '1,234,567.891'],
  ['999.00', 'CHF', 'CHF 999.00'],
  ['90071992547409931234.00', 'GBP', '£90,071,992,547,409,931,234.00'],
  ['85000.00', '', '85,000.00 (currency?)'],
  ['85000.00', 'not one', 'not one 85,000.00'],
])('%s %s is %s', (amount, currency, text) => {
  expect(formatMoney({ amount, currency }).replace(/^-/, '')).toBe(text);
});

test('pay without a frequency asks for it', () => {
  const money = { amount: '85000.00', currency: 'EUR' };
  expect(formatPay(money, 'year')).toBe('€85,000.00 per year');
  expect(formatPay(money, null)).toBe('€85,000.00 per …?');
});

test('the worst flag comes first, the rest is counted', () => {
  expect(sortFlags(['test', 'overdue', 'no_longer_hired'])).toEqual(['no_longer_hired', 'overdue', 'test']);
  expect(worstFlag(['starts_soon', 'missing_required', 'test'])).toEqual({
    flag: 'missing_required',
    more: 2,
  });
  expect(worstFlag([])).toBeNull();
});
