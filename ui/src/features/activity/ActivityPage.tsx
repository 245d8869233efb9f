import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { Empty, Instant, List, Loading, Page, Problem, Row } from '@/blocks';
import { useRpcPages } from '@/query';
import { t } from '@/text';

export function ActivityPage() {
  const messages = useRpcPages('delivery.list', { limit: 50 });
  const items = messages.data?.pages.flatMap((page) => page.items) ?? [];
  const outcomes = t.shell.bell.outcome;
  return (
    <Page title={t.activity.title}>
      {messages.isPending && <Loading rows={8} widths={[24, 16]} />}
      {messages.error && (
        <Problem
          error={messages.error}
          title={t.activity.failed}
          safe={t.activity.safe}
          again={() => void messages.refetch()}
        />
      )}
      {messages.data && items.length === 0 && (
        <Empty icon={IconHistory} title={t.activity.empty}>
          {t.activity.emptyMore}
        </Empty>
      )}
      <List>
        {items.map((message) => (
          <Row
            key={message.id}
            title={outcomes[message.outcome as keyof typeof outcomes]}
            below={message.reason ?? message.action}
            side={<Instant value={message.received_at} />}
          />
        ))}
      </List>
      {messages.hasNextPage && (
        <Button
          variant="default"
          loading={messages.isFetchingNextPage}
          onClick={() => void messages.fetchNextPage()}
        >
          {t.common.more}
        </Button>
      )}
    </Page>
  );
}
