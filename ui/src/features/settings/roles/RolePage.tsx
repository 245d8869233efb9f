import { Anchor, Button, Text } from '@mantine/core';
import { IconArrowLeft, IconShieldOff } from '@tabler/icons-react';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { PermissionView, RoleView } from '@/bindings/types';
import { Empty, Loading, NotAllowed, Page, Problem } from '@/blocks';
import { useRpc } from '@/query';
import { useMay } from '@/session/session';
import { t } from '@/text';
import { DeleteRole } from './DeleteRole';
import { RoleForm } from './RoleForm';
import classes from './roles.module.css';

const words = t.roles;
const route = getRouteApi('/settings/roles/$roleId');

/** What stands in the address for a role that is not made yet. */
export const NEW = 'new';

export function RolePage() {
  const { roleId } = route.useParams();
  const navigate = useNavigate();
  return (
    <Page title={words.title} bare>
      <Role
        key={roleId}
        id={roleId === NEW ? null : roleId}
        made={(role) =>
          void navigate({ to: '/settings/roles/$roleId', params: { roleId: role.id }, ignoreBlocker: true })
        }
        leave={() => void navigate({ to: '/settings/roles', ignoreBlocker: true })}
      />
    </Page>
  );
}

interface Props {
  /** Null for a new one. */
  id: string | null;
  made: (role: RoleView) => void;
  leave: () => void;
}

export function Role({ id, made, leave }: Props) {
  const may = useMay('roles.manage');
  const roles = useRpc('role.list', {}, { enabled: may });
  const permissions = useRpc('permission.list', {}, { enabled: may });
  const error = roles.error ?? permissions.error;
  if (!may) return <NotAllowed needs="roles.manage" title={words.hidden} />;
  if (roles.data && permissions.data) {
    const role = roles.data.items.find((known) => known.id === id) ?? null;
    if (id !== null && !role) return <Gone />;
    return <Found role={role} permissions={permissions.data.items} made={made} leave={leave} />;
  }
  return (
    <div className={classes.body}>
      {error ? (
        <Problem
          error={error}
          title={words.failed}
          safe={words.safe}
          again={() => {
            void roles.refetch();
            void permissions.refetch();
          }}
        />
      ) : (
        <Loading rows={8} widths={[40, 20]} />
      )}
    </div>
  );
}

interface FoundProps {
  role: RoleView | null;
  permissions: PermissionView[];
  made: (role: RoleView) => void;
  leave: () => void;
}

function Found({ role, permissions, made, leave }: FoundProps) {
  const head = (
    <header>
      <Anchor component={Link} to="/settings/roles" className={classes.back}>
        <IconArrowLeft size={16} aria-hidden />
        {words.back}
      </Anchor>
      <div className={classes.top}>
        <div className={classes.head}>
          <h2 className={classes.name}>{role ? <bdi>{role.name}</bdi> : words.add}</h2>
          {role && <Used role={role} />}
        </div>
        {role?.kind === 'custom' && <DeleteRole role={role} deleted={leave} />}
      </div>
      {role?.kind === 'administrator' && <Text mt="xs">{words.fixed}</Text>}
      {role?.kind === 'all_employees' && <Text mt="xs">{words.forAll}</Text>}
    </header>
  );
  return (
    <RoleForm
      role={role}
      permissions={permissions}
      head={head}
      saved={(saved) => {
        if (!role) made(saved);
      }}
      close={leave}
    />
  );
}

export function Used({ role: { employees } }: { role: RoleView }) {
  const text = employees === null ? words.everybody : employees > 0 ? words.usedBy(employees) : words.nobody;
  return <span className="quiet">{text}</span>;
}

function Gone() {
  return (
    <Empty
      icon={IconShieldOff}
      title={words.gone}
      action={
        <Button variant="default" component={Link} to="/settings/roles">
          {words.back}
        </Button>
      }
    >
      {words.goneMore}
    </Empty>
  );
}
