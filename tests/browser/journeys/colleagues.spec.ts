/** A colleague comes in: a role, a profile, a code that is good once, and a hire of their own to complete. */
import { candidateHire } from '../harness/bodies';
import { row } from '../harness/inbox';
import { completeHire, title } from '../harness/review';
import { enter, expect, goTo, test } from '../harness/test';

const ROSA = { first_name: 'Rosa', last_name: 'Reviewer', email: 'rosa.reviewer@company.invalid' };
const PASSWORD = 'a password that only Rosa knows';

test('a role for reviewers is made, and a colleague with it completes a hire', async ({
  desk,
  browser,
  hirelayd,
  owner,
  ashby,
}) => {
  await goTo(desk, '/settings/roles');
  await desk.getByRole('link', { name: 'New role' }).click();
  await desk.getByRole('textbox', { name: 'Name' }).fill('Reviewers');
  await desk.getByRole('switch', { name: 'Manage ATS inbox' }).check();
  await desk.getByRole('button', { name: 'Make role' }).click();
  await expect
    .poll(async () => (await owner.call('role.list', {})).items.map(({ name }) => name))
    .toContain('Reviewers');

  await goTo(desk, '/people');
  await desk.getByRole('link', { name: 'Add person' }).click();
  await desk.getByRole('textbox', { name: 'First name' }).fill(ROSA.first_name);
  await desk.getByRole('textbox', { name: 'Last name' }).fill(ROSA.last_name);
  await desk.getByRole('textbox', { name: 'Work email' }).fill(ROSA.email);
  await desk.getByRole('button', { name: 'Add person' }).click();
  await expect(title(desk, 'Rosa Reviewer')).toBeVisible();

  await desk.getByRole('tab', { name: 'Sign-in & roles' }).click();
  await desk.getByRole('combobox', { name: 'Roles' }).click();
  await desk.getByRole('option', { name: 'Reviewers' }).click();
  await desk.keyboard.press('Escape');
  await desk.getByRole('button', { name: 'Save', exact: true }).click();
  await expect
    .poll(
      async () =>
        (await owner.call('role.list', {})).items.find(({ name }) => name === 'Reviewers')?.employees,
    )
    .toBe(1);
  await desk.getByRole('button', { name: 'Let them sign in' }).click();
  const dialog = desk.getByRole('dialog', { name: /One-time code for Rosa/ });
  const code = (await dialog.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/).innerText()).trim();
  await dialog.getByRole('button', { name: 'I have passed it on' }).click();

  await ashby.send(candidateHire({ name: 'Nadia Petit' }));
  const window = await browser.newContext();
  const page = await window.newPage();
  await page.goto(await hirelayd.open());
  await page.getByLabel('Work email').fill(ROSA.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(code.toLowerCase().replaceAll('-', ' '));
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByLabel('New password').fill(PASSWORD);
  await page.getByLabel('The same once more').fill(PASSWORD);
  await page.getByRole('button', { name: 'Set password and sign in' }).click();
  await row(page, 'Nadia Petit').click();
  await completeHire(page).click();
  await expect(page.getByText('Completed by you')).toBeVisible();
  await window.close();

  const [hire] = (await owner.call('inbox.list', { state: 'completed' })).items;
  expect(hire?.candidate_name).toBe('Nadia Petit');
});

test('who lacks the permission is told so, also under the address of the inbox', async ({
  page,
  hirelayd,
  owner,
}) => {
  const { id } = await owner.call('employee.create', ROSA);
  await owner.call('employee.set_password', { id, password: PASSWORD });
  const { token } = await hirelayd.host.call('session.sign_in', { email: ROSA.email, password: PASSWORD });
  await enter(page, hirelayd, hirelayd.host.as(token), '/inbox');
  await expect(page.getByText('You can’t open the ATS inbox')).toBeVisible();
  await expect(page.getByText(/Manage ATS inbox/)).toBeVisible();
});
