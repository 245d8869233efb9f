import {
  IconAlertTriangle,
  IconClock,
  IconExclamationCircle,
  IconFileUnknown,
  IconFlask,
  IconRefresh,
  IconUserX,
  type Icon,
} from '@tabler/icons-react';
import type { FlagName } from '@/bindings/types';

/** Red blocks, amber wants a look, blue informs. */
export type Tone = 'red' | 'amber' | 'blue' | 'green' | 'grey';

export interface FlagLook {
  tone: Tone;
  icon: Icon;
}

/** The worst first. */
export const FLAG_ORDER: FlagName[] = [
  'no_longer_hired',
  'missing_required',
  'overdue',
  'changed_in_ashby',
  'no_offer_data',
  'starts_soon',
  'test',
];

export const FLAG_LOOKS: Record<FlagName, FlagLook> = {
  no_longer_hired: { tone: 'red', icon: IconUserX },
  missing_required: { tone: 'red', icon: IconExclamationCircle },
  overdue: { tone: 'amber', icon: IconAlertTriangle },
  changed_in_ashby: { tone: 'amber', icon: IconRefresh },
  no_offer_data: { tone: 'amber', icon: IconFileUnknown },
  starts_soon: { tone: 'blue', icon: IconClock },
  test: { tone: 'blue', icon: IconFlask },
};

export const sortFlags = (flags: FlagName[]): FlagName[] =>
  [...flags].sort((one, other) => FLAG_ORDER.indexOf(one) - FLAG_ORDER.indexOf(other));

/** The worst flag, and how many more there are. */
export function worstFlag(flags: FlagName[]): { flag: FlagName; more: number } | null {
  const [flag] = sortFlags(flags);
  return flag ? { flag, more: flags.length - 1 } : null;
}
