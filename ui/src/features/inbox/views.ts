import type { FlagName, StateName } from '@/bindings/types';

/** What the inbox can show. `new` is where a person begins. */
export const VIEWS = ['new', 'attention', 'completed', 'dismissed'] as const;
export type View = (typeof VIEWS)[number];

/** *Needs attention* stands over all states: what Ashby changed or took back afterwards. */
export const ATTENTION = ['no_longer_hired', 'changed_in_ashby'] as const satisfies FlagName[];

export interface InboxSearch {
  view?: Exclude<View, 'new'>;
  q?: string;
}

export const stateOf = (view: View): StateName | undefined => (view === 'attention' ? undefined : view);

export function readSearch(search: Record<string, unknown>): InboxSearch {
  const view = VIEWS.find((known) => known === search['view']);
  const q = search['q'];
  return {
    ...(view && view !== 'new' ? { view } : {}),
    ...(typeof q === 'string' && q !== '' ? { q } : typeof q === 'number' ? { q: String(q) } : {}),
  };
}

export const searchFor = (view: View, q: string): InboxSearch => readSearch({ view, q });
