import { Anchor, Title } from '@mantine/core';
import { IconKeyOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Loading, Problem } from '@/blocks';
import { useRpc } from '@/query';
import { t } from '@/text';
import classes from './ashby.module.css';
import { RefusedAdvice } from './RefusedAdvice';

const words = t.settings.refused;

/** That messages were refused, and what makes them fit; each of them is in Activity. */
export function Refused({ count }: { count: number }) {
  const refused = useRpc('integration.refused', {});
  return (
    <section className={classes.refused} aria-labelledby="refused">
      <IconKeyOff size={20} stroke={1.75} aria-hidden className={classes.refusedIcon} />
      <div className={classes.refusedText}>
        <Title order={2} id="refused">
          {words.title(count)}
        </Title>
        {refused.isPending && <Loading rows={1} />}
        {refused.error && <Problem error={refused.error} again={() => void refused.refetch()} />}
        {refused.data && <RefusedAdvice items={refused.data.items} />}
        <Anchor
          w="fit-content"
          renderRoot={(link) => <Link {...link} to="/activity" search={{ tab: 'refused' }} />}
        >
          {words.all}
        </Anchor>
      </div>
    </section>
  );
}
