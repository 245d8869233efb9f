import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Problem } from '@/blocks';
import { useRpcMutation } from '@/query';
import { leave } from '@/session/session';
import { t } from '@/text';

const words = t.settings.security;

/** Ends all of one's own sessions, this one too. */
export function SignOutEverywhere() {
  const [isAsking, { open, close }] = useDisclosure();
  const end = useRpcMutation('session.sign_out_everywhere');
  return (
    <>
      <Button variant="default" onClick={open}>
        {words.everywhere}
      </Button>
      <Modal
        opened={isAsking}
        onClose={close}
        title={words.everywhereTitle}
        closeButtonProps={{ 'aria-label': t.common.close }}
      >
        <Stack gap="sm">
          <Text>{words.everywhereMore}</Text>
          {end.error && <Problem error={end.error} title={words.everywhereFailed} />}
          <Group justify="flex-end" gap="xs" mt="xs">
            <Button variant="default" onClick={close} data-autofocus>
              {t.common.cancel}
            </Button>
            <Button loading={end.isPending} onClick={() => end.mutate({}, { onSuccess: leave })}>
              {words.everywhere}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
