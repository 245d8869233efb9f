import { Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { Problem } from '@/blocks';
import { useRpcMutation } from '@/query';
import { announce } from '@/shell/announce';
import { t } from '@/text';

const words = t.settings.rotate;

/** Issues another secret, or takes the one that stands in Ashby already. */
export function NewSecret() {
  const [isOpen, setOpen] = useState(false);
  const [own, setOwn] = useState('');
  const [done, setDone] = useState<string | null>(null);
  const rotate = useRpcMutation('integration.rotate_secret');
  const close = () => {
    setOpen(false);
    setOwn('');
    rotate.reset();
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const text = own ? words.taken : words.done;
    rotate.mutate(own ? { secret: own } : {}, {
      onSuccess: () => {
        setDone(text);
        announce(text);
        close();
      },
    });
  };
  return (
    <Stack gap={4} align="flex-start">
      <Button variant="default" onClick={() => setOpen(true)}>
        {words.open}
      </Button>
      {done && <Text>{done}</Text>}
      <Modal
        opened={isOpen}
        onClose={close}
        title={words.title}
        closeButtonProps={{ 'aria-label': t.common.close }}
      >
        <form noValidate onSubmit={submit}>
          <Stack gap="sm">
            <Text>{words.intro}</Text>
            <PasswordInput
              label={words.own}
              description={words.ownMore}
              autoComplete="off"
              value={own}
              error={rotate.error?.fields['secret']}
              onChange={(event) => {
                rotate.reset();
                setOwn(event.currentTarget.value);
              }}
            />
            {rotate.error && rotate.error.code !== 'invalid' && (
              <Problem error={rotate.error} title={words.failed} />
            )}
            <Group justify="flex-end" gap="xs" mt="xs">
              <Button variant="default" onClick={close}>
                {t.common.cancel}
              </Button>
              <Button type="submit" loading={rotate.isPending}>
                {own ? words.take : words.submit}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </Stack>
  );
}
