import { Anchor, Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconSend } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { HireId } from '@/bindings/types';
import { Problem } from '@/blocks';
import { useRpcMutation } from '@/query';
import { useMay } from '@/session/session';
import { t } from '@/text';
import classes from './checklist.module.css';

const words = t.checklist.test;

/** Sends somebody who does not exist, and says which way they went. */
export function SendTestHire({ isNext = false }: { isNext?: boolean }) {
  const send = useRpcMutation('integration.send_test_hire');
  const mayOpen = useMay('ats_inbox.manage');
  const hireId = send.data?.hire_id;
  const act = () =>
    send.mutate(
      {},
      {
        // A notice of its own: in the inbox the hire takes the place of this button.
        onSuccess: ({ sent_to, address }) =>
          void notifications.show({
            title: words.done,
            message: words.sent[sent_to](address),
            autoClose: false,
            closeButtonProps: { 'aria-label': t.common.close },
          }),
      },
    );
  return (
    <div className={classes.test}>
      <Button
        variant={isNext ? 'filled' : 'default'}
        leftSection={<IconSend size={16} aria-hidden />}
        loading={send.isPending}
        onClick={act}
      >
        {words.send}
      </Button>
      {mayOpen && hireId && <Opened hireId={hireId} />}
      {send.error && <Problem error={send.error} title={words.failed} safe={words.safe} />}
    </div>
  );
}

function Opened({ hireId }: { hireId: HireId }) {
  return (
    <Anchor inherit renderRoot={(link) => <Link {...link} to="/inbox/$hireId" params={{ hireId }} />}>
      {words.open}
    </Anchor>
  );
}
