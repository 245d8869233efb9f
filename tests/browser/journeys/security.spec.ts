/** The ways back in: a forgotten password, and a lost recovery key. */
import { askedGroups, readKey } from '../harness/firstStart';
import { createOwner, expect, goTo, OWNER, test } from '../harness/test';

test('the owner sets a new password with the recovery key, and is in', async ({ page, hirelayd, watch }) => {
  watch.allow(/answer (401|422) to (session.sign_in|setup.reset_password)/);
  const { recoveryKey } = await createOwner(hirelayd);
  await page.goto(await hirelayd.open());
  await page.getByRole('button', { name: 'Forgot your password?' }).click();
  await page.getByRole('button', { name: 'Use the recovery key' }).click();
  await page.getByLabel('Recovery key').fill(recoveryKey.toLowerCase().replaceAll('-', ' '));
  await page.getByRole('textbox', { name: 'New password' }).fill('a quite new password');
  await page.getByRole('textbox', { name: 'The same once more' }).fill('a quite new passwort');
  await page.getByRole('button', { name: 'Set password and sign in' }).click();
  await expect(page.getByText('The two are not the same.')).toBeVisible();
  await page.getByRole('textbox', { name: 'The same once more' }).fill('a quite new password');
  await page.getByRole('button', { name: 'Set password and sign in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'ATS inbox' })).toBeVisible();
  await expect(hirelayd.host.call('session.sign_in', OWNER)).rejects.toThrow();
});

test('a wrong recovery key is told at its field', async ({ page, hirelayd, watch }) => {
  watch.allow(/answer (401|422|429) to setup.reset_password/);
  await createOwner(hirelayd);
  await page.goto(await hirelayd.open());
  await page.getByRole('button', { name: 'Forgot your password?' }).click();
  await page.getByRole('button', { name: 'Use the recovery key' }).click();
  await page.getByLabel('Recovery key').fill('AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA');
  await page.getByRole('textbox', { name: 'New password' }).fill('a quite new password');
  await page.getByRole('textbox', { name: 'The same once more' }).fill('a quite new password');
  await page.getByRole('button', { name: 'Set password and sign in' }).click();
  await expect(page.getByLabel('Recovery key')).toHaveAttribute('aria-invalid', 'true');
});

test('a new recovery key needs the password, is typed back, and ends the old one', async ({
  desk,
  owner,
  hirelayd,
  watch,
}) => {
  watch.allow(/answer 422 to session.new_recovery_key/);
  await goTo(desk, '/settings/security');
  await desk.getByRole('button', { name: 'New recovery key' }).click();
  const password = desk.getByRole('textbox', { name: 'Your password' });
  await password.fill('not the password');
  await desk.getByRole('button', { name: 'Make it' }).click();
  await expect(password).toHaveAccessibleDescription(/.+/);
  await password.fill(OWNER.password);
  await desk.getByRole('button', { name: 'Make it' }).click();
  const key = await readKey(desk);
  for (const { label, group } of await askedGroups(desk, key)) await desk.getByLabel(label).fill(group);
  await desk.getByRole('button', { name: 'I have saved it' }).click();
  await expect(desk.getByRole('main').getByText(/The new recovery key is valid/)).toBeVisible();
  const reset = (recovery_key: string) =>
    hirelayd.host.call('setup.reset_password', { recovery_key, password: 'a quite new password' });
  await expect(reset(owner.recoveryKey)).rejects.toThrow();
  expect((await reset(key.join('-'))).token).not.toBe('');
});
