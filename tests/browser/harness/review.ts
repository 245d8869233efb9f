/** One hire in review, as a person finds their way in it. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { HireDetail } from '../../../ui/src/bindings/types';
import { hireOf } from './inbox';
import type { Session } from './session';
import { goTo } from './test';

/** Opens the review of a candidate's hire, as soon as that has arrived. */
export async function openReview(desk: Page, session: Session, name: string): Promise<HireDetail> {
  const hire = await hireOf(session, name);
  await goTo(desk, `/inbox/${hire.id}`);
  await expect(title(desk, name)).toBeVisible();
  return hire;
}

export const title = (desk: Page, name: string): Locator => desk.getByRole('heading', { level: 2, name });

/** The field of that name; a required one carries a star. */
export const field = (desk: Page, label: string): Locator =>
  desk
    .getByRole('form', { name: 'Profile of the hire' })
    .getByLabel(new RegExp(`^${label}( \\*)?$`))
    .first();

/** What stands below a field: where the value came from, and what is wrong with it. */
export async function note(desk: Page, label: string): Promise<Locator> {
  return desk.locator(`[id="${(await field(desk, label).getAttribute('id')) ?? ''}-note"]`);
}

/** Types a value and leaves the field, which saves it. */
export async function edit(desk: Page, label: string, value: string): Promise<void> {
  await field(desk, label).fill(value);
  await field(desk, label).blur();
  await expect(await note(desk, label)).toContainText('Edited by you');
}

export const completeHire = (desk: Page): Locator => desk.getByRole('button', { name: 'Complete hire' });
