import { SegmentedControl } from '@mantine/core';
import { memo, useState } from 'react';
import type { HireDetail } from '@/bindings/types';
import { readable } from '@/format';
import { t } from '@/text';
import classes from './review.module.css';

const words = t.review.from;

/** What Ashby sent, part by part: to be read, or exactly as it came. */
export function FromAshby({ received }: { received: HireDetail['received'] }) {
  const [how, setHow] = useState('readable');
  if (!received) return <p className={classes.aside}>{words.hidden}</p>;
  const parts = Object.entries(received);
  if (parts.length === 0) return <p className={classes.aside}>{words.nothing}</p>;
  return (
    <>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={words.how}
        value={how}
        onChange={setHow}
        data={[
          { value: 'readable', label: words.readable },
          { value: 'raw', label: words.raw },
        ]}
      />
      {parts.map(([name, body]) => (
        <section key={name} className={classes.part}>
          <h3>{words.parts[name as keyof typeof words.parts]}</h3>
          {how === 'raw' ? <pre className={classes.raw}>{body}</pre> : <Lines body={body} />}
        </section>
      ))}
    </>
  );
}

/** Read once, not with every key that is pressed in the form. */
const Lines = memo(function Lines({ body }: { body: string }) {
  const lines = readable(body);
  if (lines.length === 0) return <p className={classes.aside}>{words.nothing}</p>;
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
});
