import { candidateHire, day } from '../harness/bodies';
import { hireOf } from '../harness/inbox';
import type { Session } from '../harness/session';
import type { Ashby } from '../harness/ashby';
import { expect, goTo, test } from '../harness/test';

/** Somebody whose hire was completed. */
async function employ(owner: Session, ashby: Ashby, name = 'Nadia Petit', startsIn = 12): Promise<string> {
  await ashby.send(
    candidateHire({ name, startsIn, email: `${name.replace(' ', '.')}@example.org`, phone: null }),
  );
  const { id, version } = await hireOf(owner, name);
  return (await owner.call('inbox.complete', { id, version })).employee_id;
}

test('the directory lists everybody, can be searched, and leads to the profile', async ({
  desk,
  ashby,
  owner,
}) => {
  await employ(owner, ashby, 'Nadia Petit', 12);
  await employ(owner, ashby, 'Bram Novak', -12);
  await goTo(desk, '/people');
  const list = desk.getByRole('list', { name: 'Directory' }).getByRole('link');
  await expect(list).toHaveCount(3);
  await expect(list.filter({ hasText: 'Nadia Petit' })).toContainText('Starting');
  await expect(list.filter({ hasText: 'Bram Novak' })).toContainText('Employed');
  await desk.getByRole('searchbox').fill('petit');
  await expect(list).toHaveCount(1);
  await list.first().click();
  await expect(desk.getByRole('heading', { level: 2, name: 'Nadia Petit' })).toBeVisible();
});

test('a profile is edited as one form, and the history tells by whom', async ({ desk, ashby, owner }) => {
  const id = await employ(owner, ashby);
  await goTo(desk, `/people/${id}`);
  await desk.getByRole('button', { name: 'Edit' }).click();
  await desk.getByLabel('Work email').fill('nadia@company.invalid');
  await desk.getByLabel('Middle name').fill('Rose');
  await expect(desk.getByText('2 changes')).toBeVisible();
  await desk.getByRole('button', { name: 'Save' }).click();
  await expect(desk.getByRole('button', { name: 'Edit' })).toBeVisible();
  await expect(desk.getByText('nadia@company.invalid').first()).toBeVisible();
  await desk.getByRole('tab', { name: 'History' }).click();
  await expect(desk.getByRole('tabpanel', { name: 'History' })).toContainText(
    /You edited .*(Middle name|Work email)/,
  );
});

test('an address that somebody has is refused at its field, with the way to them', async ({
  desk,
  ashby,
  owner,
  watch,
}) => {
  watch.allow(/answer 422 to employee.update/);
  const id = await employ(owner, ashby);
  await goTo(desk, `/people/${id}`);
  await desk.getByRole('button', { name: 'Edit' }).click();
  await desk.getByLabel('Work email').fill('olivia.owner@company.invalid');
  await desk.getByRole('button', { name: 'Save' }).click();
  await expect(desk.getByLabel('Work email')).toHaveAttribute('aria-invalid', 'true');
  await expect(desk.getByRole('link', { name: 'Open the profile of Olivia Owner' })).toBeVisible();
  await expect(desk.getByLabel('Work email')).toHaveValue('olivia.owner@company.invalid');
});

test('leaving a profile with changes asks first', async ({ desk, ashby, owner }) => {
  const id = await employ(owner, ashby);
  await goTo(desk, `/people/${id}`);
  await desk.getByRole('button', { name: 'Edit' }).click();
  await desk.getByLabel('Middle name').fill('Rose');
  await desk.getByRole('link', { name: /ATS inbox/ }).click();
  const dialog = desk.getByRole('dialog', { name: 'Leave without saving?' });
  await dialog.getByRole('button', { name: 'Go on editing' }).click();
  await expect(desk.getByLabel('Middle name')).toHaveValue('Rose');
});

test('a new job begins on a day, and what was before stays on record', async ({ desk, ashby, owner }) => {
  const id = await employ(owner, ashby, 'Nadia Petit', -30);
  await goTo(desk, `/people/${id}?tab=job`);
  await desk.getByRole('button', { name: 'Change job' }).click();
  const dialog = desk.getByRole('dialog', { name: 'Change job' });
  await dialog.getByRole('textbox', { name: 'Effective from' }).fill(day(20));
  await dialog.getByRole('textbox', { name: 'Position' }).fill('Warehouse Lead');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  const jobs = desk.getByRole('list', { name: 'Job', exact: true }).getByRole('listitem');
  await expect(jobs.first()).toContainText('Coming');
  await expect(jobs.first()).toContainText('Warehouse Lead');
  await expect(jobs.nth(1)).toContainText('Now');
  await expect(jobs.nth(1)).toContainText('Warehouse Associate');
});

test('pay is told with its currency, and a new one begins on a day', async ({ desk, ashby, owner }) => {
  const id = await employ(owner, ashby, 'Nadia Petit', -30);
  await goTo(desk, `/people/${id}?tab=job`);
  await expect(desk.getByText(/€52,000\.00 per …\?/)).toBeVisible();
  await desk.getByRole('button', { name: 'Change pay' }).click();
  const dialog = desk.getByRole('dialog', { name: 'Change pay' });
  await dialog.getByRole('textbox', { name: 'Salary' }).fill('56000');
  await dialog.getByRole('combobox', { name: 'Per' }).click();
  await desk.getByRole('option', { name: 'year' }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(desk.getByText('€56,000.00 per year')).toBeVisible();
});

test('a profile that was made of a hire leads back to it', async ({ desk, ashby, owner }) => {
  const id = await employ(owner, ashby);
  await goTo(desk, `/people/${id}?tab=job`);
  await desk.getByRole('link', { name: 'Open the hire' }).click();
  await expect(desk.getByText('Completed by you')).toBeVisible();
});
