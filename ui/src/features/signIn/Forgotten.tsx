import { Anchor, Button, PasswordInput, Text, Textarea, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconArrowLeft } from '@tabler/icons-react';
import { useState } from 'react';
import { Problem } from '@/blocks';
import { characters } from '@/format';
import { useRpcMutation } from '@/query';
import { t } from '@/text';
import { isKey, readKey } from '../start/recoveryKey';
import { Sheet } from '../start/Sheet';
import classes from './signIn.module.css';

const SHORTEST_PASSWORD = 10;
const words = t.signIn.forgot;

interface Props {
  back: () => void;
  signedIn: (token: string) => void;
  /** This window's own address is not good any more: only a new one helps. */
  strange: () => void;
}

/** The ways back in. Only the owner's password can be reset by the recovery key. */
export function Forgotten({ back, ...reset }: Props) {
  const [isReset, setReset] = useState(false);
  return (
    <Sheet title={words.title} intro={words.intro}>
      <section className={classes.way}>
        <Title order={2}>{words.owner}</Title>
        <Text c="dimmed">{words.ownerMore}</Text>
        {isReset ? (
          <Reset {...reset} />
        ) : (
          <div>
            <Button onClick={() => setReset(true)}>{words.useKey}</Button>
          </div>
        )}
      </section>
      <section className={classes.way}>
        <Title order={2}>{words.others}</Title>
        <Text c="dimmed">{words.othersMore}</Text>
      </section>
      <Anchor component="button" type="button" size="sm" className={classes.back} onClick={back}>
        <IconArrowLeft size={16} aria-hidden />
        {words.back}
      </Anchor>
    </Sheet>
  );
}

function Reset({ signedIn, strange }: Omit<Props, 'back'>) {
  const reset = useRpcMutation('setup.reset_password');
  const form = useForm({
    initialValues: { recovery_key: '', password: '', repeated: '' },
    validate: {
      recovery_key: (typed) => (isKey(typed) ? null : words.noKey),
      password: (typed) => (characters(typed) < SHORTEST_PASSWORD ? t.start.owner.shortPassword : null),
      repeated: (typed, { password }) => (typed === password ? null : t.start.secrets.different),
    },
  });
  const submit = ({ recovery_key, password }: typeof form.values) =>
    reset.mutate(
      { recovery_key: readKey(recovery_key), password },
      {
        onSuccess: ({ token }) => signedIn(token),
        onError: (error) => {
          if (error.code === 'unauthenticated') strange();
          form.setErrors(error.fields);
        },
      },
    );
  const isElsewhere = reset.error && Object.keys(reset.error.fields).length === 0;
  return (
    <form noValidate onSubmit={form.onSubmit(submit)}>
      {isElsewhere && <Problem error={reset.error} title={words.failed} />}
      <Textarea
        label={words.key}
        description={words.keyMore}
        autosize
        minRows={1}
        maxRows={3}
        autoFocus
        autoComplete="off"
        spellCheck={false}
        classNames={{ input: classes.key }}
        {...form.getInputProps('recovery_key')}
      />
      <PasswordInput
        label={words.password}
        description={words.passwordMore}
        autoComplete="new-password"
        {...form.getInputProps('password')}
      />
      <PasswordInput label={words.repeat} autoComplete="new-password" {...form.getInputProps('repeated')} />
      <Button type="submit" loading={reset.isPending}>
        {words.submit}
      </Button>
    </form>
  );
}
