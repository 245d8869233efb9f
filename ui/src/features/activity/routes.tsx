import { createRoute } from '@tanstack/react-router';
import { rootRoute } from '@/rootRoute';
import { ActivityPage } from './ActivityPage';
import { readSearch } from './search';

const activity = createRoute({
  getParentRoute: () => rootRoute,
  path: '/activity',
  validateSearch: readSearch,
  component: ActivityPage,
});

export const activityRoutes = [activity] as const;
