import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconTrash } from '@tabler/icons-react';
import type { RoleView } from '@/bindings/types';
import { Problem } from '@/blocks';
import { useRpcMutation } from '@/query';
import { useSession } from '@/session/session';
import { t } from '@/text';
import classes from './roles.module.css';

const words = t.roles;

/** Deletes a role, or says what stands against it. */
export function DeleteRole({ role, deleted }: { role: RoleView; deleted: () => void }) {
  const [isAsking, { open, close }] = useDisclosure();
  const { permissions } = useSession();
  const remove = useRpcMutation('role.delete');
  const users = role.employees ?? 0;
  const isAbove = role.permissions.some((permission) => !permissions.includes(permission));
  const against = users > 0 ? words.inUse(users) : isAbove ? words.above : null;
  return (
    <div className={classes.remove}>
      <Button
        variant="default"
        leftSection={<IconTrash size={16} aria-hidden />}
        disabled={against !== null}
        aria-describedby={against === null ? undefined : 'against-deleting'}
        onClick={() => {
          remove.reset();
          open();
        }}
      >
        {words.remove}
      </Button>
      {against && (
        <span className="quiet" id="against-deleting">
          {against}
        </span>
      )}
      <Modal
        opened={isAsking}
        onClose={close}
        title={words.removeTitle(role.name)}
        closeButtonProps={{ 'aria-label': t.common.close }}
      >
        <Stack gap="sm">
          {remove.error?.reason ? (
            <Text role="alert" c="var(--hl-red)">
              {against ?? remove.error.message}
            </Text>
          ) : (
            <Text>{words.removeMore}</Text>
          )}
          {remove.error && !remove.error.reason && (
            <Problem error={remove.error} title={words.removeFailed} />
          )}
          <Group justify="flex-end" gap="xs" mt="xs">
            <Button variant="default" onClick={close} data-autofocus>
              {t.common.cancel}
            </Button>
            <Button
              color="red.8"
              loading={remove.isPending}
              disabled={against !== null}
              onClick={() => remove.mutate({ id: role.id }, { onSuccess: deleted })}
            >
              {words.remove}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </div>
  );
}
