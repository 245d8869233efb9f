import { LeaveUnsaved, useUnsaved } from '@/blocks';
import { Button, Switch, TextInput } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useRef, type ReactNode, type SyntheticEvent } from 'react';
import type { PermissionView, RoleView } from '@/bindings/types';
import { useKeys } from '@/keys/useKeys';
import { useSession } from '@/session/session';
import { announce } from '@/shell/announce';
import { t } from '@/text';
import classes from './roles.module.css';
import { useRoleForm } from './useRoleForm';

const words = t.roles;

interface Props {
  /** Null for a new one. */
  role: RoleView | null;
  permissions: PermissionView[];
  head: ReactNode;
  saved: (role: RoleView) => void;
  /** Leaves a role that is not made yet. */
  close: () => void;
}

/** A role: its name, and a switch for each permission. One bar stays in view. */
export function RoleForm({ role, permissions, head, saved, close }: Props) {
  const form = useRoleForm(role);
  const isFixed = role?.kind === 'administrator';
  const guard = useUnsaved(form.count > 0, role ? form.discard : close);
  const element = useRef<HTMLFormElement>(null);

  const save = async () => {
    if (form.isSaving || isFixed) return;
    const now = await form.save(permissions.map(({ id }) => id));
    if (now) {
      announce(words.saved(now.name));
      saved(now);
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
      aria-label={role?.name ?? words.form}
    >
      <div className={classes.body}>
        {head}
        {(role === null || role.kind === 'custom') && (
          <TextInput
            label={words.name}
            description={words.nameMore}
            required
            autoFocus={role === null}
            autoComplete="off"
            dir="auto"
            maxLength={100}
            value={form.name}
            error={form.refused.name}
            onChange={(event) => form.rename(event.currentTarget.value)}
          />
        )}
        {groupsOf(permissions).map(({ group, items }) => (
          <fieldset key={group} className={classes.group}>
            <legend>{group}</legend>
            {items.map(({ id }) => (
              <Allows
                key={id}
                id={id}
                isFixed={isFixed}
                isOn={form.isOn(id)}
                error={form.refused.switches[id]}
                turn={(on) => form.turn(id, on)}
              />
            ))}
          </fieldset>
        ))}
      </div>
      {!isFixed && <Bar form={form} isNew={role === null} cancel={role ? form.discard : guard.leave} />}
      <LeaveUnsaved guard={guard} />
    </form>
  );
}

interface AllowsProps {
  id: PermissionView['id'];
  isFixed: boolean;
  isOn: boolean;
  error: string | undefined;
  turn: (on: boolean) => void;
}

/** One permission, what it means, and what stands against changing it. */
function Allows({ id, isFixed, isOn, error, turn }: AllowsProps) {
  const { permissions } = useSession();
  const isAbove = !permissions.includes(id);
  const why = isFixed ? words.fixedOn : isAbove ? words.notYours : null;
  return (
    <Switch
      className={classes.allows}
      label={t.permissions.names[id]}
      // The label holds the sentence too, which is told as the description already.
      aria-label={t.permissions.names[id]}
      description={
        <>
          {t.permissions.more[id]}
          {why && !isFixed && <span className={classes.why}>{why}</span>}
        </>
      }
      checked={isOn}
      disabled={why !== null}
      error={error}
      aria-invalid={error !== undefined || undefined}
      onChange={(event) => turn(event.currentTarget.checked)}
    />
  );
}

interface BarProps {
  form: ReturnType<typeof useRoleForm>;
  isNew: boolean;
  cancel: () => void;
}

function Bar({ form, isNew, cancel }: BarProps) {
  const { name, switches, elsewhere } = form.refused;
  const text = elsewhere
    ? `${words.notSaved}: ${elsewhere.message} ${t.problem.advice[elsewhere.code]}`
    : name !== undefined
      ? words.correct
      : Object.keys(switches).length > 0
        ? words.atSwitch
        : null;
  const isUnchanged = form.count === 0 && !isNew;
  const state = form.count > 0 ? words.changes(form.count) : words.noChanges;
  return (
    <div className={classes.bar}>
      {text && (
        <p className={classes.notice} role="alert">
          <IconAlertCircle size={16} aria-hidden />
          {text}
        </p>
      )}
      <div className={classes.acts}>
        <span className="quiet">{isNew ? words.notMade : state}</span>
        <Button variant="default" onClick={cancel} disabled={isUnchanged}>
          {isNew ? t.common.cancel : words.discard}
        </Button>
        <Button type="submit" loading={form.isSaving} disabled={isUnchanged}>
          {isNew ? words.make : t.common.save}
        </Button>
      </div>
    </div>
  );
}

/** In the engine's order. */
function groupsOf(permissions: PermissionView[]): { group: string; items: PermissionView[] }[] {
  const groups = [...new Set(permissions.map(({ group }) => group))];
  return groups.map((group) => ({ group, items: permissions.filter((known) => known.group === group) }));
}
