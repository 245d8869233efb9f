import type { HireItem } from '@/bindings/types';
import type { HostError } from '@/host';
import { useRpc, useRpcPages } from '@/query';
import { ATTENTION, stateOf, type View } from './views';

const PAGE = 100;

export interface Hires {
  items: HireItem[];
  isPending: boolean;
  error: HostError | null;
  hasMore: boolean;
  isLoadingMore: boolean;
  more: () => void;
  again: () => void;
}

/** The hires of a view, page after page. *Needs attention* is two lists, one after the other, each hire once. */
export function useHires(view: View, words: string, enabled = true): Hires {
  const isAttention = view === 'attention';
  const asked = { query: words || undefined, limit: PAGE };
  const first = useRpcPages(
    'inbox.list',
    isAttention ? { ...asked, flag: ATTENTION[0] } : { ...asked, state: stateOf(view) },
    { enabled, keepLast: true },
  );
  const second = useRpcPages(
    'inbox.list',
    { ...asked, flag: ATTENTION[1] },
    { enabled: enabled && isAttention },
  );
  const lists = isAttention ? [first, second] : [first];
  const found = new Map<string, HireItem>();
  for (const list of lists) {
    for (const page of list.data?.pages ?? []) for (const hire of page.items) found.set(hire.id, hire);
  }
  const unfinished = lists.find((list) => list.hasNextPage);
  return {
    items: [...found.values()],
    isPending: lists.some((list) => list.isPending),
    error: lists.find((list) => list.error)?.error ?? null,
    hasMore: unfinished !== undefined,
    isLoadingMore: lists.some((list) => list.isFetchingNextPage),
    more: () => {
      if (unfinished && !unfinished.isFetchingNextPage) void unfinished.fetchNextPage();
    },
    again: () => lists.forEach((list) => void list.refetch()),
  };
}

/** How many hires each view holds; null while it is not known exactly. */
export function useCounts(): Record<View, number | null> {
  const counts = useRpc('inbox.counts', {}).data;
  const attention = useHires('attention', '');
  const isExact = !attention.isPending && !attention.hasMore && !attention.error;
  return {
    new: counts?.new ?? null,
    attention: isExact ? attention.items.length : null,
    completed: counts?.completed ?? null,
    dismissed: counts?.dismissed ?? null,
  };
}
