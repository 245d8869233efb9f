import { Text, Title } from '@mantine/core';
import { IconCircle, IconCircleCheck } from '@tabler/icons-react';
import type { HeardView } from '@/bindings/types';
import { Instant } from '@/blocks';
import { t } from '@/text';
import classes from './ashby.module.css';

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

/** The other types of webhook. Each ticks itself when the first message of it comes. */
export function Changes({ heard }: { heard: HeardView[] }) {
  const firstOf = (type: string) => heard.find(({ action }) => action === type)?.first_at ?? null;
  return (
    <section className={classes.section} aria-labelledby="changes">
      <Title order={3} id="changes">
        {words.title}
      </Title>
      <Text c="dimmed">{words.more}</Text>
      <ul className={classes.types}>
        {TYPES.map((type) => (
          <Type key={type} type={type} at={firstOf(type)} />
        ))}
      </ul>
    </section>
  );
}

interface TypeProps {
  type: (typeof TYPES)[number];
  at: string | null;
}

function Type({ type, at }: TypeProps) {
  const Picture = at === null ? IconCircle : IconCircleCheck;
  return (
    <li data-tone={at === null ? 'grey' : 'green'}>
      <Picture size={18} stroke={1.75} aria-hidden />
      <code>{type}</code>
      <span className={classes.typeText}>{words.types[type]}</span>
      <span className="quiet">
        {at === null ? (
          words.none
        ) : (
          <>
            {words.heard} <Instant value={at} />
          </>
        )}
      </span>
    </li>
  );
}
