import { useMemo, useState } from 'react';
import type { HirePage } from '@/bindings/types';
import { useToday } from '@/format';
import type { HostError } from '@/host';
import { useRpc, useRpcPages } from '@/query';
import { membersOf, plansFor, type GroupName, type HireGroup, type Plan } from './groups';
import type { InboxSearch, View } from './views';

const PAGE = 200;

export interface Hires {
  groups: HireGroup[];
  isPending: boolean;
  /** Shows the answer to what was asked before. */
  isOld: boolean;
  error: HostError | null;
  /** The next page of a group. */
  more: (name: GroupName) => void;
  again: () => void;
}

type Pages = ReturnType<typeof usePages>;

function usePages(plan: Plan | undefined) {
  const asked = { ...plan?.asked, limit: PAGE };
  return useRpcPages('inbox.list', asked, { enabled: plan !== undefined, keepLast: true });
}

/** The hires of a view, group by group and page after page. */
export function useHires(search: InboxSearch): Hires {
  const today = useToday();
  const plans = useMemo(() => plansFor(search, today), [search, today]);
  // A fixed number, as hooks must be.
  const all = [
    usePages(plans[0]),
    usePages(plans[1]),
    usePages(plans[2]),
    usePages(plans[3]),
    usePages(plans[4]),
  ] as const;
  const asked: Pages[] = all.slice(0, plans.length);
  const [one, two, three, four, five] = all.map(({ data }) => data?.pages);
  const groups = useMemo(
    () => groupsOf(plans, [one, two, three, four, five]),
    [plans, one, two, three, four, five],
  );
  // What was asked before stays in view, whole, until everything is answered.
  const isOld = asked.some((list) => list.isPlaceholderData || list.isPending);
  const [settled, settle] = useState(groups);
  if (!isOld && settled !== groups) settle(groups);
  return {
    groups: isOld ? settled : groups,
    isPending: isOld && settled.length === 0 && asked.some((list) => list.isPending),
    isOld,
    error: asked.find((list) => list.error)?.error ?? null,
    more: (name) => {
      const list = asked[plans.findIndex((plan) => plan.name === name)];
      if (list?.hasNextPage && !list.isFetching) void list.fetchNextPage();
    },
    again: () => asked.forEach((list) => void list.refetch()),
  };
}

function groupsOf(plans: Plan[], answers: (HirePage[] | undefined)[]): HireGroup[] {
  const found = plans.map(({ name }, at) => {
    const pages = answers[at] ?? [];
    // A hire that moved between two pages is in both.
    const all = [...new Map(pages.flatMap((page) => page.items).map((hire) => [hire.id, hire])).values()];
    const { items, hasOthers } = membersOf(name, all);
    const isWhole = hasOthers || !pages.at(-1)?.next;
    const told = name === 'none' ? null : (pages[0]?.total ?? null);
    return { name, items, isWhole, total: isWhole ? items.length : told };
  });
  // The question for those without a date asks for all; so what is left belongs to the group that is not counted.
  const all = plans[0]?.name === 'none' ? (answers[0]?.[0]?.total ?? null) : null;
  const counted = found.reduce((sum, { total }) => sum + (total ?? 0), 0);
  const isLeft = all !== null && found.filter(({ total }) => total === null).length === 1;
  return found
    .map(({ total, ...group }) => ({
      ...group,
      count: countOf(group, total ?? (isLeft ? all - counted : null)),
    }))
    .filter(({ items, isWhole }) => items.length > 0 || !isWhole);
}

/** The engine counts up to a thousand. */
const MOST_COUNTED = 1_000;

function countOf({ name, items }: Pick<HireGroup, 'name' | 'items'>, total: number | null): string {
  if (total !== null) return Math.max(total, items.length).toLocaleString('en-GB');
  const least = name === 'none' ? items.length : Math.max(items.length, MOST_COUNTED);
  return `${least.toLocaleString('en-GB')}+`;
}

/** How many hires each view holds; null while it is not known. */
export function useCounts(): Record<View, number | null> {
  const counts = useRpc('inbox.counts', {}).data;
  return {
    new: counts?.new ?? null,
    attention: counts?.attention ?? null,
    completed: counts?.completed ?? null,
    dismissed: counts?.dismissed ?? null,
  };
}
