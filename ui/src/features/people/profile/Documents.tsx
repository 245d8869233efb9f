import { Button } from '@mantine/core';
import { IconFileText, IconFiles } from '@tabler/icons-react';
import type { EmployeeId } from '@/bindings/types';
import { Empty, Instant, List, Loading, Name, NotAllowed, Problem, Row } from '@/blocks';
import { formatBytes } from '@/format';
import { host } from '@/host';
import { useRpc, useRpcMutation } from '@/query';
import { useMay } from '@/session/session';
import { t } from '@/text';

const words = t.profile.documents;

export function Documents({ id }: { id: EmployeeId }) {
  const may = useMay('documents.manage');
  const documents = useRpc('document.list', { employee_id: id }, { enabled: may });
  const open = useRpcMutation('document.open');
  if (!may) return <NotAllowed needs="documents.manage" title={words.hidden} />;
  const show = (document: string) =>
    open.mutate({ id: document }, { onSuccess: ({ ticket }) => void host.openFile(ticket) });
  const items = documents.data?.items ?? [];
  return (
    <>
      {documents.isPending && <Loading rows={3} widths={[40, 20]} />}
      {documents.error && (
        <Problem
          error={documents.error}
          title={words.failed}
          safe={words.safe}
          again={() => void documents.refetch()}
        />
      )}
      {open.error && <Problem error={open.error} title={words.openFailed} safe={words.safe} />}
      {documents.data && items.length === 0 && (
        <Empty icon={IconFiles} title={words.empty}>
          {words.emptyMore}
        </Empty>
      )}
      <List>
        {items.map((document) => (
          <Row
            key={document.id}
            title={<Name>{document.name}</Name>}
            below={
              <>
                {formatBytes(document.bytes)} · <Instant value={document.added_at} />
              </>
            }
            side={
              <Button
                variant="default"
                size="compact-sm"
                leftSection={<IconFileText size={14} aria-hidden />}
                aria-label={words.open(document.name)}
                onClick={() => show(document.id)}
              >
                {t.common.open}
              </Button>
            }
          />
        ))}
      </List>
    </>
  );
}
