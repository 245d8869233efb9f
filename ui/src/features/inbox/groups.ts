import type { HireItem } from '@/bindings/types';
import { daysUntil, today } from '@/format';
import { ATTENTION, type View } from './views';

export type GroupName = 'none' | 'overdue' | 'soon' | 'week' | 'later' | 'all' | (typeof ATTENTION)[number];

export interface Group {
  name: GroupName;
  items: HireItem[];
  /** False while later pages may bring more of it. */
  isWhole: boolean;
}

/** The group of a start date; the week ends on Sunday. */
export function groupOf(start: string | null, from = today()): GroupName {
  const days = start === null ? null : daysUntil(start, from);
  if (days === null) return 'none';
  if (days < 0) return 'overdue';
  if (days <= 1) return 'soon';
  const weekday = (((daysUntil(from, '2024-01-01') ?? 0) % 7) + 7) % 7;
  return days <= 6 - weekday ? 'week' : 'later';
}

function nameFor(view: View, hire: HireItem, from: string): GroupName {
  if (view === 'new') return groupOf(hire.start_date, from);
  if (view === 'attention') return ATTENTION.find((flag) => hire.flags.includes(flag)) ?? 'changed_in_ashby';
  return 'all';
}

/** Hires come in the order of the groups; so a group is whole once another one follows. */
export function groupHires(view: View, hires: HireItem[], hasMore: boolean, from = today()): Group[] {
  const groups: Group[] = [];
  for (const hire of hires) {
    const name = nameFor(view, hire, from);
    const last = groups.at(-1);
    if (last?.name === name) last.items.push(hire);
    else groups.push({ name, items: [hire], isWhole: true });
  }
  const last = groups.at(-1);
  if (last && hasMore) last.isWhole = false;
  return groups;
}

export type ListRow = { kind: 'group'; group: Group; isOpen: boolean } | { kind: 'hire'; hire: HireItem };

export function rowsOf(groups: Group[], isOpen: (name: GroupName) => boolean): ListRow[] {
  return groups.flatMap((group): ListRow[] => {
    const hires = group.items.map((hire): ListRow => ({ kind: 'hire', hire }));
    if (group.name === 'all') return hires;
    const open = isOpen(group.name);
    return [{ kind: 'group', group, isOpen: open }, ...(open ? hires : [])];
  });
}
