import { Button, Text } from '@mantine/core';
import { IconChevronRight, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { RoleView } from '@/bindings/types';
import { Loading, Name, NotAllowed, Page, Problem } from '@/blocks';
import { useRpc } from '@/query';
import { useMay } from '@/session/session';
import { t } from '@/text';
import { OneAdministrator } from './OneAdministrator';
import { NEW, Used } from './RolePage';
import classes from './roles.module.css';

const words = t.roles;

export function RolesPage() {
  const may = useMay('roles.manage');
  return (
    <Page title={words.title} narrow={may}>
      {may ? <Roles /> : <NotAllowed needs="roles.manage" title={words.hidden} />}
    </Page>
  );
}

function Roles() {
  const roles = useRpc('role.list', {});
  return (
    <>
      <div className={classes.top}>
        <Text c="dimmed">{words.more}</Text>
        <Button
          renderRoot={(props) => <Link to="/settings/roles/$roleId" params={{ roleId: NEW }} {...props} />}
          leftSection={<IconPlus size={16} aria-hidden />}
        >
          {words.add}
        </Button>
      </div>
      <OneAdministrator />
      {roles.isPending && <Loading rows={4} widths={[40, 20]} />}
      {roles.error && !roles.data && (
        <Problem
          error={roles.error}
          title={words.failed}
          safe={words.safe}
          again={() => void roles.refetch()}
        />
      )}
      {roles.data && (
        <ul className={classes.list} aria-label={words.list}>
          {inOrder(roles.data.items).map((role) => (
            <li key={role.id}>
              <Link to="/settings/roles/$roleId" params={{ roleId: role.id }} className={classes.row}>
                <span className={classes.rowText}>
                  <span className={classes.rowName}>
                    <Name>{role.name}</Name>
                  </span>
                  <span className="quiet">{allowedBy(role)}</span>
                </span>
                <Used role={role} />
                <IconChevronRight size={16} aria-hidden className={classes.chevron} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const KINDS = ['administrator', 'all_employees', 'custom'];

/** Those that are part of Hirelay first, then by name. */
const inOrder = (roles: RoleView[]): RoleView[] =>
  [...roles].sort(
    (one, other) => KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind) || one.name.localeCompare(other.name),
  );

function allowedBy({ kind, permissions }: RoleView): string {
  if (kind === 'administrator') return words.everything;
  if (permissions.length === 0) return words.nothing;
  return permissions.map((permission) => t.permissions.names[permission]).join(', ');
}
