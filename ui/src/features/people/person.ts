import type { DirectoryEntry } from '@/bindings/types';

export const nameOf = ({ first_name, last_name }: Pick<DirectoryEntry, 'first_name' | 'last_name'>): string =>
  `${first_name} ${last_name}`.trim();
