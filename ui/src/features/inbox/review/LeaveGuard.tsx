import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { t } from '@/text';
import type { Review } from './useReview';

const words = t.review.leave;

/** Saves what was typed before the page is left; where that fails, asks. */
export function LeaveGuard({ review }: { review: Review }) {
  const isUnsaved = Object.keys(review.drafts).length > 0;
  const blocker = useBlocker({
    shouldBlockFn: async () => isUnsaved && !(await review.save()),
    enableBeforeUnload: isUnsaved,
    disabled: !isUnsaved,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <Modal
      opened
      onClose={blocker.reset}
      title={words.title}
      closeButtonProps={{ 'aria-label': t.common.close }}
    >
      <Stack gap="sm">
        <Text>{words.more}</Text>
        <Group justify="flex-end" gap="xs" mt="xs">
          <Button variant="default" onClick={blocker.proceed}>
            {words.without}
          </Button>
          <Button onClick={blocker.reset} data-autofocus>
            {words.stay}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
