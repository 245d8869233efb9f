import { createRoute } from '@tanstack/react-router';
import { rootRoute } from '@/rootRoute';
import { InboxPage } from './InboxPage';
import { ReviewPage } from './review/ReviewPage';
import { readSearch } from './views';

const inbox = createRoute({
  getParentRoute: () => rootRoute,
  path: '/inbox',
  validateSearch: readSearch,
  component: InboxPage,
});

const review = createRoute({
  getParentRoute: () => rootRoute,
  path: '/inbox/$hireId',
  validateSearch: readSearch,
  component: ReviewPage,
});

export const inboxRoutes = [inbox, review] as const;
