import { Button, type ButtonProps } from '@mantine/core';
import { Problem } from '@/blocks';
import { t } from '@/text';
import { useExplore } from './useExplore';

/** The way into a workspace to explore. */
export function Explore(props: ButtonProps) {
  const { explore, isStarting, error } = useExplore();
  return (
    <>
      <Button variant="default" loading={isStarting} onClick={explore} {...props}>
        {t.explore.start}
      </Button>
      {error && <Problem error={error} title={t.explore.failed} />}
    </>
  );
}
