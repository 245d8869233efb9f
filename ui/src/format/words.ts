/** Characters as the engine counts them, not UTF-16 units. */
export const characters = (text: string): number => Array.from(text).length;

export const firstCharacter = (text: string): string => Array.from(text)[0] ?? '';
