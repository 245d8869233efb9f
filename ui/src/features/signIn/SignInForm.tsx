import { Anchor, Button, Checkbox, PasswordInput, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { Problem } from '@/blocks';
import { characters } from '@/format';
import type { HostError } from '@/host';
import { useRpcMutation } from '@/query';
import { t } from '@/text';

interface Props {
  /** Fixed where the same person has to come back. */
  email?: string;
  signedIn: (token: string, stays: boolean) => void;
  /** Opens the ways back in; absent over a page that must not be left. */
  forgot?: () => void;
  /** What signs in is not the host's any more: only a new address helps. */
  strange: () => void;
}

const SHORTEST_PASSWORD = 10;
const words = t.signIn;

/** Address and password. Where the password is a one-time code, their own one is chosen in the same form. */
export function SignInForm({ email, signedIn, forgot, strange }: Props) {
  const signIn = useRpcMutation('session.sign_in');
  const status = useRpcMutation('setup.status');
  const [isForgotten, { toggle }] = useDisclosure();
  const [isChoosing, setChoosing] = useState(false);
  const form = useForm({
    initialValues: { email: email ?? '', password: '', chosen: '', repeated: '', stays: false },
    validate: {
      chosen: (typed) =>
        isChoosing && characters(typed) < SHORTEST_PASSWORD ? t.start.owner.shortPassword : null,
      repeated: (typed, { chosen }) => (isChoosing && typed !== chosen ? t.start.secrets.different : null),
    },
    // Somebody else's address has nothing to do with this code.
    onValuesChange: (now, before) => {
      if (now.email !== before.email) setChoosing(false);
    },
  });

  const refused = (error: HostError) => {
    if (error.reason === 'choose_password') {
      setChoosing(true);
      return;
    }
    const chosen = error.fields['new_password'];
    if (chosen !== undefined) form.setFieldError('chosen', chosen);
    // The same code says that the password or that this window's own address is not right.
    if (error.code === 'unauthenticated') {
      status.mutate({}, { onError: ({ code }) => code === 'unauthenticated' && strange() });
    }
  };
  const submit = ({ email: address, password, chosen, stays }: typeof form.values) =>
    signIn.mutate(
      { email: address.trim(), password, ...(isChoosing && { new_password: chosen }) },
      { onSuccess: ({ token }) => signedIn(token, stays), onError: refused },
    );
  const isWrong = signIn.error?.code === 'unauthenticated' && !status.isPending;
  const isElsewhere =
    signIn.error && signIn.error.code !== 'unauthenticated' && !('new_password' in signIn.error.fields);
  return (
    <form noValidate={isChoosing} onSubmit={form.onSubmit(submit)}>
      {isElsewhere && <Problem error={signIn.error} />}
      <TextInput
        label={words.email}
        type="email"
        autoComplete="username"
        required
        withAsterisk={false}
        readOnly={email !== undefined}
        autoFocus={email === undefined}
        {...form.getInputProps('email')}
      />
      <PasswordInput
        label={isChoosing ? words.code : words.password}
        autoComplete={isChoosing ? 'off' : 'current-password'}
        required
        withAsterisk={false}
        autoFocus={email !== undefined}
        data-autofocus={email !== undefined || undefined}
        {...form.getInputProps('password')}
        error={isWrong && words.wrong}
      />
      {isChoosing && (
        <>
          <div role="status">
            <Title order={2}>{words.own}</Title>
            <Text c="dimmed">{words.ownMore}</Text>
          </div>
          <PasswordInput
            label={words.newPassword}
            description={words.newPasswordMore}
            autoComplete="new-password"
            autoFocus
            {...form.getInputProps('chosen')}
          />
          <PasswordInput
            label={words.repeat}
            autoComplete="new-password"
            {...form.getInputProps('repeated')}
          />
        </>
      )}
      {email === undefined && (
        <Checkbox
          label={words.stay}
          description={words.stayMore}
          {...form.getInputProps('stays', { type: 'checkbox' })}
        />
      )}
      <Button type="submit" loading={signIn.isPending || status.isPending}>
        {isChoosing ? words.setAndSignIn : words.submit}
      </Button>
      <div>
        <Anchor
          component="button"
          type="button"
          size="sm"
          aria-expanded={forgot ? undefined : isForgotten}
          onClick={forgot ?? toggle}
        >
          {words.forgotten}
        </Anchor>
        {isForgotten && (
          <Text c="dimmed" mt={4}>
            {words.forgottenMore}
          </Text>
        )}
      </div>
    </form>
  );
}
