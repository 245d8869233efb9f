import { afterEach, expect, test } from 'vitest';
import { daysUntil, formatCountdown, formatInstant, formatInstantFully, keepWorkspaceTime, today } from '.';

afterEach(() => keepWorkspaceTime(null));

test('today is the workspace’s, whatever day this computer believes it is', () => {
  keepWorkspaceTime({ time_zone: 'Europe/Warsaw', today: '2031-03-30' });
  expect(today()).toBe('2031-03-30');
  expect(daysUntil('2031-04-01')).toBe(2);
  expect(formatCountdown('2031-03-31')).toBe('tomorrow');
});

test('an instant is shown at the workspace’s time, with its zone in full', () => {
  keepWorkspaceTime({ time_zone: 'Europe/Warsaw', today: '2026-11-25' });
  expect(formatInstant('2026-11-24T23:30:00Z')).toBe('Today 00:30');
  expect(formatInstant('2026-11-24T22:30:00Z')).toBe('Tue 24 Nov, 23:30');
  expect(formatInstantFully('2026-11-24T22:30:00Z')).toContain('CET');
  keepWorkspaceTime({ time_zone: 'Pacific/Auckland', today: '2026-11-25' });
  expect(formatInstant('2026-11-24T11:30:00Z')).toBe('Today 00:30');
});

test('a zone that this browser does not know leaves its own', () => {
  keepWorkspaceTime({ time_zone: 'Mars/Olympus', today: '2026-11-25' });
  expect(formatInstant('2020-01-01T12:00:00Z')).toMatch(/2020/);
});
