import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useState } from 'react';
import { t } from '@/text';

const words = t.profile;

export interface Guard {
  isAsking: boolean;
  /** Closes the form, or asks first where something would be lost. */
  leave: () => void;
  stay: () => void;
  goOn: () => void;
}

/** Keeps a person from losing what they typed: by leaving the page, closing the window, or cancelling. */
export function useUnsaved(hasUnsaved: boolean, close: () => void): Guard {
  const [isCancelling, setCancelling] = useState(false);
  const blocker = useBlocker({
    shouldBlockFn: () => hasUnsaved,
    enableBeforeUnload: hasUnsaved,
    withResolver: true,
  });
  const isLeaving = blocker.status === 'blocked';
  return {
    isAsking: isCancelling || isLeaving,
    leave: () => (hasUnsaved ? setCancelling(true) : close()),
    stay: () => {
      setCancelling(false);
      if (isLeaving) blocker.reset();
    },
    goOn: () => (isLeaving ? blocker.proceed() : close()),
  };
}

export function LeaveUnsaved({ guard }: { guard: Guard }) {
  return (
    <Modal
      opened={guard.isAsking}
      onClose={guard.stay}
      title={words.leaveTitle}
      closeButtonProps={{ 'aria-label': t.common.close }}
    >
      <Stack gap="sm">
        <Text>{words.leaveMore}</Text>
        <Group justify="flex-end" gap="xs" mt="xs">
          <Button variant="default" onClick={guard.stay} data-autofocus>
            {words.stay}
          </Button>
          <Button color="red.8" onClick={guard.goOn}>
            {words.leave}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
