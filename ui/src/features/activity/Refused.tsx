import { Button } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Empty, Instant, List, Loading, NotAllowed, Problem, Row } from '@/blocks';
import { RefusedAdvice, refusedFor } from '@/features/settings/ashby/RefusedAdvice';
import { formatBytes } from '@/format';
import { useRpc } from '@/query';
import { useMay } from '@/session/session';
import { t } from '@/text';
import classes from './activity.module.css';

const words = t.refusedTab;

/** Messages whose signature does not fit, and what makes them fit. */
export function Refused() {
  const may = useMay('integrations.manage');
  const refused = useRpc('integration.refused', {}, { enabled: may });
  if (!may) return <NotAllowed needs="integrations.manage" title={words.hidden} />;
  const items = refused.data?.items ?? [];
  return (
    <div className={classes.refused}>
      {refused.isPending && <Loading rows={4} widths={[30, 20]} />}
      {refused.error && (
        <Problem
          error={refused.error}
          title={words.failed}
          safe={words.safe}
          again={() => void refused.refetch()}
        />
      )}
      {refused.data && items.length === 0 && (
        <Empty icon={IconShieldCheck} title={words.empty}>
          {words.emptyMore}
        </Empty>
      )}
      {items.length > 0 && (
        <div className={classes.advice}>
          <RefusedAdvice items={items} />
          <div>
            <Button component={Link} to="/settings/integrations/ashby" hash="webhook" variant="default">
              {words.open}
            </Button>
          </div>
        </div>
      )}
      <List>
        {items.map((message) => (
          <Row
            key={message.id}
            title={refusedFor(message)}
            below={formatBytes(message.bytes)}
            side={<Instant value={message.received_at} />}
          />
        ))}
      </List>
    </div>
  );
}
