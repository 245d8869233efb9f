import { Button, Text, TextInput, Title } from '@mantine/core';
import { IconEar } from '@tabler/icons-react';
import { useState, type SyntheticEvent } from 'react';
import type { IntegrationView, ReachView } from '@/bindings/types';
import { Copy, Mark, Problem } from '@/blocks';
import { useRpcMutation } from '@/query';
import { announce } from '@/shell/announce';
import { t } from '@/text';
import classes from './configure.module.css';

const words = t.settings.reach;

interface Props {
  reach: ReachView;
  integration: Pick<IntegrationView, 'url' | 'path'>;
}

/** The public address, by hand, and what to send to IT. */
export function Reach({ reach, integration }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const save = useRpcMutation('reach.save');
  const saved = reach.public_url ?? '';
  const value = typed ?? saved;
  const addressError = save.error?.fields['public_url'];
  const isChanged = value.trim() !== saved;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save.mutate(
      { kind: 'by_hand', public_url: value.trim() || null },
      {
        onSuccess: () => {
          setTyped(null);
          announce(words.saved);
        },
      },
    );
  };
  const change = (next: string) => {
    save.reset();
    setTyped(next);
  };
  const path = integration.path ?? '';
  const request = words.request(integration.url ?? words.requestNoUrl(path), path);
  const note = isChanged && saved ? words.changes : value.startsWith('http://') ? words.plain : null;
  return (
    <div className={classes.part}>
      <div className={classes.partHead}>
        <Title order={3}>{words.title}</Title>
        {/* Never green: nothing has shown from outside that the address works. */}
        <Mark tone="blue" icon={IconEar}>
          {t.shell.reception.listening}
        </Mark>
      </div>
      <Text c="dimmed">{words.byHand}</Text>
      <form className={classes.reach} noValidate onSubmit={submit}>
        <TextInput
          type="url"
          label={words.label}
          description={addressError === undefined ? words.more : undefined}
          placeholder={words.example}
          value={value}
          error={addressError}
          onChange={(event) => change(event.currentTarget.value)}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
        />
        <div className={classes.reachActs}>
          <Button
            type="submit"
            variant={saved && !isChanged ? 'default' : 'filled'}
            disabled={!isChanged}
            loading={save.isPending}
          >
            {words.save}
          </Button>
          <Copy value={request} label={words.copy} />
        </div>
      </form>
      {note && (
        <Text className={classes.note} role="note">
          {note}
        </Text>
      )}
      {save.error && save.error.code !== 'invalid' && <Problem error={save.error} title={words.failed} />}
    </div>
  );
}
