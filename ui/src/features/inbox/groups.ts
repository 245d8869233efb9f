/** How a view is divided. Each group is asked for by itself, so that a folded one costs one page. */
import type { HireItem } from '@/bindings/types';
import { daysUntil } from '@/format';
import type { Input } from '@/host';
import { ATTENTION, stateOf, viewOf, type InboxSearch } from './views';

export type GroupName = 'none' | 'overdue' | 'soon' | 'week' | 'later' | 'all' | (typeof ATTENTION)[number];

/** What to ask for, to fill a group. */
export interface Plan {
  name: GroupName;
  asked: Input<'inbox.list'>;
}

export interface HireGroup {
  name: GroupName;
  items: HireItem[];
  /** False while later pages may bring more of it. */
  isWhole: boolean;
  /** How many there are, as far as is known: "12", "100+". */
  count: string;
}

export type ListRow =
  | { kind: 'group'; group: HireGroup; isOpen: boolean }
  | { kind: 'hire'; hire: HireItem; group: GroupName }
  | { kind: 'more'; group: GroupName };

const DAY_MS = 86_400_000;
const NEVER = '9999-12-31';

function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The Sunday on which the week of a day ends. */
export function endOfWeek(day: string): string {
  const weekday = (((daysUntil(day, '2024-01-01') ?? 0) % 7) + 7) % 7;
  return addDays(day, 6 - weekday);
}

/** What the filters and the search narrow a view to. */
export function narrowed({ q, job, flag, from, to }: InboxSearch): Input<'inbox.list'> {
  return { query: q, job, flag, starts_from: from, starts_to: to };
}

/** The whole view in one question, without groups. */
export const viewAsked = (search: InboxSearch): Input<'inbox.list'> => {
  const view = viewOf(search);
  return view === 'attention' ? { ...narrowed(search), view } : { ...narrowed(search), state: stateOf(view) };
};

/** The groups of a view, in the order in which they stand; five at most. */
export function plansFor(search: InboxSearch, today: string): Plan[] {
  const view = viewOf(search);
  const asked = viewAsked(search);
  if (view === 'new') return byStart(search, asked, today);
  if (view === 'attention' && !search.flag) {
    return ATTENTION.map((flag) => ({ name: flag, asked: { ...asked, flag } }));
  }
  return [{ name: 'all', asked }];
}

function byStart(search: InboxSearch, asked: Input<'inbox.list'>, today: string): Plan[] {
  const sunday = endOfWeek(today);
  const [tomorrow, yesterday] = [addDays(today, 1), addDays(today, -1)];
  const laterFrom = addDays(sunday > tomorrow ? sunday : tomorrow, 1);
  const spans: [GroupName, string, string][] = [
    ['overdue', '0001-01-01', yesterday],
    ['soon', today, tomorrow],
    ['week', addDays(tomorrow, 1), sunday],
    ['later', laterFrom, NEVER],
  ];
  const first = search.from ?? '0001-01-01';
  const last = search.to ?? NEVER;
  const plans = spans
    .map(([name, from, to]) => ({ name, from: from > first ? from : first, to: to < last ? to : last }))
    .filter(({ from, to }) => from <= to)
    .map(({ name, from, to }) => ({ name, asked: { ...asked, starts_from: from, starts_to: to } }));
  const hasRange = search.from !== undefined || search.to !== undefined;
  return hasRange ? plans : [{ name: 'none', asked }, ...plans];
}

/** The hires that belong to a group, of those its question brings. */
export function membersOf(name: GroupName, hires: HireItem[]): { items: HireItem[]; hasOthers: boolean } {
  const belongs = (hire: HireItem): boolean => {
    // There is no question for "no date": they come first in the list of all.
    if (name === 'none') return hire.start_date === null;
    if (name === 'changed_in_ashby') return !hire.flags.includes('no_longer_hired');
    return true;
  };
  const items = hires.filter(belongs);
  return { items, hasOthers: name === 'none' && items.length < hires.length };
}

/**
 * Rows only ever join at the end: nothing stands below an open group before it is whole, so nothing moves when more
 * of it comes.
 */
export function rowsOf(groups: HireGroup[], isOpen: (name: GroupName) => boolean): ListRow[] {
  const rows: ListRow[] = [];
  for (const group of groups) {
    const { name, items, isWhole } = group;
    const open = name === 'all' || isOpen(name);
    if (name !== 'all') rows.push({ kind: 'group', group, isOpen: open });
    if (!open) continue;
    for (const hire of items) rows.push({ kind: 'hire', hire, group: name });
    if (isWhole) continue;
    rows.push({ kind: 'more', group: name });
    break;
  }
  return rows;
}
