import { Button, Text } from '@mantine/core';
import { Explore } from '@/features/explore/Explore';
import { t } from '@/text';
import { Sheet } from './Sheet';
import classes from './start.module.css';

const words = t.start.doors;

export function Doors({ enter }: { enter: (path: '/settings/integrations/ashby') => void }) {
  return (
    <Sheet title={words.title} step={3}>
      <div className={classes.doors}>
        <div className={classes.door}>
          <Button onClick={() => enter('/settings/integrations/ashby')}>{words.ashby}</Button>
          <Text c="dimmed">{words.ashbyMore}</Text>
        </div>
        <div className={classes.door}>
          <Explore />
          <Text c="dimmed">{t.explore.more}</Text>
        </div>
      </div>
    </Sheet>
  );
}
