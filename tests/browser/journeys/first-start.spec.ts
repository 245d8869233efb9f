import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { askedGroups, fillOwner, readKey } from '../harness/firstStart';
import { rows } from '../harness/inbox';
import { expect, OWNER, test } from '../harness/test';

async function comeToTheDoors(page: Page): Promise<void> {
  await fillOwner(page, OWNER);
  await page.getByRole('button', { name: 'Create my account' }).click();
  const key = await readKey(page);
  for (const { label, group } of await askedGroups(page, key)) await page.getByLabel(label).fill(group);
  await page.getByRole('button', { name: 'I have saved it' }).click();
}

test.beforeEach(async ({ page, hirelayd }) => {
  await page.goto(await hirelayd.open());
});

test('the token of the one-time address does not stay in the address bar', async ({ page, hirelayd }) => {
  await expect(page.getByRole('heading', { name: 'Welcome to Hirelay' })).toBeVisible();
  expect(page.url()).toBe(`${hirelayd.admin}/`);
});

test('an owner with something missing is told at each field, and keeps what was typed', async ({ page }) => {
  await page.getByLabel('First name').fill('Olivia');
  await page.getByRole('textbox', { name: 'Password' }).fill('short');
  await page.getByRole('button', { name: 'Create my account' }).click();
  await expect(page.getByText('Enter your last name.')).toBeVisible();
  await expect(page.getByText('Enter your work email.')).toBeVisible();
  await expect(page.getByText('Choose a password with at least 10 characters.')).toBeVisible();
  await expect(page.getByLabel('Last name')).toHaveAccessibleDescription(/Enter your last name/);
  await expect(page.getByLabel('First name')).toHaveValue('Olivia');
});

test('an address that is none is refused at its field', async ({ page, watch }) => {
  watch.allow(/answer 422 to setup.create_owner/);
  await fillOwner(page, { ...OWNER, email: 'not an address' });
  await page.getByRole('button', { name: 'Create my account' }).click();
  await expect(page.getByLabel('Work email')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByRole('heading', { name: 'Welcome to Hirelay' })).toBeVisible();
});

test('the recovery key can be saved, and is typed back before the way on opens', async ({ page }) => {
  await fillOwner(page, OWNER);
  await page.getByRole('button', { name: 'Create my account' }).click();
  const key = await readKey(page);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as file' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe('Hirelay recovery key.txt');
  expect(await readFile(await saved.path(), 'utf8')).toContain(key.join('-'));

  const [first, second] = await askedGroups(page, key);
  await page.getByLabel(first.label).fill(first.group.toLowerCase());
  await page.getByLabel(second.label).fill('0000');
  await page.getByRole('button', { name: 'I have saved it' }).click();
  await expect(page.getByText('This is not that group of the key.')).toHaveCount(1);

  await page.getByLabel(second.label).fill(second.group);
  await page.getByRole('button', { name: 'I have saved it' }).click();
  await expect(page.getByRole('heading', { name: 'How do you want to begin?' })).toBeVisible();
});

test('the door “Connect Ashby” leads to Ashby', async ({ page }) => {
  await comeToTheDoors(page);
  await page.getByRole('button', { name: 'Connect Ashby' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ashby' })).toBeVisible();
});

test('the other door leads into a throw-away workspace, and back to one’s own', async ({ page, watch }) => {
  // The one-time address of the workspace that was thrown away.
  watch.allow(/answer 401/);
  await comeToTheDoors(page);
  await page.getByRole('button', { name: 'Explore with a simulated Ashby' }).click();
  const exploring = page.getByRole('region', { name: 'Exploring' });
  await expect(exploring).toContainText('Nobody here is real, and nothing is kept.');
  await expect(rows(page).first()).toBeVisible();

  await exploring.getByRole('button', { name: 'Leave' }).click();
  await expect(exploring).toBeHidden();
  await page
    .getByRole('link', { name: /ATS inbox/ })
    .first()
    .click();
  await expect(page.getByRole('region', { name: 'Until the first hire arrives' })).toBeVisible();
});

test('the simulated Ashby hires, changes and withdraws on demand', async ({ page }) => {
  await comeToTheDoors(page);
  await page.getByRole('button', { name: 'Explore with a simulated Ashby' }).click();
  await expect(rows(page).first()).toBeVisible();
  const simulate = async (what: string) => {
    await page.getByRole('button', { name: 'Simulate' }).click();
    await page.getByRole('menuitem', { name: what }).click();
  };
  await simulate('Another candidate is hired');
  await page.getByRole('button', { name: '1 new hire' }).click();
  await simulate('The newest hire is no longer hired');
  await page.getByRole('link', { name: /^Needs attention/ }).click();
  await expect(rows(page).first()).toContainText('No longer hired');
});

test('the key is not shown a second time', async ({ page }) => {
  await fillOwner(page, OWNER);
  await page.getByRole('button', { name: 'Create my account' }).click();
  await readKey(page);
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await expect(page.getByRole('list', { name: 'Recovery key' })).toBeHidden();
});
