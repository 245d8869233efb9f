import { createRoute, Navigate } from '@tanstack/react-router';
import { rootRoute } from '@/rootRoute';
import { useMay } from '@/session/session';
import { AshbyPage } from './ashby/AshbyPage';
import { IntegrationsPage } from './IntegrationsPage';
import { RolePage } from './roles/RolePage';
import { RolesPage } from './roles/RolesPage';
import { SecurityPage } from './SecurityPage';
import { SettingsLayout } from './SettingsLayout';

const settings = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings',
  component: SettingsLayout,
});

const first = createRoute({
  getParentRoute: () => settings,
  path: '/',
  component: First,
});

/** The first page that the person can use. */
function First() {
  const mayManage = useMay('integrations.manage');
  const mayGive = useMay('roles.manage');
  const others = mayGive ? '/settings/roles' : '/settings/security';
  return <Navigate to={mayManage ? '/settings/integrations' : others} replace />;
}

const integrations = createRoute({
  getParentRoute: () => settings,
  path: '/integrations',
  component: IntegrationsPage,
});

const ashby = createRoute({
  getParentRoute: () => settings,
  path: '/integrations/ashby',
  component: AshbyPage,
});

const roles = createRoute({
  getParentRoute: () => settings,
  path: '/roles',
  component: RolesPage,
});

/** `new` stands for a role that is not made yet. */
const role = createRoute({
  getParentRoute: () => settings,
  path: '/roles/$roleId',
  component: RolePage,
});

const security = createRoute({
  getParentRoute: () => settings,
  path: '/security',
  component: SecurityPage,
});

export const settingsRoutes = [
  settings.addChildren([first, integrations, ashby, roles, role, security]),
] as const;
