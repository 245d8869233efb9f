import { Button, PasswordInput, Radio, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ProtectionKind, SetupStatus } from '@/bindings/types';
import { Problem } from '@/blocks';
import { characters } from '@/format';
import { useRpcMutation } from '@/query';
import { t } from '@/text';
import { Sheet } from './Sheet';

const SHORTEST_PASSPHRASE = 8;
const words = t.start.secrets;

/** A fresh workspace on a computer whose credential store can't be used: the person chooses. */
export function Protect({ changed }: { changed: (status: SetupStatus) => void }) {
  const choose = useRpcMutation('secrets.choose');
  const form = useForm({
    initialValues: { kind: 'passphrase' as ProtectionKind, passphrase: '', repeated: '' },
    validate: (values) =>
      values.kind === 'credential_store'
        ? {}
        : {
            passphrase: characters(values.passphrase) < SHORTEST_PASSPHRASE ? words.short : null,
            repeated: values.repeated === values.passphrase ? null : words.different,
          },
  });
  const { kind } = form.values;
  const submit = ({ passphrase }: typeof form.values) =>
    choose.mutate(kind === 'passphrase' ? { kind, passphrase } : { kind }, {
      onSuccess: changed,
      onError: (error) => form.setErrors(error.fields),
    });
  return (
    <Sheet title={words.absent} intro={words.absentMore}>
      <form noValidate onSubmit={form.onSubmit(submit)}>
        {choose.error && choose.error.code !== 'invalid' && <Problem error={choose.error} />}
        <Radio.Group aria-label={words.absent} {...form.getInputProps('kind')}>
          <Stack gap="sm">
            <Radio value="passphrase" label={words.byPassphrase} description={words.byPassphraseMore} />
            <Radio value="credential_store" label={words.store} description={words.storeMore} />
          </Stack>
        </Radio.Group>
        {kind === 'passphrase' && (
          <>
            <PasswordInput
              label={words.newPassphrase}
              autoComplete="new-password"
              {...form.getInputProps('passphrase')}
            />
            <PasswordInput
              label={words.repeat}
              autoComplete="new-password"
              {...form.getInputProps('repeated')}
            />
          </>
        )}
        <Button type="submit" loading={choose.isPending}>
          {words.choose}
        </Button>
      </form>
    </Sheet>
  );
}
