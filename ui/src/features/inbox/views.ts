/** What the inbox shows, as it stands in the address. */
import type { FlagName, StateName } from '@/bindings/types';
import { FLAG_ORDER } from '@/format';

/** `new` is where a person begins. */
export const VIEWS = ['new', 'attention', 'completed', 'dismissed'] as const;
export type View = (typeof VIEWS)[number];

/** *Needs attention* stands over all states: what Ashby took back or changed afterwards, the worst first. */
export const ATTENTION = ['no_longer_hired', 'changed_in_ashby'] as const satisfies FlagName[];

const OTHER_VIEWS = VIEWS.filter((view) => view !== 'new');

export interface InboxSearch {
  view?: (typeof OTHER_VIEWS)[number];
  /** Words that were typed. */
  q?: string;
  job?: string;
  flag?: FlagName;
  /** The first and the last start date that is wanted. */
  from?: string;
  to?: string;
}

export const viewOf = (search: InboxSearch): View => search.view ?? 'new';

export const stateOf = (view: View): StateName | undefined => (view === 'attention' ? undefined : view);

export const hasFilter = ({ job, flag, from, to }: InboxSearch): boolean =>
  [job, flag, from, to].some((value) => value !== undefined);

/** Reads an address, and drops what no inbox can show. */
export function readSearch(search: { [name in keyof InboxSearch]?: unknown }): InboxSearch {
  const view = OTHER_VIEWS.find((known) => known === search.view);
  const flag = FLAG_ORDER.find((known) => known === search.flag);
  const [q, job] = [text(search.q), text(search.job)];
  const [from, to] = [day(search.from), day(search.to)];
  return {
    ...(view ? { view } : {}),
    ...(q ? { q } : {}),
    ...(job ? { job } : {}),
    ...(flag ? { flag } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  };
}

/** The same place with something else in it; undefined takes it away. */
export const changed = (
  search: InboxSearch,
  other: { [name in keyof InboxSearch]?: InboxSearch[name] | View | undefined },
): InboxSearch => readSearch({ ...search, ...other });

/** The router reads `2024` and `true` as what they look like. */
const text = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;

const day = (value: unknown): string | null =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : null;
