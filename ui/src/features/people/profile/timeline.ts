export type When = 'past' | 'current' | 'coming';

/** When each row is in force, the newest first; a row without a day has been there from the start. */
export function whenOf(froms: (string | null)[], today: string): When[] {
  const current = froms.findIndex((from) => from === null || from <= today);
  return froms.map((_, index) =>
    current < 0 || index < current ? 'coming' : index === current ? 'current' : 'past',
  );
}

/** The row in force, or the first one that will be. */
export function inForce<T>(rows: T[], fromOf: (row: T) => string | null, today: string): T | undefined {
  return rows.find((row) => (fromOf(row) ?? today) <= today) ?? rows.at(-1);
}
