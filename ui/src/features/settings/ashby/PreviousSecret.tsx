import { Button } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useState } from 'react';
import { Instant } from '@/blocks';
import { useRpcMutation } from '@/query';
import { t } from '@/text';
import classes from './configure.module.css';
import { Decision } from './Decision';

const words = t.settings.rotate;

/** Until when the secret before the present one is valid, and the way to end it. */
export function PreviousSecret({ until }: { until: string }) {
  const [isAsking, setAsking] = useState(false);
  const end = useRpcMutation('integration.end_previous_secret');
  return (
    <div className={classes.previous}>
      <div className={classes.until}>
        <IconClock size={16} stroke={1.75} aria-hidden />
        <span>
          {words.previous} <Instant value={until} />
        </span>
      </div>
      <Button variant="default" size="compact-sm" onClick={() => setAsking(true)}>
        {words.end}
      </Button>
      <Decision
        opened={isAsking}
        close={() => setAsking(false)}
        title={words.endTitle}
        sentences={[words.endMore]}
        confirm={words.end}
        mutation={end}
      />
    </div>
  );
}
