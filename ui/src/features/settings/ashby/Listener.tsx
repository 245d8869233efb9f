import { Select, Text, TextInput } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { ListenerView } from '@/bindings/types';
import { t } from '@/text';
import classes from './configure.module.css';
import type { Where } from './listening';
import type { ReachForm } from './useReach';

const words = t.settings.reach;

const CHOICES: { value: Where; label: string; more: string }[] = [
  { value: 'here', label: words.here, more: words.hereMore },
  { value: 'all', label: words.all, more: words.allMore },
  { value: 'other', label: words.other, more: words.otherMore },
];

/** Where messages arrive on this computer: as it is, and as it shall be. */
export function Listener({ listener, form }: { listener: ListenerView; form: ReachForm }) {
  const choice = CHOICES.find(({ value }) => value === form.where);
  return (
    <>
      {listener.problem && (
        <p className={classes.listenerProblem} role="alert">
          <IconAlertCircle size={16} aria-hidden />
          <span>{listener.problem}</span>
        </p>
      )}
      {listener.address && (
        <Text>
          {`${words.listens} `}
          <code className={classes.address}>{listener.address}</code>
          {listener.is_fixed && <span className="quiet">{` ${words.fixed}`}</span>}
        </Text>
      )}
      {!listener.is_fixed && (
        <div className={classes.listener}>
          <Select
            label={words.where}
            description={choice?.more}
            data={CHOICES}
            value={form.where}
            allowDeselect={false}
            error={form.where === 'other' ? undefined : form.errors.bind}
            inputWrapperOrder={['label', 'input', 'error', 'description']}
            onChange={(next) => form.type({ where: CHOICES.find(({ value }) => value === next)?.value })}
          />
          {form.where === 'other' && (
            <TextInput
              label={words.otherLabel}
              value={form.other}
              error={form.errors.bind}
              autoComplete="off"
              onChange={(event) => form.type({ other: event.currentTarget.value })}
            />
          )}
          <TextInput
            label={words.port}
            inputMode="numeric"
            autoComplete="off"
            value={form.port}
            error={form.errors.port}
            onChange={(event) => form.type({ port: event.currentTarget.value })}
          />
        </div>
      )}
    </>
  );
}
