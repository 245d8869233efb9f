import { Button, Group, Modal, Progress, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { HireId, HireItem } from '@/bindings/types';
import { announce } from '@/shell/announce';
import { t } from '@/text';
import classes from './inbox.module.css';
import { useDismissAll } from './useDismissAll';

const words = t.inbox.dismissAll;

interface Props {
  /** Ended ones among them are left as they are. */
  chosen: HireItem[];
  opened: boolean;
  /** With the hires that were dismissed. */
  close: (done: HireId[]) => void;
}

/** One reason for all, counted progress, and who failed and why. */
export function DismissChosen({ chosen, opened, close }: Props) {
  const [reason, setReason] = useState('');
  const { course, run, stop, reset } = useDismissAll();
  const open = chosen.filter(({ state }) => state === 'new');
  const isRunning = course.state === 'running';
  const leave = () => {
    if (isRunning) return;
    close(course.done);
    reset();
    if (course.done.length > 0) setReason('');
  };
  const begin = async (hires: HireItem[]) => {
    const { done, failed } = await run(hires, reason.trim());
    // Nothing is left to be told here.
    if (done.length === hires.length && failed.length === 0) {
      announce(words.progress(done.length, hires.length));
      close(done);
      reset();
      setReason('');
    }
  };
  return (
    <Modal
      opened={opened}
      onClose={leave}
      title={{ ready: words.title(open.length), running: words.running, ended: words.ended }[course.state]}
      closeButtonProps={{ 'aria-label': t.common.close, disabled: isRunning }}
    >
      {course.state === 'ready' ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (reason.trim() !== '') void begin(open);
          }}
        >
          <Stack gap="md">
            <Text c="dimmed">{words.more}</Text>
            {open.length < chosen.length && <Text>{words.others(chosen.length - open.length)}</Text>}
            <Textarea
              label={t.review.reason}
              placeholder={t.review.reasonHint}
              data-autofocus
              autosize
              minRows={2}
              maxRows={6}
              maxLength={1000}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={leave}>
                {t.review.cancel}
              </Button>
              <Button type="submit" disabled={reason.trim() === ''}>
                {words.act(open.length)}
              </Button>
            </Group>
          </Stack>
        </form>
      ) : (
        <Stack gap="md">
          <Progress
            value={((course.done.length + course.failed.length) / Math.max(course.total, 1)) * 100}
            aria-label={words.running}
          />
          <Text role="status">{words.progress(course.done.length, course.total)}</Text>
          {course.failed.length > 0 && (
            <div role="alert">
              <Text fw={550}>{words.failed(course.failed.length)}</Text>
              <ul className={classes.failures}>
                {course.failed.map(({ hire, why }) => (
                  <li key={hire.id}>
                    <span>
                      <bdi>{hire.candidate_name}</bdi>
                    </span>
                    <span className="quiet">{why}</span>
                  </li>
                ))}
              </ul>
            </div>
          )}
          <Group justify="flex-end" gap="xs">
            {isRunning && (
              <Button variant="default" onClick={stop}>
                {words.stop}
              </Button>
            )}
            {!isRunning && course.failed.length > 0 && (
              <Button variant="default" onClick={() => void begin(course.failed.map(({ hire }) => hire))}>
                {t.common.tryAgain}
              </Button>
            )}
            {!isRunning && <Button onClick={leave}>{t.common.close}</Button>}
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
