/** Journeys that only look share one company per worker; they have each a window of their own. */
import { test as base, type Page } from '@playwright/test';
import { found, type Company } from './company';
import { enter, expect, watched } from './test';
import type { Watch } from './watch';

interface Fixtures {
  watch: Watch;
  /** A window of the administrator's. */
  desk: Page;
}

export const test = base.extend<Fixtures, { company: Company }>({
  company: [
    async ({}, use) => {
      const company = await found();
      await use(company);
      await company.hirelayd.remove();
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  watch: [
    async ({ context, company }, use) => {
      await watched(context, () => company.hirelayd.admin, use);
    },
    { auto: true },
  ],

  desk: async ({ page, company }, use) => {
    await enter(page, company.hirelayd, company.owner);
    await use(page);
  },
});

export { expect };
