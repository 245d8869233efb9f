export const TABS = ['profile', 'job', 'documents', 'history', 'access'] as const;
export type Tab = (typeof TABS)[number];

/** The profile itself is where a person begins. */
export function readTab({ tab }: Record<string, unknown>): { tab?: Exclude<Tab, 'profile'> } {
  const known = TABS.find((name) => name === tab);
  return known && known !== 'profile' ? { tab: known } : {};
}
