import { Box, Text, Title } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './blocks.module.css';

interface Props {
  icon?: Icon;
  /** What would appear here. */
  title: string;
  children?: ReactNode;
  /** The one action. */
  action?: ReactNode;
}

/** An empty place: what would appear, and one action. */
export function Empty({ icon: Picture, title, children, action }: Props) {
  return (
    <Box className={classes.empty}>
      {Picture && <Picture size={28} stroke={1.5} aria-hidden className={classes.picture} />}
      <Title order={2}>{title}</Title>
      {children && (
        <Text c="dimmed" maw={440}>
          {children}
        </Text>
      )}
      {action && <Box mt="xs">{action}</Box>}
    </Box>
  );
}
