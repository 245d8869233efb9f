import { Box, Button, Group, Text, Title } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { hostError } from '@/host';
import { t } from '@/text';
import classes from './blocks.module.css';

interface Props {
  error: unknown;
  /** What did not work, such as "The inbox can't be shown". */
  title?: string;
  /** What is safe nevertheless. */
  safe?: string;
  again?: () => void;
  action?: ReactNode;
}

/** What happened, what is safe, what to do; the code only under Details. */
export function Problem({ error, title, safe, again, action }: Props) {
  const { code, message, detail } = hostError(error);
  const advice = t.problem.advice[code];
  return (
    <Box role="alert" className={classes.problem}>
      <IconAlertCircle size={20} stroke={1.75} aria-hidden className={classes.problemIcon} />
      <Box className={classes.problemText}>
        <Title order={2}>{title ?? t.problem.title[code]}</Title>
        <Text>{message}</Text>
        <Text c="dimmed">{safe ? `${safe} ${advice}` : advice}</Text>
        {(again ?? action) && (
          <Group gap="xs" mt="xs">
            {again && (
              <Button variant="default" onClick={again}>
                {t.common.tryAgain}
              </Button>
            )}
            {action}
          </Group>
        )}
        <details className={classes.details}>
          <summary>{t.common.details}</summary>
          <code>{detail === null ? code : `${code} ${JSON.stringify(detail)}`}</code>
        </details>
      </Box>
    </Box>
  );
}
