import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { Problem } from '@/blocks';
import type { HostError } from '@/host';
import { t } from '@/text';

interface Props {
  opened: boolean;
  close: () => void;
  title: string;
  sentences: string[];
  confirm: string;
  mutation: {
    mutate: (input: Record<symbol, never>, then: { onSuccess: () => void }) => void;
    reset: () => void;
    isPending: boolean;
    error: HostError | null;
  };
}

/** A decision that can't be taken back: what it does, in full sentences, before the button. */
export function Decision({ opened, close, title, sentences, confirm, mutation }: Props) {
  const leave = () => {
    mutation.reset();
    close();
  };
  return (
    <Modal opened={opened} onClose={leave} title={title} closeButtonProps={{ 'aria-label': t.common.close }}>
      <Stack gap="sm">
        {sentences.map((sentence) => (
          <Text key={sentence}>{sentence}</Text>
        ))}
        {mutation.error && <Problem error={mutation.error} />}
        <Group justify="flex-end" gap="xs" mt="xs">
          <Button variant="default" onClick={leave} data-autofocus>
            {t.common.cancel}
          </Button>
          <Button
            color="red.8"
            loading={mutation.isPending}
            onClick={() => mutation.mutate({}, { onSuccess: leave })}
          >
            {confirm}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
