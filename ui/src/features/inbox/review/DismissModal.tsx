import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { HireDetail } from '@/bindings/types';
import { hostError } from '@/host';
import { useRpcMutation } from '@/query';
import { announce } from '@/shell/announce';
import { t } from '@/text';
import classes from './review.module.css';
import type { Review } from './useReview';

interface Props {
  hire: HireDetail;
  review: Review;
  close: () => void;
}

/** Asks why. Nothing is lost: a dismissed hire can be restored. */
export function DismissModal({ hire, review, close }: Props) {
  const [reason, setReason] = useState('');
  const dismiss = useRpcMutation('inbox.dismiss');
  const { error } = dismiss;
  const send = async () => {
    if (dismiss.isPending) return;
    // What was typed belongs to the hire, also when it is restored later.
    if (!(await review.save())) {
      close();
      return;
    }
    try {
      await dismiss.mutateAsync({ id: hire.id, version: review.version(), reason: reason.trim() });
      announce(t.review.said.dismissed(hire.candidate_name));
      close();
    } catch (thrown) {
      // Told below the field; the reason stays there, and the page shows what is there now.
      if (hostError(thrown).code === 'conflict') await review.refused(thrown);
    }
  };
  return (
    <Modal
      opened
      onClose={close}
      title={<bdi>{t.review.dismissTitle(hire.candidate_name)}</bdi>}
      classNames={{ title: classes.dialogTitle }}
      closeButtonProps={{ 'aria-label': t.common.close }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
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
