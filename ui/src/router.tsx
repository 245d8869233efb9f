import { createRoute, createRouter, Navigate } from '@tanstack/react-router';
import { PageProblem } from './app/ErrorBoundary';
import { activityRoutes } from './features/activity/routes';
import { inboxRoutes } from './features/inbox/routes';
import { peopleRoutes } from './features/people/routes';
import { settingsRoutes } from './features/settings/routes';
import { rootRoute } from './rootRoute';
import { usePlaces } from './shell/usePlaces';

const home = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  component: Home,
});

/** The first place that the person may go to. */
function Home() {
  const [first] = usePlaces();
  return <Navigate to={first?.to ?? '/people'} replace />;
}

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
