import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { HireDetail } from '@/bindings/types';
import { useRpcMutation } from '@/query';
import { announce } from '@/shell/announce';
import { t } from '@/text';

interface Props {
  hire: HireDetail;
  opened: boolean;
  close: () => void;
}

/** Asks why. Nothing is lost: a dismissed hire can be restored. */
export function DismissModal({ hire, opened, close }: Props) {
  const [reason, setReason] = useState('');
  const dismiss = useRpcMutation('inbox.dismiss');
  const error = dismiss.error;
  const send = () =>
    dismiss.mutate(
      { id: hire.id, version: hire.version, reason },
      {
        onSuccess: () => {
          announce(t.review.said.dismissed(hire.candidate_name));
          close();
        },
      },
    );
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={<bdi>{t.review.dismissTitle(hire.candidate_name)}</bdi>}
      closeButtonProps={{ 'aria-label': t.common.close }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Stack gap="md">
          <Text c="dimmed">{t.review.dismissMore}</Text>
          <Textarea
            label={t.review.reason}
            placeholder={t.review.reasonHint}
            data-autofocus
            autosize
            minRows={2}
            maxRows={6}
            maxLength={1000}
            value={reason}
            error={error && (error.fields['reason'] ?? error.message)}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              {t.review.cancel}
            </Button>
            <Button type="submit" loading={dismiss.isPending}>
              {t.review.dismiss}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
