/**
 * Days are `YYYY-MM-DD` and never shift; instants are RFC 3339 and are shown in the workspace's zone. Words
 * are English for now, as all text is.
 */
import { t } from '@/text';
import { dayOf, timeZone, today, wallAt } from './clock';

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAY_MS = 86_400_000;

/** The day as a number of days, or null for what is not a day. */
function dayNumber(day: string): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!parts) return null;
  const [year, month, date] = parts.slice(1).map(Number) as [number, number, number];
  const time = new Date(0).setUTCFullYear(year, month - 1, date);
  const isReal = new Date(time).getUTCMonth() === month - 1;
  return isReal ? time / DAY_MS : null;
}

/** "Mon 24 Nov 2026"; what is not a day stays as it is. */
export function formatDay(day: string): string {
  const number = dayNumber(day);
  if (number === null) return day;
  const date = new Date(number * DAY_MS);
  const weekday = WEEKDAYS[date.getUTCDay()] ?? '';
  return `${weekday} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()] ?? ''} ${date.getUTCFullYear()}`;
}

/** Whole days from today to a day; negative for the past. */
export function daysUntil(day: string, from = today()): number | null {
  const [to, start] = [dayNumber(day), dayNumber(from)];
  return to === null || start === null ? null : to - start;
}

/** "in 3 days", "today", "2 weeks ago". Stands beside a date, never alone. */
export function formatCountdown(day: string, from = today()): string {
  const days = daysUntil(day, from);
  if (days === null) return '';
  if (days === 0) return t.format.today;
  if (days === 1) return t.format.tomorrow;
  if (days === -1) return t.format.yesterday;
  const far = Math.abs(days);
  const span =
    far < 21
      ? t.format.days(far)
      : far < 70
        ? t.format.weeks(Math.round(far / 7))
        : far < 730
          ? t.format.months(Math.round(far / 30.44))
          : t.format.years(Math.round(far / 365.25));
  return days > 0 ? t.format.in(span) : t.format.ago(span);
}

/** "Today 16:02", "Fri 20 Nov, 16:02", "20 Nov 2025, 16:02". */
export function formatInstant(instant: string, now?: Date): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  const { day, time } = wallAt(at);
  const present = now ? dayOf(now) : today();
  if (day === present) return t.format.todayAt(time);
  const [weekday = '', date = '', month = '', year = ''] = formatDay(day).split(' ');
  return day.slice(0, 4) === present.slice(0, 4)
    ? `${weekday} ${date} ${month}, ${time}`
    : `${date} ${month} ${year}, ${time}`;
}

/** With seconds and the zone, for hovering. */
export function formatInstantFully(instant: string): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  const style = { dateStyle: 'full', timeStyle: 'long' } as const;
  return new Intl.DateTimeFormat('en-GB', { ...style, timeZone: timeZone() }).format(at);
}
