import { Button, TextInput } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode, type SyntheticEvent } from 'react';
import type { EmployeeProfile, ProfileField } from '@/bindings/types';
import { DayInput, LeaveUnsaved, useUnsaved } from '@/blocks';
import { formatDay } from '@/format';
import { useKeys } from '@/keys/useKeys';
import { announce } from '@/shell/announce';
import { t } from '@/text';
import { nameOf } from '../person';
import { sectionsOf } from './fields';
import classes from './profile.module.css';
import { useProfileForm, type ProfileForm } from './useProfileForm';

const words = t.profile;
const idOf = (field: ProfileField): string => `profile-${field.target}`;

interface Props {
  profile: EmployeeProfile;
  head: ReactNode;
  close: () => void;
}

/** The profile as a form; one bar stays in view. */
export function EditProfile({ profile, head, close }: Props) {
  const form = useProfileForm(profile);
  const guard = useUnsaved(form.count > 0, close);
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => element.current?.querySelector('input')?.focus(), []);

  const save = async () => {
    if (form.isSaving) return;
    if (await form.save()) {
      announce(words.saved(nameOf(profile)));
      close();
      return;
    }
    // After the errors are drawn.
    requestAnimationFrame(() =>
      element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
    );
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    void save();
  };
  useKeys({ 'mod+s': () => void save() });
  return (
    <form
      ref={element}
      className={classes.editing}
      noValidate
      onSubmit={submit}
      aria-label={words.editing(nameOf(profile))}
    >
      <div className={classes.page}>
        {head}
        {sectionsOf(form.fields).map(({ section, fields }) => (
          <fieldset key={section} className={classes.section}>
            <legend>{words.sections[section]}</legend>
            <div className={classes.inputs}>
              {fields.map((field) => (
                <Field key={field.target} field={field} form={form} />
              ))}
            </div>
          </fieldset>
        ))}
      </div>
      <Bar form={form} cancel={guard.leave} />
      <LeaveUnsaved guard={guard} />
    </form>
  );
}

const MODES = { email: 'email', phone: 'tel' } as const;

function Field({ field, form }: { field: ProfileField; form: ProfileForm }) {
  const { target, label, kind, required } = field;
  const now = form.overtaken(field);
  const shared = {
    id: idOf(field),
    label,
    required,
    value: form.typed(field),
    error: errorOf(field, form),
  };
  return (
    <div>
      {kind === 'date' ? (
        <DayInput
          {...shared}
          countdown={target === 'hired_on'}
          onChange={(typed) => form.type(field, typed)}
        />
      ) : (
        <TextInput
          {...shared}
          dir="auto"
          autoComplete="off"
          inputMode={kind === 'email' || kind === 'phone' ? MODES[kind] : undefined}
          onChange={(event) => form.type(field, event.currentTarget.value)}
        />
      )}
      {now !== null && (
        <p className={classes.now} data-target={target}>
          <bdi>{words.now(kind === 'date' ? formatDay(now) : now)}</bdi>
        </p>
      )}
    </div>
  );
}

/** What is wrong with it; whose it is, with the way there. */
function errorOf(field: ProfileField, form: ProfileForm): ReactNode {
  const error = form.errors[field.target];
  const owner = form.taken.find(({ target }) => target === field.target);
  if (error === undefined || !owner) return error;
  return (
    <>
      {`${error} `}
      <Link to="/people/$employeeId" params={{ employeeId: owner.employee_id }} className={classes.taken}>
        {words.openTaken(owner.name)}
      </Link>
    </>
  );
}

function Bar({ form, cancel }: { form: ProfileForm; cancel: () => void }) {
  const { notice, count } = form;
  const isWrong = Object.keys(form.errors).length > 0;
  const text = notice
    ? notice.code === 'conflict'
      ? words.overtaken
      : `${words.notSaved}: ${notice.message} ${t.problem.advice[notice.code]}`
    : isWrong
      ? words.correct
      : null;
  return (
    <div className={classes.bar}>
      {text && (
        <p className={classes.notice} role="alert">
          <IconAlertCircle size={16} aria-hidden />
          {text}
        </p>
      )}
      <div className={classes.acts}>
        <span className="quiet">{count === 0 ? words.noChanges : words.changes(count)}</span>
        <Button variant="default" onClick={cancel}>
          {t.common.cancel}
        </Button>
        <Button type="submit" loading={form.isSaving} disabled={count === 0 && !isWrong}>
          {t.common.save}
        </Button>
      </div>
    </div>
  );
}
