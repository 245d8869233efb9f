import { SegmentedControl, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { DeliveryDetail } from '@/bindings/types';
import { Masked } from '@/blocks';
import { readable } from '@/format';
import { t } from '@/text';
import classes from './activity.module.css';

const words = t.message;

/** What the message said: to be read, or exactly as it came. */
export function Body({ body }: Pick<DeliveryDetail, 'body'>) {
  const [how, setHow] = useState('readable');
  return (
    <section>
      <div className={classes.bodyHead}>
        <Title order={3}>{words.what}</Title>
        {body !== null && (
          <SegmentedControl
            size="xs"
            aria-label={words.how}
            value={how}
            onChange={setHow}
            data={[
              { value: 'readable', label: words.readable },
              { value: 'raw', label: words.raw },
            ]}
          />
        )}
      </div>
      {body === null ? (
        <>
          <Masked />
          <Text c="dimmed">{words.hidden}</Text>
        </>
      ) : how === 'raw' ? (
        <pre className={classes.raw}>{body}</pre>
      ) : (
        <Lines body={body} />
      )}
    </section>
  );
}

function Lines({ body }: { body: string }) {
  const lines = readable(inner(body));
  if (lines.length === 0) return <Text c="dimmed">{words.nothing}</Text>;
  return (
    <dl className={classes.lines}>
      {lines.map(({ label, value }, index) => (
        <div key={index}>
          <dt>{label}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Ashby wraps what it says in `data`; the wrapping tells a person nothing. */
function inner(body: string): string {
  try {
    const message: unknown = JSON.parse(body);
    const isWrapped = typeof message === 'object' && message !== null && 'data' in message;
    return isWrapped ? JSON.stringify(message.data) : body;
  } catch {
    return body;
  }
}
