import { Button, PasswordInput, Text } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import type { SetupStatus } from '@/bindings/types';
import { Problem } from '@/blocks';
import { useRpcMutation } from '@/query';
import { t } from '@/text';
import { Sheet } from './Sheet';

const words = t.start.secrets;

interface Props {
  status: SetupStatus;
  changed: (status: SetupStatus) => void;
}

/** The root key is not open: the passphrase or the recovery key opens it. */
export function Unlock({ status, changed }: Props) {
  const unlock = useRpcMutation('secrets.unlock');
  const [passphrase, setPassphrase] = useState('');
  const isAbsent = status.secrets === 'absent';
  const isWrong = unlock.isSuccess && unlock.data.secrets !== 'ready';

  const [title, intro] = isAbsent
    ? [words.absentDone, words.absentDoneMore]
    : status.secrets === 'wrong_passphrase' && !isWrong
      ? [words.wrong, words.wrongMore]
      : [words.locked, words.lockedMore];
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    unlock.mutate({ passphrase }, { onSuccess: (next) => next.secrets === 'ready' && changed(next) });
  };
  return (
    <Sheet title={title} intro={intro}>
      <form onSubmit={submit}>
        {unlock.error && <Problem error={unlock.error} />}
        <PasswordInput
          label={isAbsent ? words.recoveryKey : words.passphrase}
          value={passphrase}
          onChange={({ currentTarget }) => setPassphrase(currentTarget.value)}
          error={isWrong && words.stillWrong}
          autoComplete="off"
          autoFocus
        />
        <Button type="submit" loading={unlock.isPending} disabled={!passphrase}>
          {words.unlock}
        </Button>
      </form>
      {isAbsent && <Text c="dimmed">{words.nextStart}</Text>}
    </Sheet>
  );
}
