import { Button, Text, TextInput, Title } from '@mantine/core';
import { IconEar, IconEarOff } from '@tabler/icons-react';
import type { SyntheticEvent } from 'react';
import type { IntegrationView, ReachView } from '@/bindings/types';
import { Copy, Mark, Problem } from '@/blocks';
import { t } from '@/text';
import classes from './configure.module.css';
import { Listener } from './Listener';
import { requestForIt } from './listening';
import { useReach } from './useReach';

const words = t.settings.reach;

interface Props {
  reach: ReachView;
  integration: Pick<IntegrationView, 'url' | 'path'>;
}

/** By hand: the public address, where this computer listens, and what to send to IT. */
export function Reach({ reach, integration }: Props) {
  const form = useReach(reach);
  const { public_url: saved, listener } = reach;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    form.submit();
  };
  const notes = [
    ...(form.isUrlChanged && saved ? [words.changes] : []),
    ...(form.moves ? [words.moves] : []),
    ...(form.url.startsWith('http://') ? [words.plain] : []),
  ];
  return (
    <div className={classes.part} id="reach">
      <div className={classes.partHead}>
        <Title order={3}>{words.title}</Title>
        {listener.problem === null ? (
          // Never green: nothing has shown from outside that the address works.
          <Mark tone="blue" icon={IconEar}>
            {t.shell.reception.listening}
          </Mark>
        ) : (
          <Mark tone="red" icon={IconEarOff}>
            {words.notListening}
          </Mark>
        )}
      </div>
      <Text c="dimmed">{words.byHand}</Text>
      <form className={classes.reach} noValidate onSubmit={submit}>
        <TextInput
          type="url"
          label={words.label}
          description={form.errors.url === undefined ? words.more : undefined}
          placeholder={words.example}
          value={form.url}
          error={form.errors.url}
          onChange={(event) => form.type({ url: event.currentTarget.value })}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
        />
        <Listener listener={listener} form={form} />
        {notes.map((note) => (
          <Text key={note} className={classes.note} role="note">
            {note}
          </Text>
        ))}
        {form.failure && <Problem error={form.failure} title={words.failed} />}
        <div className={classes.reachActs}>
          <Button
            type="submit"
            variant={saved && !form.isChanged ? 'default' : 'filled'}
            disabled={!form.isChanged}
            loading={form.isSaving}
          >
            {words.save}
          </Button>
          <Copy value={requestForIt(integration.url, integration.path ?? '', listener)} label={words.copy} />
        </div>
      </form>
    </div>
  );
}
