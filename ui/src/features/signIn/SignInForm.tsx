import { Anchor, Button, Checkbox, PasswordInput, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { Problem } from '@/blocks';
import { useRpcMutation } from '@/query';
import { t } from '@/text';

interface Props {
  /** Fixed where the same person has to come back. */
  email?: string;
  signedIn: (token: string, stays: boolean) => void;
  /** What signs in is not the host's any more: only a new address helps. */
  strange: () => void;
}

const words = t.signIn;

export function SignInForm({ email, signedIn, strange }: Props) {
  const signIn = useRpcMutation('session.sign_in');
  const status = useRpcMutation('setup.status');
  const [isForgotten, { toggle }] = useDisclosure();
  const form = useForm({ initialValues: { email: email ?? '', password: '', stays: false } });

  const submit = ({ email: address, password, stays }: typeof form.values) =>
    signIn.mutate(
      { email: address.trim(), password },
      {
        onSuccess: ({ token }) => signedIn(token, stays),
        // The same code says that the password or that this window's own address is not right.
        onError: ({ code }) =>
          code === 'unauthenticated' &&
          status.mutate({}, { onError: (error) => error.code === 'unauthenticated' && strange() }),
      },
    );
  const isWrong = signIn.error?.code === 'unauthenticated' && !status.isPending;
  return (
    <form onSubmit={form.onSubmit(submit)}>
      {signIn.error && !isWrong && signIn.error.code !== 'unauthenticated' && (
        <Problem error={signIn.error} />
      )}
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
        label={words.password}
        autoComplete="current-password"
        required
        withAsterisk={false}
        autoFocus={email !== undefined}
        data-autofocus={email !== undefined || undefined}
        {...form.getInputProps('password')}
        error={isWrong && words.wrong}
      />
      {email === undefined && (
        <Checkbox
          label={words.stay}
          description={words.stayMore}
          {...form.getInputProps('stays', { type: 'checkbox' })}
        />
      )}
      <Button type="submit" loading={signIn.isPending || status.isPending}>
        {words.submit}
      </Button>
      <div>
        <Anchor component="button" type="button" size="sm" aria-expanded={isForgotten} onClick={toggle}>
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
