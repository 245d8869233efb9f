import { Text } from '@mantine/core';
import type { RefusedView } from '@/bindings/types';
import { t } from '@/text';

const words = t.settings.refused;
type Reason = keyof typeof words.todo;
const isReason = (reason: string): reason is Reason => Object.hasOwn(words.todo, reason);

/** Why a message was refused, in words. */
export const refusedFor = ({ reason }: RefusedView): string =>
  isReason(reason) ? words.reason[reason] : words.other;

/** What is the matter, and what to do about each reason there is. */
export function RefusedAdvice({ items }: { items: RefusedView[] }) {
  const reasons = [...new Set(items.map(({ reason }) => reason))].filter(isReason);
  return (
    <>
      <Text>{words.what}</Text>
      {reasons.map((reason) => (
        <Text key={reason}>
          <strong>{`${words.reason[reason]}. `}</strong>
          {words.todo[reason]}
        </Text>
      ))}
    </>
  );
}
