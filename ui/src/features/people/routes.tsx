import { createRoute } from '@tanstack/react-router';
import { rootRoute } from '@/rootRoute';
import { AddPersonPage } from './add/AddPerson';
import { DirectoryPage } from './DirectoryPage';
import { ProfilePage } from './profile/ProfilePage';
import { readTab } from './profile/tabs';

const directory = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people',
  validateSearch: ({ q }: Record<string, unknown>): { q?: string } =>
    (typeof q === 'string' && q !== '') || typeof q === 'number' ? { q: String(q) } : {},
  component: DirectoryPage,
});

const add = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people/new',
  component: AddPersonPage,
});

const profile = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people/$employeeId',
  validateSearch: readTab,
  component: ProfilePage,
});

export const peopleRoutes = [directory, add, profile] as const;
