import { createRootRoute } from '@tanstack/react-router';
import { PageProblem } from './app/ErrorBoundary';
import { NotFound } from './app/NotFound';
import { Shell } from './shell/Shell';

/** Every feature's routes hang below it. */
export const rootRoute = createRootRoute({
  component: Shell,
  notFoundComponent: NotFound,
  errorComponent: ({ error }) => <PageProblem error={error} />,
});
