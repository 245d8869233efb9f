import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import { Problem } from '@/blocks';
import { t } from '@/text';
import classes from './review.module.css';

interface Props {
  opened: boolean;
  close: () => void;
  title: string;
  /** What it does. */
  sentences: string[];
  confirm: string;
  /** The dialog closes when it worked; it shows what was thrown. */
  act: () => Promise<unknown>;
}

/** A decision: what it does, in full sentences, before the button. */
export function Confirm({ opened, close, title, sentences, confirm, act }: Props) {
  const [error, setError] = useState<unknown>(null);
  const [isActing, setActing] = useState(false);
  const isBusy = useRef(false);
  const leave = () => {
    setError(null);
    close();
  };
  const go = async () => {
    if (isBusy.current) return;
    isBusy.current = true;
    setActing(true);
    setError(null);
    try {
      await act();
      leave();
    } catch (thrown) {
      setError(thrown);
    } finally {
      isBusy.current = false;
      setActing(false);
    }
  };
  if (!opened) return null;
  return (
    <Modal
      opened
      onClose={leave}
      title={<bdi>{title}</bdi>}
      classNames={{ title: classes.dialogTitle }}
      closeButtonProps={{ 'aria-label': t.common.close }}
    >
      <Stack gap="sm">
        {sentences.map((sentence) => (
          <Text key={sentence}>{sentence}</Text>
        ))}
        {error !== null && <Problem error={error} />}
        <Group justify="flex-end" gap="xs" mt="xs">
          <Button variant="default" onClick={leave} data-autofocus>
            {t.review.cancel}
          </Button>
          <Button loading={isActing} onClick={() => void go()}>
            {confirm}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
