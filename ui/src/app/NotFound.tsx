import { Button } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Empty, Page } from '@/blocks';
import { t } from '@/text';

export function NotFound() {
  return (
    <Page title={t.problem.notFound}>
      <Empty
        icon={IconMapOff}
        title={t.problem.notFound}
        action={
          <Button component={Link} to="/inbox">
            {t.problem.toInbox}
          </Button>
        }
      >
        {t.problem.notFoundAdvice}
      </Empty>
    </Page>
  );
}
