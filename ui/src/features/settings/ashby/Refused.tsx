import { Button, Text, Title } from '@mantine/core';
import { IconKeyOff } from '@tabler/icons-react';
import { useState } from 'react';
import { Instant, List, Loading, Problem, Row } from '@/blocks';
import { useRpc } from '@/query';
import { t } from '@/text';
import classes from './ashby.module.css';

const words = t.settings.refused;
/** Ashby tries again and again; what to do shall stay in view. */
const AT_FIRST = 2;
const isReason = (reason: string): reason is keyof typeof words.reason => reason in words.reason;

/** Messages whose signature does not fit, and what makes them fit. */
export function Refused({ count }: { count: number }) {
  const refused = useRpc('integration.refused', {});
  const [isAll, setAll] = useState(false);
  const items = refused.data?.items ?? [];
  const shown = isAll ? items : items.slice(0, AT_FIRST);
  return (
    <section className={classes.refused} aria-labelledby="refused">
      <IconKeyOff size={20} stroke={1.75} aria-hidden className={classes.refusedIcon} />
      <div className={classes.refusedText}>
        <Title order={2} id="refused">
          {words.title(count)}
        </Title>
        <Text>{words.what}</Text>
        <Text fw={550}>{words.todo}</Text>
        {refused.isPending && <Loading rows={1} />}
        {refused.error && <Problem error={refused.error} again={() => void refused.refetch()} />}
        <List>
          {shown.map((message) => (
            <Row
              key={message.id}
              title={isReason(message.reason) ? words.reason[message.reason] : words.other}
              below={words.bytes(message.bytes)}
              side={<Instant value={message.received_at} />}
            />
          ))}
        </List>
        {shown.length < items.length && (
          <Button variant="default" onClick={() => setAll(true)} className={classes.all}>
            {words.all(items.length)}
          </Button>
        )}
      </div>
    </section>
  );
}
