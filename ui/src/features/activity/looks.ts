import {
  IconArchive,
  IconEqual,
  IconFileAlert,
  IconHourglass,
  IconRefresh,
  IconUserPlus,
  type Icon,
} from '@tabler/icons-react';
import type { DeliveryView } from '@/bindings/types';
import type { Tone } from '@/format';
import { t } from '@/text';
import { isOutcome, type Outcome } from './search';

interface Look {
  tone: Tone;
  icon: Icon;
  word: string;
}

const words = t.activity.outcomes;

const LOOKS: Record<Outcome, Look> = {
  waiting: { tone: 'blue', icon: IconHourglass, word: words.waiting },
  hire_created: { tone: 'green', icon: IconUserPlus, word: words.hire_created },
  hire_updated: { tone: 'blue', icon: IconRefresh, word: words.hire_updated },
  unchanged: { tone: 'grey', icon: IconEqual, word: words.unchanged },
  kept: { tone: 'grey', icon: IconArchive, word: words.kept },
  unreadable: { tone: 'amber', icon: IconFileAlert, word: words.unreadable },
};

/** What became of a message. */
export const lookOf = (outcome: string): Look => LOOKS[isOutcome(outcome) ? outcome : 'kept'];

/** "Candidate hired" for `candidateHire`; an action of tomorrow in its own words. */
export function kindOf(action: DeliveryView['action']): string {
  const { kinds, unknownKind } = t.activity;
  if (action === null || action === '') return unknownKind;
  if (Object.hasOwn(kinds, action)) return kinds[action as keyof typeof kinds];
  const spaced = action
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
