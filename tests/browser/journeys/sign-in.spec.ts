import { createOwner, expect, OWNER, test } from '../harness/test';
import type { Page } from '@playwright/test';

async function signIn(page: Page, password = OWNER.password): Promise<void> {
  await page.getByLabel('Work email').fill(OWNER.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

const inbox = (page: Page) => page.getByRole('heading', { level: 1, name: 'ATS inbox' });
const signInSheet = (page: Page) => page.getByRole('heading', { name: 'Sign in to Hirelay' });

test('who has a password comes in; a wrong one is told without saying which part is wrong', async ({
  page,
  hirelayd,
  watch,
}) => {
  watch.allow(/answer 401 to session.sign_in/);
  await createOwner(hirelayd);
  await page.goto(await hirelayd.open());
  await signIn(page, 'not the password');
  await expect(page.getByText('The address or the password is not right.')).toBeVisible();
  await expect(page.getByLabel('Work email')).toHaveValue(OWNER.email);
  await signIn(page);
  await expect(inbox(page)).toBeVisible();
});

test('many wrong passwords are slowed down, and the page says to wait', async ({ page, hirelayd, watch }) => {
  watch.allow(/answer (401|429|503) to session.sign_in/);
  await createOwner(hirelayd);
  await page.goto(await hirelayd.open());
  const told = page.getByText('Wait a moment, then try again.');
  await expect(async () => {
    await signIn(page, 'not the password');
    await expect(told).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 30_000 });
});

test('the session ends with the window, unless one stays signed in on this computer', async ({
  page,
  hirelayd,
  context,
}) => {
  await createOwner(hirelayd);
  await page.goto(await hirelayd.open());
  await signIn(page);
  await expect(inbox(page)).toBeVisible();
  await page.reload();
  await expect(inbox(page)).toBeVisible();

  const next = await context.newPage();
  await next.goto(await hirelayd.open());
  await expect(signInSheet(next)).toBeVisible();
  await next.getByLabel('Stay signed in on this computer').check();
  await signIn(next);
  await expect(inbox(next)).toBeVisible();
  await next.close();

  const later = await context.newPage();
  await later.goto(hirelayd.admin);
  await expect(inbox(later)).toBeVisible();
});

test('signing out ends the session in the engine and forgets everything in the window', async ({
  desk,
  owner,
  watch,
}) => {
  watch.allow(/answer 401/);
  await desk.getByRole('button', { name: /Olivia Owner/ }).click();
  await desk.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(signInSheet(desk)).toBeVisible();
  await expect(owner.call('session.current', {})).rejects.toThrow('unauthenticated');
  await desk.goBack();
  await expect(inbox(desk)).toBeHidden();
});

test('an address without its token shows nothing and says where to get it', async ({
  page,
  hirelayd,
  watch,
}) => {
  watch.allow(/answer 401/);
  await createOwner(hirelayd);
  await page.goto(hirelayd.admin);
  await expect(page.getByRole('heading', { name: 'Open Hirelay from its own address' })).toBeVisible();
});
