import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { EmployeeProfile } from '@/bindings/types';
import { Copy, Problem } from '@/blocks';
import { isDesktop, type HostError } from '@/host';
import { t } from '@/text';
import { nameOf } from '../person';
import classes from './access.module.css';

const words = t.access.code;

interface CodeProps {
  profile: EmployeeProfile;
  code: string;
  close: () => void;
}

/** The code, shown once, and what to tell the colleague. It closes only by its button. */
export function CodeModal({ profile, code, close }: CodeProps) {
  const open = isDesktop ? words.onComputer : words.at(location.origin);
  const text = words.text(open, profile.email ?? '', code);
  return (
    <Modal
      opened
      onClose={close}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={words.title(nameOf(profile))}
      size={520}
    >
      <Stack gap="sm">
        <Text>{words.once}</Text>
        <div className={classes.code}>
          <output aria-label={words.label}>{code}</output>
          <Copy value={code} label={words.copy} />
        </div>
        <div className={classes.tell}>
          <h3>{words.tell}</h3>
          <p>{text}</p>
          <Copy value={text} label={words.copyAll} size="compact-sm" />
        </div>
        <Group justify="flex-end" mt="xs">
          <Button onClick={close}>{words.done}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

interface NewCodeProps {
  profile: EmployeeProfile;
  error: HostError | null;
  isMaking: boolean;
  make: () => void;
  close: () => void;
}

/** Asks first, because a password that works would not any more. */
export function NewCodeModal({ profile, error, isMaking, make, close }: NewCodeProps) {
  return (
    <Modal
      opened
      onClose={close}
      title={words.again(nameOf(profile))}
      closeButtonProps={{ 'aria-label': t.common.close }}
    >
      <Stack gap="sm">
        <Text>{words.againMore}</Text>
        {error && <Problem error={error} title={t.access.failed} />}
        <Group justify="flex-end" gap="xs" mt="xs">
          <Button variant="default" onClick={close} data-autofocus>
            {t.common.cancel}
          </Button>
          <Button loading={isMaking} onClick={make}>
            {words.make}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
