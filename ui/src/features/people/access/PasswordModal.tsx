import { Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import type { EmployeeProfile } from '@/bindings/types';
import { Problem } from '@/blocks';
import { characters } from '@/format';
import { useRpcMutation } from '@/query';
import { announce } from '@/shell/announce';
import { t } from '@/text';
import { nameOf } from '../person';

const SHORTEST = 10;
const words = t.access.password;

interface Props {
  profile: EmployeeProfile;
  isMe: boolean;
  close: () => void;
}

export function PasswordModal({ profile, isMe, close }: Props) {
  const [password, setPassword] = useState('');
  const [isShort, setShort] = useState(false);
  const set = useRpcMutation('employee.set_password');
  const refused = set.error?.fields['password'];
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setShort(characters(password) < SHORTEST);
    if (characters(password) < SHORTEST) return;
    set.mutate(
      { id: profile.id, password },
      {
        onSuccess: () => {
          announce(words.done(nameOf(profile)));
          close();
        },
      },
    );
  };
  return (
    <Modal
      opened
      onClose={close}
      closeOnClickOutside={false}
      title={words.title(nameOf(profile))}
      closeButtonProps={{ 'aria-label': t.common.close }}
    >
      <form noValidate onSubmit={submit}>
        <Stack gap="sm">
          <Text>{isMe ? words.own : words.more}</Text>
          <PasswordInput
            label={words.label}
            description={words.atLeast}
            autoComplete="new-password"
            data-autofocus
            value={password}
            error={isShort ? t.start.owner.shortPassword : refused}
            onChange={(event) => {
              set.reset();
              setShort(false);
              setPassword(event.currentTarget.value);
            }}
          />
          {set.error && refused === undefined && <Problem error={set.error} title={t.access.failed} />}
          <Group justify="flex-end" gap="xs" mt="xs">
            <Button variant="default" onClick={close}>
              {t.common.cancel}
            </Button>
            <Button type="submit" loading={set.isPending}>
              {words.submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
