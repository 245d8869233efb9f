import { Text, Title } from '@mantine/core';
import { IconCircle, IconCircleCheck } from '@tabler/icons-react';
import { Instant, Problem } from '@/blocks';
import { t } from '@/text';
import classes from './ashby.module.css';
import { useMessages } from './useMessages';

const words = t.settings.changes;
const TYPES = [
  'applicationUpdate',
  'offerUpdate',
  'offerDelete',
  'candidateStageChange',
  'candidateMerge',
  'candidateDelete',
  'signatureRequestUpdate',
] as const;

/** The other types of webhook. Each ticks itself when a message of it is there. */
export function Changes() {
  const messages = useMessages();
  const heard = (type: string) =>
    messages.data?.items.find((message) => message.action === type)?.received_at ?? null;
  return (
    <section className={classes.section} aria-labelledby="changes">
      <Title order={3} id="changes">
        {words.title}
      </Title>
      <Text c="dimmed">{words.more}</Text>
      {messages.error && <Problem error={messages.error} again={() => void messages.refetch()} />}
      <ul className={classes.types}>
        {TYPES.map((type) => (
          <Type key={type} type={type} at={heard(type)} isKnown={messages.data !== undefined} />
        ))}
      </ul>
    </section>
  );
}

interface TypeProps {
  type: (typeof TYPES)[number];
  at: string | null;
  /** Whether the messages could be looked at. */
  isKnown: boolean;
}

function Type({ type, at, isKnown }: TypeProps) {
  const Picture = at === null ? IconCircle : IconCircleCheck;
  return (
    <li data-tone={at === null ? 'grey' : 'green'}>
      <Picture size={18} stroke={1.75} aria-hidden />
      <code>{type}</code>
      <span className={classes.typeText}>{words.types[type]}</span>
      {isKnown && (
        <span className="quiet">
          {at === null ? (
            words.none
          ) : (
            <>
              {words.heard} <Instant value={at} />
            </>
          )}
        </span>
      )}
    </li>
  );
}
