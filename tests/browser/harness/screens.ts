/** Every screen of the house, how to come to it, and what shows that it is there. */
import type { Locator, Page } from '@playwright/test';
import type { Company } from './company';
import { rows } from './inbox';
import { completeHire, title } from './review';

export interface Screen {
  name: string;
  path: (company: Company) => string;
  ready: (page: Page) => Locator;
}

const heading = (name: string) => (page: Page) => page.getByRole('heading', { level: 1, name });
const hire = (name: string) => (company: Company) => `/inbox/${company.hires[name] ?? ''}`;
const profile =
  (name: string, tab = 'profile') =>
  (company: Company) =>
    `/people/${company.employees[name] ?? ''}?tab=${tab}`;
const row = (page: Page) => rows(page).first();

export const SCREENS: Screen[] = [
  { name: 'inbox', path: () => '/inbox', ready: row },
  { name: 'inbox-attention', path: () => '/inbox?view=attention', ready: row },
  { name: 'inbox-completed', path: () => '/inbox?view=completed', ready: row },
  { name: 'inbox-dismissed', path: () => '/inbox?view=dismissed', ready: row },
  {
    name: 'inbox-nothing-found',
    path: () => '/inbox?q=nobody',
    ready: (page) => page.getByText('No hire fits'),
  },
  { name: 'review', path: hire('Greta Sander'), ready: completeHire },
  {
    name: 'review-changed',
    path: hire('Madeleine van den Berg'),
    ready: (page) => page.getByText('Ashby changed this'),
  },
  { name: 'review-missing', path: hire('Mononym'), ready: (page) => page.getByText('1 thing missing') },
  {
    name: 'review-no-longer-hired',
    path: hire('Bram Keller'),
    ready: (page) => page.getByText('No longer hired.'),
  },
  { name: 'review-completed', path: hire('Anna Olsen'), ready: (page) => title(page, 'Anna Olsen') },
  { name: 'review-dismissed', path: hire('Luc Moreau'), ready: (page) => title(page, 'Luc Moreau') },
  { name: 'people', path: () => '/people', ready: (page) => page.getByRole('main').getByText('Anna Olsen') },
  { name: 'profile', path: profile('Anna Olsen'), ready: (page) => title(page, 'Anna Olsen') },
  { name: 'profile-job', path: profile('Anna Olsen', 'job'), ready: (page) => page.getByText('€64,000.00') },
  {
    name: 'profile-history',
    path: profile('Anna Olsen', 'history'),
    ready: (page) => page.getByRole('tabpanel').getByRole('time').first(),
  },
  {
    name: 'activity',
    path: () => '/activity',
    ready: (page) => page.getByRole('main').getByRole('time').first(),
  },
  {
    name: 'activity-refused',
    path: () => '/activity?tab=refused',
    ready: (page) => page.getByText('Signed with another secret').first(),
  },
  {
    name: 'activity-changes',
    path: () => '/activity?tab=changes',
    ready: (page) => page.getByRole('list', { name: 'Changes' }),
  },
  {
    name: 'integrations',
    path: () => '/settings/integrations',
    ready: (page) => page.getByRole('main').getByText('Ashby').first(),
  },
  {
    name: 'ashby',
    path: () => '/settings/integrations/ashby',
    ready: (page) => page.getByRole('heading', { name: '1 refused message' }),
  },
  {
    name: 'security',
    path: () => '/settings/security',
    ready: (page) => page.getByRole('button', { name: 'New recovery key' }),
  },
  { name: 'not-found', path: () => '/no/such/place', ready: heading('There is no such page') },
];
