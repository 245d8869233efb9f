/** The recovery key: eight groups of four in Crockford's alphabet, which has no I, L, O and U. */
export const groupsOf = (key: string): string[] => key.split('-');

/** As the engine reads it: either case, with or without dashes of any kind, look-alikes as what they look like. */
export const readGroup = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');

export const isGroup = (typed: string, group: string): boolean => readGroup(typed) === group;

/** The key as somebody typed or pasted it, as the engine writes it. */
export const readKey = (typed: string): string => (readGroup(typed).match(/.{1,4}/g) ?? []).join('-');

const KEY = /^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/;

export const isKey = (typed: string): boolean => KEY.test(readKey(typed));

/** Two different places, in order: one of the first half, one of the second. */
export function placesToAsk(groups: number, random: () => number = Math.random): [number, number] {
  const half = Math.floor(groups / 2);
  const pick = (from: number, count: number) => from + Math.floor(random() * count);
  return [pick(0, half), pick(half, groups - half)];
}
