import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import type { EmployeeProfile } from '@/bindings/types';
import { DayInput, Problem } from '@/blocks';
import { readDay, today } from '@/format';
import { rpc } from '@/host';
import { useRpcMutation } from '@/query';
import { announce } from '@/shell/announce';
import { t } from '@/text';
import { differences, type Change, type Name } from './change';
import classes from './profile.module.css';

const words = t.profile.job;
const CURRENCIES = Intl.supportedValuesOf('currency');
const FREQUENCIES = (['hour', 'day', 'week', 'month', 'year'] as const).map((value) => ({
  value,
  label: words.frequencies[value],
}));

interface Props {
  profile: EmployeeProfile;
  change: Change;
  close: () => void;
}

/** Another job, employment or pay from a day on. Only what was changed is sent. */
export function ChangeModal({ profile, change: given, close }: Props) {
  const client = useQueryClient();
  // What the person had before them when they opened it, whatever others change meanwhile.
  const [change] = useState(given);
  const [typed, setTyped] = useState<Partial<Record<Name, string>>>({});
  const [from, setFrom] = useState(today);
  const [wrong, setWrong] = useState<string | null>(null);
  const update = useRpcMutation('employee.update');
  const errors = update.error?.fields ?? {};
  const isOvertaken = update.error?.code === 'conflict';
  const key = ['employee.get', { id: profile.id }];

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const changes = differences(change, typed);
    const day = readDay(from);
    const problem =
      day === null ? t.profile.noDay : Object.keys(changes).length === 0 ? words.unchanged : null;
    setWrong(problem);
    if (day === null || problem !== null) return;
    update.mutate(
      { id: profile.id, version: profile.version ?? 0, effective_from: day, ...changes },
      {
        onSuccess: (saved) => {
          client.setQueryData(key, saved);
          announce(words.saved(change.title));
          close();
        },
        onError: ({ code }) => {
          if (code !== 'conflict') return;
          void rpc('employee.get', { id: profile.id }).then(
            (now) => client.setQueryData(key, now),
            () => null,
          );
        },
      },
    );
  };
  const type = (name: Name, value: string) => {
    setWrong(null);
    setTyped({ ...typed, [name]: value });
  };
  const value = (name: Name) => typed[name] ?? change.before[name] ?? '';
  const isElsewhere = update.error && !isOvertaken && Object.keys(errors).length === 0;
  return (
    <Modal
      opened
      onClose={close}
      title={change.title}
      closeOnClickOutside={false}
      size={560}
      closeButtonProps={{ 'aria-label': t.common.close }}
    >
      <form noValidate onSubmit={submit}>
        <Stack gap="sm">
          <div className={classes.changeFields}>
            <DayInput
              label={words.effective}
              value={from}
              required
              countdown
              error={wrong === t.profile.noDay ? wrong : errors['effective_from']}
              onChange={(next) => {
                setWrong(null);
                setFrom(next);
              }}
            />
            {change.fields.map((name) => (
              <Input key={name} name={name} value={value} error={errors[name]} type={type} />
            ))}
          </div>
          {wrong === words.unchanged && (
            <Text role="alert" c="var(--hl-red)">
              {wrong}
            </Text>
          )}
          {isOvertaken && (
            <Text role="alert" c="var(--hl-red)">
              {words.overtaken}
            </Text>
          )}
          {isElsewhere && <Problem error={update.error} title={words.failed} />}
          <Group justify="flex-end" gap="xs" mt="xs">
            <Button variant="default" onClick={close}>
              {t.common.cancel}
            </Button>
            <Button type="submit" loading={update.isPending}>
              {t.common.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

interface InputProps {
  name: Exclude<Name, 'currency'>;
  value: (name: Name) => string;
  error: string | undefined;
  type: (name: Name, value: string) => void;
}

function Input({ name, value, error, type }: InputProps) {
  const shared = { label: words.labels[name], error };
  if (name === 'salary_frequency') {
    return (
      <Select
        {...shared}
        data={FREQUENCIES}
        value={value(name) || null}
        clearable
        placeholder={t.format.perWhat}
        onChange={(next) => type(name, next ?? '')}
      />
    );
  }
  if (name === 'probation_ends_on') {
    return <DayInput {...shared} countdown value={value(name)} onChange={(next) => type(name, next)} />;
  }
  if (name === 'salary') {
    return (
      <div className={classes.money}>
        <TextInput
          {...shared}
          inputMode="decimal"
          autoComplete="off"
          value={value(name)}
          onChange={(event) => type(name, event.currentTarget.value)}
        />
        <Select
          label={words.currency}
          data={CURRENCIES}
          value={value('currency') || null}
          searchable
          limit={60}
          error={error !== undefined}
          onChange={(next) => type('currency', next ?? '')}
        />
      </div>
    );
  }
  return (
    <TextInput
      {...shared}
      dir="auto"
      autoComplete="off"
      value={value(name)}
      onChange={(event) => type(name, event.currentTarget.value)}
    />
  );
}
