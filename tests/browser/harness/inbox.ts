/** The list of hires, as a person finds their way in it. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { HireDetail } from '../../../ui/src/bindings/types';
import type { Session } from './session';

const list = (page: Page): Locator => page.getByRole('list', { name: 'Hires' });

export const rows = (page: Page): Locator => list(page).getByRole('link');

export const row = (page: Page, name: string): Locator => rows(page).filter({ hasText: name });

/** The hire of a candidate, once it has arrived. */
export async function hireOf(session: Session, name: string): Promise<HireDetail> {
  let id: string | undefined;
  await expect
    .poll(async () => {
      const { items } = await session.call('inbox.list', { limit: 500 });
      id = items.find((hire) => hire.candidate_name === name)?.id;
      return id;
    })
    .toBeDefined();
  return session.call('inbox.get', { id: id ?? '' });
}
