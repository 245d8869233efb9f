import { Anchor, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Loading, Page, Problem } from '@/blocks';
import { useRpc } from '@/query';
import { useMay } from '@/session/session';
import { t } from '@/text';
import classes from './ashby.module.css';
import { BeforeInstall } from './BeforeInstall';
import { Installed } from './Installed';

const words = t.settings;

export function AshbyPage() {
  const may = useMay('integrations.manage');
  const integration = useRpc('integration.get', {}, { enabled: may });
  return (
    <Page title={words.ashby} bare>
      <div className={classes.page}>
        <Text className="quiet" mb="xs">
          <Anchor component={Link} to="/settings/integrations" inherit>
            {words.integrations}
          </Anchor>
          {` / ${words.ats}`}
        </Text>
        {may && integration.isPending && <Loading rows={4} />}
        {integration.error && (
          <Problem
            error={integration.error}
            title={words.failed}
            safe={words.safe}
            again={() => void integration.refetch()}
          />
        )}
        {(!may || integration.data?.installed === false) && <BeforeInstall />}
        {integration.data?.installed && <Installed integration={integration.data} />}
      </div>
    </Page>
  );
}
