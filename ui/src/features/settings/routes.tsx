import { createRoute, redirect } from '@tanstack/react-router';
import { rootRoute } from '@/rootRoute';
import { AshbyPage } from './ashby/AshbyPage';
import { IntegrationsPage } from './IntegrationsPage';
import { SettingsLayout } from './SettingsLayout';

const settings = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings',
  component: SettingsLayout,
});

const first = createRoute({
  getParentRoute: () => settings,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/settings/integrations', replace: true });
  },
});

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

export const settingsRoutes = [settings.addChildren([first, integrations, ashby])] as const;
