import { createRoute } from '@tanstack/react-router';
import { rootRoute } from '@/rootRoute';
import { ActivityPage } from './ActivityPage';

const activity = createRoute({ getParentRoute: () => rootRoute, path: '/activity', component: ActivityPage });

export const activityRoutes = [activity] as const;
