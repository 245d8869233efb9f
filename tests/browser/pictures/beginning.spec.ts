/** The screens that are seen once: from the first start to the connected Ashby. */
import { askedGroups, fillOwner, readKey } from '../harness/firstStart';
import { picture } from '../harness/picture';
import { createOwner, enter, expect, goTo, install, test } from '../harness/test';

const OLIVIA = {
  first_name: 'Olivia',
  last_name: 'Brandt',
  email: 'olivia.brandt@northwind.example',
  password: 'a password nobody uses',
};

test('pictures of the first start', async ({ page, hirelayd }) => {
  await page.goto(await hirelayd.open());
  await fillOwner(page, OLIVIA);
  await picture(page, 'first-start');
  await page.getByRole('button', { name: 'Create my account' }).click();
  const key = await readKey(page);
  await picture(page, 'recovery-key');
  for (const { label, group } of await askedGroups(page, key)) await page.getByLabel(label).fill(group);
  await page.getByRole('button', { name: 'I have saved it' }).click();
  await expect(page.getByRole('heading', { name: 'How do you want to begin?' })).toBeVisible();
  await picture(page, 'doors');
  await page.getByRole('button', { name: 'Connect Ashby' }).click();
  await expect(page.getByRole('button', { name: 'Install' })).toBeVisible();
  await picture(page, 'ashby-before');
  await goTo(page, '/inbox');
  await expect(page.getByRole('region', { name: 'Until the first hire arrives' })).toBeVisible();
  await picture(page, 'inbox-empty');
});

test('pictures of Ashby being connected', async ({ page, hirelayd }) => {
  const owner = await createOwner(hirelayd, OLIVIA);
  const ashby = await install(hirelayd, owner, 'https://hires.northwind.example');
  await enter(page, hirelayd, owner, '/settings/integrations/ashby');
  await expect(page.getByText('Waiting for Ashby’s test message').first()).toBeVisible();
  const steps = page.getByRole('heading', { name: 'Steps in Ashby' });
  await picture(page, 'ashby-waiting', steps);
  await ashby.ping();
  await expect(page.getByRole('main').getByText('Address and secret are right.')).toBeVisible();
  await picture(page, 'ashby-ready', steps);
});

test('picture of the sign-in', async ({ page, hirelayd }) => {
  await createOwner(hirelayd, OLIVIA);
  await page.goto(await hirelayd.open());
  await expect(page.getByRole('heading', { name: 'Sign in to Hirelay' })).toBeVisible();
  await picture(page, 'sign-in');
  await page.getByRole('button', { name: 'Forgot your password?' }).click();
  await expect(page.getByRole('button', { name: 'Use the recovery key' })).toBeVisible();
  await picture(page, 'forgotten-password');
});
