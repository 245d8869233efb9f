import { Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { Problem } from '@/blocks';
import { KeepRecoveryKey } from '@/features/start/KeepRecoveryKey';
import { useRpcMutation } from '@/query';
import { announce } from '@/shell/announce';
import { t } from '@/text';
import classes from './settings.module.css';

const words = t.settings.security;

type Step = { at: 'password' } | { at: 'key'; key: string } | null;

/** One's own password again, then the key, shown once, and two groups of it typed back. */
export function NewRecoveryKey() {
  const [step, setStep] = useState<Step>(null);
  const [isDone, setDone] = useState(false);
  const saved = () => {
    setStep(null);
    setDone(true);
    announce(words.done);
  };
  return (
    <>
      <div className={classes.blockAct}>
        <Button variant="default" onClick={() => setStep({ at: 'password' })}>
          {words.newKey}
        </Button>
      </div>
      {isDone && <Text>{words.done}</Text>}
      <Modal
        opened={step?.at === 'password'}
        onClose={() => setStep(null)}
        title={words.newKeyTitle}
        closeButtonProps={{ 'aria-label': t.common.close }}
      >
        <Password close={() => setStep(null)} made={(key) => setStep({ at: 'key', key })} />
      </Modal>
      {/* Closing it would lose the only key that works. */}
      <Modal
        opened={step?.at === 'key'}
        onClose={() => undefined}
        withCloseButton={false}
        closeOnEscape={false}
        closeOnClickOutside={false}
        title={t.start.recovery.title}
        size={520}
      >
        {step?.at === 'key' && <KeepRecoveryKey recoveryKey={step.key} saved={saved} />}
      </Modal>
    </>
  );
}

function Password({ made, close }: { made: (key: string) => void; close: () => void }) {
  const [password, setPassword] = useState('');
  const [isEmpty, setEmpty] = useState(false);
  const make = useRpcMutation('session.new_recovery_key');
  const wrong = make.error?.fields['password'];
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setEmpty(password === '');
    if (password === '') return;
    make.mutate({ password }, { onSuccess: ({ recovery_key }) => made(recovery_key) });
  };
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="sm">
        <Text>{words.newKeyMore}</Text>
        <PasswordInput
          label={words.password}
          autoComplete="current-password"
          data-autofocus
          value={password}
          error={isEmpty ? words.noPassword : wrong}
          onChange={(event) => {
            make.reset();
            setEmpty(false);
            setPassword(event.currentTarget.value);
          }}
        />
        {make.error && wrong === undefined && <Problem error={make.error} title={words.failed} />}
        <Group justify="flex-end" gap="xs" mt="xs">
          <Button variant="default" onClick={close}>
            {t.common.cancel}
          </Button>
          <Button type="submit" loading={make.isPending}>
            {words.make}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
