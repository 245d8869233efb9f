import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { EmployeeProfile } from '@/bindings/types';
import { Problem } from '@/blocks';
import { useRpcMutation } from '@/query';
import { announce } from '@/shell/announce';
import { t } from '@/text';
import { nameOf } from '../person';

const words = t.access.off;

interface Props {
  profile: EmployeeProfile;
  isMe: boolean;
  close: () => void;
}

export function DisableModal({ profile, isMe, close }: Props) {
  const disable = useRpcMutation('employee.disable_sign_in');
  const done = () => {
    announce(words.done(nameOf(profile)));
    close();
  };
  return (
    <Modal
      opened
      onClose={close}
      title={words.title(nameOf(profile))}
      closeButtonProps={{ 'aria-label': t.common.close }}
    >
      <Stack gap="sm">
        <Text>{isMe ? words.own : words.more}</Text>
        {disable.error?.reason && (
          <Text role="alert" c="var(--hl-red)">
            {disable.error.message}
          </Text>
        )}
        {disable.error && !disable.error.reason && <Problem error={disable.error} title={t.access.failed} />}
        <Group justify="flex-end" gap="xs" mt="xs">
          <Button variant="default" onClick={close} data-autofocus>
            {t.common.cancel}
          </Button>
          <Button
            color="red.8"
            loading={disable.isPending}
            onClick={() => disable.mutate({ id: profile.id }, { onSuccess: done })}
          >
            {t.access.disable}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
