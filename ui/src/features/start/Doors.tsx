import { Button, Text } from '@mantine/core';
import { t } from '@/text';
import { Sheet } from './Sheet';
import classes from './start.module.css';

const words = t.start.doors;

export function Doors({ enter }: { enter: (path: '/settings/integrations/ashby' | '/inbox') => void }) {
  return (
    <Sheet title={words.title} step={3}>
      <div className={classes.doors}>
        <div className={classes.door}>
          <Button onClick={() => enter('/settings/integrations/ashby')}>{words.ashby}</Button>
          <Text c="dimmed">{words.ashbyMore}</Text>
        </div>
        <div className={classes.door}>
          <Button variant="default" onClick={() => enter('/inbox')}>
            {words.look}
          </Button>
          <Text c="dimmed">{words.lookMore}</Text>
        </div>
      </div>
    </Sheet>
  );
}
