import type { Page, Request } from '@playwright/test';

/** Counts how often a page asks the same thing at the same time, from now on. */
export function mostAtOnce(page: Page, cmd: string): { readonly most: number } {
  const counted = { now: 0, most: 0 };
  const count = (step: 1 | -1) => (request: Request) => {
    if (request.postData()?.includes(`"${cmd}"`) !== true) return;
    counted.now += step;
    counted.most = Math.max(counted.most, counted.now);
  };
  page.on('request', count(1));
  page.on('requestfinished', count(-1));
  page.on('requestfailed', count(-1));
  return counted;
}
