import { Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { Empty, List, Loading, Name, Page, Problem, Row } from '@/blocks';
import { useRpcPages } from '@/query';
import { t } from '@/text';

export function PeoplePage() {
  const employees = useRpcPages('employee.list', { limit: 50 });
  const items = employees.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t.people.title}>
      {employees.isPending && <Loading rows={8} widths={[24, 28]} />}
      {employees.error && (
        <Problem
          error={employees.error}
          title={t.people.failed}
          safe={t.people.safe}
          again={() => void employees.refetch()}
        />
      )}
      {employees.data && items.length === 0 && (
        <Empty icon={IconUsers} title={t.people.empty}>
          {t.people.emptyMore}
        </Empty>
      )}
      <List>
        {items.map((person) => (
          <Row
            key={person.id}
            title={<Name>{`${person.first_name} ${person.last_name}`}</Name>}
            below={person.email}
            side={person.position}
          />
        ))}
      </List>
      {employees.hasNextPage && (
        <Button
          variant="default"
          loading={employees.isFetchingNextPage}
          onClick={() => void employees.fetchNextPage()}
        >
          {t.common.more}
        </Button>
      )}
    </Page>
  );
}
