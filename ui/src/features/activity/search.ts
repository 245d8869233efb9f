export const OUTCOMES = [
  'waiting',
  'hire_created',
  'hire_updated',
  'unchanged',
  'kept',
  'unreadable',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const isOutcome = (text: unknown): text is Outcome => OUTCOMES.some((known) => known === text);

export const TABS = ['ashby', 'refused', 'changes'] as const;
export type Tab = (typeof TABS)[number];

export interface ActivitySearch {
  tab?: Exclude<Tab, 'ashby'>;
  outcome?: Outcome;
  /** The message that stands open beside the list. */
  message?: string;
}

export function readSearch(search: Record<string, unknown>): ActivitySearch {
  const { tab, outcome, message } = search;
  const known = TABS.find((name) => name === tab);
  if (known && known !== 'ashby') return { tab: known };
  const isId = typeof message === 'string' || typeof message === 'number';
  return {
    ...(isOutcome(outcome) ? { outcome } : {}),
    ...(isId && message !== '' ? { message: String(message) } : {}),
  };
}
