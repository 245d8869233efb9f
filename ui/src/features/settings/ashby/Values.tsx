import { Text, Title } from '@mantine/core';
import type { IntegrationView } from '@/bindings/types';
import { Copy, Instant } from '@/blocks';
import { t } from '@/text';
import classes from './configure.module.css';
import { NewSecret } from './NewSecret';
import { PreviousSecret } from './PreviousSecret';
import { SecretKey } from './SecretKey';

const words = t.settings.values;

/** What goes into Ashby, each with its copy. */
export function Values({ integration }: { integration: IntegrationView }) {
  const { url, secret_issued_at: issued, previous_secret_until: previous } = integration;
  return (
    <div className={classes.part}>
      <Title order={3}>{words.title}</Title>
      <div>
        <Text fw={550}>{words.url}</Text>
        {url === null ? (
          <Text c="dimmed">{words.noUrl}</Text>
        ) : (
          <div className={classes.value}>
            <code>{url}</code>
            <Copy value={url} label={words.copyUrl} />
          </div>
        )}
      </div>
      <div>
        <Text fw={550}>{words.secret}</Text>
        {/* Another secret is another field: what was shown of the old one is forgotten. */}
        <SecretKey key={issued} />
        {issued && (
          <span className="quiet">
            {words.issued} <Instant value={issued} />
          </span>
        )}
      </div>
      {previous && <PreviousSecret until={previous} />}
      <NewSecret />
    </div>
  );
}
