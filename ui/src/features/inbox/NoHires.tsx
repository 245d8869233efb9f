import { Button } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Empty, Instant } from '@/blocks';
import { Checklist } from '@/features/settings/checklist/Checklist';
import { useRpc } from '@/query';
import { useMay } from '@/session/session';
import { t } from '@/text';
import classes from './inbox.module.css';
import { useCounts } from './useHires';
import type { View } from './views';

/** What would appear, when Ashby was last heard, and one action; before the first hire, what is left to set up. */
export function NoHires({ view }: { view: View }) {
  const isNew = view === 'new';
  const mayConnect = useMay('integrations.manage') && isNew;
  const integration = useRpc('integration.get', {}, { enabled: mayConnect }).data;
  const checklist = useRpc('integration.checklist', {}, { enabled: mayConnect });
  const counts = useCounts();
  const hasNever = counts.new === 0 && counts.completed === 0 && counts.dismissed === 0;
  const isUnready = checklist.data?.items.some(({ is_done }) => !is_done) === true;
  if (mayConnect && checklist.isPending) return null;
  if (isNew && hasNever && isUnready && checklist.data) {
    return (
      <div className={classes.checklist}>
        <Checklist items={checklist.data.items} />
      </div>
    );
  }
  return (
    <Empty
      icon={IconInbox}
      title={t.inbox.empty[view]}
      action={
        integration && (
          <Button
            component={Link}
            to="/settings/integrations/ashby"
            variant={integration.installed ? 'default' : 'filled'}
          >
            {integration.installed ? t.inbox.openSettings : t.inbox.connect}
          </Button>
        )
      }
    >
      {integration?.last_delivery ? (
        <>
          {t.inbox.lastMessage} <Instant value={integration.last_delivery} />
        </>
      ) : (
        t.inbox.emptyMore[view]
      )}
    </Empty>
  );
}
