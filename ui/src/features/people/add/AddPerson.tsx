import { Anchor, Button, Text, TextInput } from '@mantine/core';
import { IconAlertCircle, IconArrowLeft } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef, type ReactNode, type SyntheticEvent } from 'react';
import type { EmployeeProfile } from '@/bindings/types';
import { DayInput, LeaveUnsaved, NotAllowed, Page, useUnsaved } from '@/blocks';
import { useKeys } from '@/keys/useKeys';
import { useMay } from '@/session/session';
import { announce } from '@/shell/announce';
import { t } from '@/text';
import { nameOf } from '../person';
import classes from '../profile/profile.module.css';
import { REQUIRED, useAddPerson, type Target } from './useAddPerson';

const words = t.addPerson;
const PARTS: { title: string; targets: Target[] }[] = [
  { title: words.name, targets: ['first_name', 'last_name', 'middle_name'] },
  { title: words.contact, targets: ['email', 'personal_email', 'mobile_number'] },
  { title: words.job, targets: ['hired_on', 'position', 'department', 'location', 'employment_type'] },
];
const MODES: Partial<Record<Target, 'email' | 'tel'>> = {
  email: 'email',
  personal_email: 'email',
  mobile_number: 'tel',
};

export function AddPersonPage() {
  const navigate = useNavigate();
  const mayManage = useMay('employees.manage');
  return (
    <Page title={t.people.title} bare>
      {mayManage ? (
        <AddPerson
          added={({ id }) =>
            void navigate({ to: '/people/$employeeId', params: { employeeId: id }, ignoreBlocker: true })
          }
          close={() => void navigate({ to: '/people', ignoreBlocker: true })}
        />
      ) : (
        <NotAllowed needs="employees.manage" title={words.hidden} />
      )}
    </Page>
  );
}

interface Props {
  added: (profile: EmployeeProfile) => void;
  close: () => void;
}

/** Somebody who does not come from Ashby. */
export function AddPerson({ added, close }: Props) {
  const form = useAddPerson();
  const guard = useUnsaved(form.hasTyped, close);
  const element = useRef<HTMLFormElement>(null);
  const save = async () => {
    if (form.isSaving) return;
    const profile = await form.save();
    if (profile) {
      announce(words.added(nameOf(profile)));
      added(profile);
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
    <form ref={element} className={classes.editing} noValidate onSubmit={submit} aria-label={words.form}>
      <div className={classes.page}>
        <Anchor component={Link} to="/people" className={classes.back}>
          <IconArrowLeft size={16} aria-hidden />
          {t.profile.back}
        </Anchor>
        <h2 className={classes.name}>{words.title}</h2>
        <Text c="dimmed">{words.more}</Text>
        {PARTS.map(({ title, targets }) => (
          <fieldset key={title} className={classes.section}>
            <legend>{title}</legend>
            <div className={classes.inputs}>
              {targets.map((target) => (
                <Field key={target} target={target} form={form} isFirst={target === 'first_name'} />
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

type Form = ReturnType<typeof useAddPerson>;

function Field({ target, form, isFirst }: { target: Target; form: Form; isFirst: boolean }) {
  const shared = {
    label: words.labels[target],
    required: REQUIRED.includes(target),
    value: form.typed[target] ?? '',
    error: errorOf(target, form),
  };
  if (target === 'hired_on') {
    return <DayInput {...shared} countdown onChange={(typed) => form.type(target, typed)} />;
  }
  return (
    <TextInput
      {...shared}
      description={target === 'email' ? words.emailMore : undefined}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      dir="auto"
      autoComplete="off"
      autoFocus={isFirst}
      inputMode={MODES[target]}
      onChange={(event) => form.type(target, event.currentTarget.value)}
    />
  );
}

/** What is wrong with it; whose it is, with the way there. */
function errorOf(target: Target, form: Form): ReactNode {
  const owner = form.taken.find((known) => known.target === target);
  const error = form.errors[target];
  if (error === undefined || !owner) return error;
  return (
    <>
      {`${error} `}
      <Link to="/people/$employeeId" params={{ employeeId: owner.employee_id }} className={classes.taken}>
        {t.profile.openTaken(owner.name)}
      </Link>
    </>
  );
}

function Bar({ form, cancel }: { form: Form; cancel: () => void }) {
  const { notice } = form;
  const isWrong = Object.keys(form.errors).length > 0;
  const text = notice
    ? `${words.notAdded}: ${notice.message} ${t.problem.advice[notice.code]}`
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
        <span />
        <Button variant="default" onClick={cancel}>
          {t.common.cancel}
        </Button>
        <Button type="submit" loading={form.isSaving}>
          {words.submit}
        </Button>
      </div>
    </div>
  );
}
