import { Stack, Text, Title } from '@mantine/core';
import { IconChevronRight, IconCircleCheck, IconPlugX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Loading, Mark, Page, Problem } from '@/blocks';
import type { IntegrationView } from '@/bindings/types';
import { useRpc } from '@/query';
import { useMay } from '@/session/session';
import { t } from '@/text';
import { LastMessage } from './LastMessage';
import classes from './settings.module.css';

const words = t.settings;

export function IntegrationsPage() {
  const may = useMay('integrations.manage');
  const integration = useRpc('integration.get', {}, { enabled: may });
  return (
    <Page title={words.integrations} narrow>
      <Text c="dimmed">{words.integrationsMore}</Text>
      <Stack gap="xs" mt="lg">
        <Title order={2}>{words.ats}</Title>
        <Text className="quiet">{words.atsMore}</Text>
        {may && integration.isPending && <Loading rows={1} />}
        {integration.error && (
          <Problem
            error={integration.error}
            title={words.failed}
            safe={words.safe}
            again={() => void integration.refetch()}
          />
        )}
        {(integration.data ?? !may) && <AshbyCard integration={integration.data} />}
      </Stack>
    </Page>
  );
}

function AshbyCard({ integration }: { integration: IntegrationView | undefined }) {
  return (
    <Link to="/settings/integrations/ashby" className={classes.card}>
      <span className={classes.cardText}>
        <span className={classes.cardTitle}>{words.ashby}</span>
        <span className="quiet">{words.ashbyMore}</span>
      </span>
      {integration?.installed && (
        <span className={classes.cardSide}>
          <Mark tone="green" icon={IconCircleCheck}>
            {words.installed}
          </Mark>
          <LastMessage at={integration.last_delivery} />
        </span>
      )}
      {integration && !integration.installed && (
        <Mark tone="grey" icon={IconPlugX}>
          {words.notInstalled}
        </Mark>
      )}
      <IconChevronRight size={16} aria-hidden className={classes.chevron} />
    </Link>
  );
}
