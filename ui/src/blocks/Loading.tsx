import { Group, Skeleton, Stack } from '@mantine/core';
import { useEffect, useState } from 'react';
import { t } from '@/text';

/** A wait shorter than this is not worth showing. */
const UNSEEN_MS = 150;

interface Props {
  rows?: number;
  /** The real widths of a row's parts, in per cent. */
  widths?: number[];
}

/** Nothing at first, then rows that stand where the content will. */
export function Loading({ rows = 5, widths = [28, 20, 16] }: Props) {
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), UNSEEN_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isLong) return null;
  return (
    <Stack gap={0} role="status" aria-label={t.common.loading}>
      {Array.from({ length: rows }, (_, row) => (
        <Group key={row} h={44} gap="lg" wrap="nowrap" align="center">
          {widths.map((width, column) => (
            <Skeleton key={column} height={12} width={`${width}%`} />
          ))}
        </Group>
      ))}
    </Stack>
  );
}
