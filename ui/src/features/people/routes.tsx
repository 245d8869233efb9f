import { createRoute } from '@tanstack/react-router';
import { rootRoute } from '@/rootRoute';
import { PeoplePage } from './PeoplePage';

const people = createRoute({ getParentRoute: () => rootRoute, path: '/people', component: PeoplePage });

export const peopleRoutes = [people] as const;
