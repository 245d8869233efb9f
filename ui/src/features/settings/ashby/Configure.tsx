import { Title } from '@mantine/core';
import type { IntegrationView } from '@/bindings/types';
import { Loading, Problem } from '@/blocks';
import { useRpc } from '@/query';
import { t } from '@/text';
import classes from './ashby.module.css';
import own from './configure.module.css';
import { PingStatus } from './PingStatus';
import { Reach } from './Reach';
import { Steps } from './Steps';
import { useMessages } from './useMessages';
import { Values } from './Values';

/** The address, the values, and the steps in Ashby beside them. */
export function Configure({ integration }: { integration: IntegrationView }) {
  const reach = useRpc('reach.get', {});
  const heard = useMessages().data?.items.find((message) => message.origin === 'webhook') ?? null;
  return (
    <section className={classes.section} aria-labelledby="configure">
      <Title order={2} id="configure" className={classes.sectionTitle}>
        {`1  ${t.settings.configure}`}
      </Title>
      {reach.isPending && <Loading rows={2} />}
      {reach.error && (
        <Problem error={reach.error} title={t.settings.failed} again={() => void reach.refetch()} />
      )}
      {reach.data && <Reach reach={reach.data} integration={integration} />}
      <div className={own.beside} id="webhook">
        <Values integration={integration} />
        <div className={own.steps}>
          <Steps url={integration.url} />
          <PingStatus integration={integration} heard={heard} />
        </div>
      </div>
    </section>
  );
}
