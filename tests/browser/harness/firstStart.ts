/** The first start as a person goes through it; the keyboard journey has its own way. */
import { expect, type Page } from '@playwright/test';

const PLACES = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth'];

export async function fillOwner(page: Page, owner: Record<string, string>): Promise<void> {
  await page.getByLabel('First name').fill(owner['first_name'] ?? '');
  await page.getByLabel('Last name').fill(owner['last_name'] ?? '');
  await page.getByLabel('Work email').fill(owner['email'] ?? '');
  await page.getByRole('textbox', { name: 'Password' }).fill(owner['password'] ?? '');
}

/** The groups of the recovery key, as they stand on the page. */
export async function readKey(page: Page): Promise<string[]> {
  const groups = page.getByRole('list', { name: 'Recovery key' }).getByRole('listitem');
  await expect(groups).toHaveCount(8);
  return groups.allInnerTexts();
}

interface Asked {
  label: string;
  group: string;
}

/** The two fields that ask for a group, each with the group that belongs into it. */
export async function askedGroups(page: Page, key: string[]): Promise<[Asked, Asked]> {
  const asked: Asked[] = [];
  for (const [place, name] of PLACES.entries()) {
    const label = `${name} group`;
    if (await page.getByLabel(label).isVisible()) asked.push({ label, group: key[place] ?? '' });
  }
  const [first, second, ...others] = asked;
  if (!first || !second || others.length > 0) throw new Error('two groups are asked for');
  return [first, second];
}
