import { createRoute, createRouter, redirect } from '@tanstack/react-router';
import { PageProblem } from './app/ErrorBoundary';
import { activityRoutes } from './features/activity/routes';
import { inboxRoutes } from './features/inbox/routes';
import { peopleRoutes } from './features/people/routes';
import { settingsRoutes } from './features/settings/routes';
import { rootRoute } from './rootRoute';

const home = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/inbox', replace: true });
  },
});

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    home,
    ...inboxRoutes,
    ...peopleRoutes,
    ...activityRoutes,
    ...settingsRoutes,
  ]),
  defaultErrorComponent: ({ error }) => <PageProblem error={error} />,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
