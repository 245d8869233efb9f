import { Button, MultiSelect, Text } from '@mantine/core';
import type { EmployeeProfile, Permission, RoleId, RoleView } from '@/bindings/types';
import { LeaveUnsaved, Loading, Problem, useUnsaved } from '@/blocks';
import { useRpc } from '@/query';
import { useMay, useSession } from '@/session/session';
import { t } from '@/text';
import classes from './access.module.css';
import { useGivenRoles } from './useGivenRoles';

const words = t.access;

interface Props {
  profile: EmployeeProfile;
  roleIds: RoleId[];
}

/** The roles that somebody was given, and what they may do by them. */
export function GivenRoles({ profile, roleIds }: Props) {
  const roles = useRpc('role.list', {});
  return (
    <section className={classes.section}>
      <h3>{words.roles}</h3>
      {roles.isPending && <Loading rows={1} />}
      {roles.error && !roles.data && (
        <Problem
          error={roles.error}
          title={t.roles.failed}
          safe={t.roles.safe}
          again={() => void roles.refetch()}
        />
      )}
      {roles.data && <Choice profile={profile} roleIds={roleIds} roles={roles.data.items} />}
    </section>
  );
}

function Choice({ profile, roleIds, roles }: Props & { roles: RoleView[] }) {
  const { permissions: held } = useSession();
  const mayUpdate = useMay('employees.manage');
  const form = useGivenRoles(profile, roleIds);
  const guard = useUnsaved(form.isChanged, form.discard);
  const isAbove = (role: RoleView) => role.permissions.some((permission) => !held.includes(permission));
  const choices = roles.filter(({ kind }) => kind !== 'all_employees');
  const counting = roles.filter(({ kind, id }) => kind === 'all_employees' || form.ids.includes(id));
  if (!mayUpdate) {
    const names = choices.filter(({ id }) => roleIds.includes(id)).map(({ name }) => name);
    return (
      <>
        <Text>
          <bdi>{names.length > 0 ? names.join(', ') : words.none}</bdi>
        </Text>
        <May roles={counting} />
        <Text c="dimmed" mt="xs">
          {words.needsManage}
        </Text>
      </>
    );
  }
  return (
    <form
      className={classes.roles}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.save();
      }}
    >
      <MultiSelect
        aria-label={words.roles}
        description={words.rolesMore}
        placeholder={form.ids.length === 0 ? words.pick : undefined}
        data={choices.map((role) => ({ value: role.id, label: role.name, disabled: isAbove(role) }))}
        value={form.ids}
        onChange={form.choose}
        searchable
        hidePickedOptions
        classNames={{ option: classes.choice }}
        nothingFoundMessage={words.noSuch}
        renderOption={({ option }) => (
          <span className={classes.option}>
            <bdi>{option.label}</bdi>
            {option.disabled && <span className="quiet">{words.above}</span>}
          </span>
        )}
        error={errorOf(form.error)}
      />
      <May roles={counting} />
      {form.isChanged && (
        <div className={classes.acts}>
          <Button type="submit" loading={form.isSaving}>
            {t.common.save}
          </Button>
          <Button variant="default" onClick={form.discard}>
            {words.discard}
          </Button>
        </div>
      )}
      {form.error && !isAboutRoles(form.error) && <Problem error={form.error} title={words.rolesFailed} />}
      <LeaveUnsaved guard={guard} />
    </form>
  );
}

type Failure = ReturnType<typeof useGivenRoles>['error'];

/** What the engine has against the choice is told at the choice. */
const isAboutRoles = (error: NonNullable<Failure>): boolean =>
  error.code === 'conflict' || error.code === 'forbidden' || 'role_ids' in error.fields;

function errorOf(error: Failure): string | undefined {
  if (!error || !isAboutRoles(error)) return undefined;
  return error.reason === 'changed' ? words.overtaken : (error.fields['role_ids'] ?? error.message);
}

function May({ roles }: { roles: RoleView[] }) {
  const all = new Set<Permission>(roles.flatMap(({ permissions }) => permissions));
  const names = [...all].map((permission) => t.permissions.names[permission]);
  return (
    <Text className="quiet" mt={4}>
      {`${words.may}: ${names.length > 0 ? names.join(', ') : words.mayNothing}`}
    </Text>
  );
}
