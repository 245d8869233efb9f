import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { CreateOwner, OwnerCreated } from '@/bindings/types';
import { Problem } from '@/blocks';
import { characters } from '@/format';
import { useRpcMutation } from '@/query';
import { t } from '@/text';
import { Sheet } from './Sheet';
import classes from './start.module.css';

const SHORTEST_PASSWORD = 10;
const words = t.start.owner;

const filled = (field: keyof typeof words.required) => (value: string) =>
  value.trim() ? null : words.required[field];

/** The owner: the first employee, and the first administrator. */
export function Owner({ created }: { created: (owner: OwnerCreated) => void }) {
  const create = useRpcMutation('setup.create_owner');
  const form = useForm<CreateOwner>({
    initialValues: { first_name: '', last_name: '', email: '', password: '' },
    validate: {
      first_name: filled('first_name'),
      last_name: filled('last_name'),
      email: filled('email'),
      password: (value) => (characters(value) < SHORTEST_PASSWORD ? words.shortPassword : null),
    },
  });
  const submit = (input: CreateOwner) =>
    create.mutate(input, { onSuccess: created, onError: (error) => form.setErrors(error.fields) });
  const isElsewhere = create.error && create.error.code !== 'invalid';
  return (
    <Sheet title={words.title} intro={words.intro} step={1}>
      <form noValidate onSubmit={form.onSubmit(submit)}>
        {isElsewhere && <Problem error={create.error} />}
        <div className={classes.pair}>
          <TextInput
            label={words.firstName}
            autoComplete="given-name"
            autoFocus
            {...form.getInputProps('first_name')}
          />
          <TextInput label={words.lastName} autoComplete="family-name" {...form.getInputProps('last_name')} />
        </div>
        <TextInput label={words.email} type="email" autoComplete="email" {...form.getInputProps('email')} />
        <PasswordInput
          label={words.password}
          description={words.passwordMore}
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={create.isPending}>
          {words.submit}
        </Button>
      </form>
    </Sheet>
  );
}
