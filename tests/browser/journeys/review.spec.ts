import { randomUUID } from 'node:crypto';
import { applicationUpdate, candidateHire } from '../harness/bodies';
import { hireOf, row } from '../harness/inbox';
import { completeHire, edit, field, note, openReview, title } from '../harness/review';
import { expect, test } from '../harness/test';

test('the profile is filled in, and each value tells where it came from', async ({ desk, ashby, owner }) => {
  await ashby.send(candidateHire({ name: 'Nadia Petit', startsIn: 12 }));
  await openReview(desk, owner, 'Nadia Petit');
  await expect(field(desk, 'First name')).toHaveValue('Nadia');
  await expect(field(desk, 'Last name')).toHaveValue('Petit');
  await expect(field(desk, 'Personal email')).toHaveValue('nadia.petit@example.org');
  await expect(field(desk, 'Position')).toHaveValue('Warehouse Associate');
  await expect(await note(desk, 'Start date')).toContainText(/Ashby: Offer → Start date/);
  await expect(await note(desk, 'Date of birth')).toContainText(/Missing/);
});

test('a screen reader hears with the field where its value came from', async ({ desk, ashby, owner }) => {
  await ashby.send(candidateHire({ name: 'Nadia Petit' }));
  await openReview(desk, owner, 'Nadia Petit');
  await expect(field(desk, 'Start date')).toHaveAccessibleDescription(/Ashby: Offer → Start date/);
});

test('an edit is saved when the field is left, names its author, and can be reset', async ({
  desk,
  ashby,
  owner,
}) => {
  await ashby.send(candidateHire({ name: 'Nadia Petit' }));
  const { id } = await openReview(desk, owner, 'Nadia Petit');
  await edit(desk, 'Position', 'Warehouse Lead');
  await desk.reload();
  await expect(field(desk, 'Position')).toHaveValue('Warehouse Lead');
  await desk.getByRole('button', { name: 'Reset Position to Ashby’s value' }).click();
  await expect(field(desk, 'Position')).toHaveValue('Warehouse Associate');
  await expect(await note(desk, 'Position')).toContainText(/Ashby:/);
  const { fields } = await owner.call('inbox.get', { id });
  expect(fields.find(({ target }) => target === 'position')?.source.origin).toBe('ashby');
});

test('an edit survives that Hirelay is started again', async ({ desk, ashby, owner, hirelayd, watch }) => {
  watch.allow(/ERR_|answer 401 to setup.status|answer 503/);
  await ashby.send(candidateHire({ name: 'Nadia Petit' }));
  await openReview(desk, owner, 'Nadia Petit');
  await edit(desk, 'Position', 'Warehouse Lead');
  await hirelayd.stop();
  await hirelayd.startAgain();
  await desk.reload();
  await expect(field(desk, 'Position')).toHaveValue('Warehouse Lead');
});

test('a value that does not fit is refused at its field, and what was typed stays', async ({
  desk,
  ashby,
  owner,
  watch,
}) => {
  watch.allow(/answer 422 to inbox.edit/);
  await ashby.send(candidateHire({ name: 'Nadia Petit' }));
  await openReview(desk, owner, 'Nadia Petit');
  await field(desk, 'Personal email').fill('not an address');
  await field(desk, 'Personal email').blur();
  await expect(field(desk, 'Personal email')).toHaveAttribute('aria-invalid', 'true');
  await expect(field(desk, 'Personal email')).toHaveValue('not an address');
});

test('what is missing is counted in the foot, which leads there; then the hire is completed', async ({
  desk,
  ashby,
  owner,
  watch,
}) => {
  watch.allow(/answer 422 to inbox.complete/);
  await ashby.send(candidateHire({ name: 'Cher' }));
  await openReview(desk, owner, 'Cher');
  await desk.getByRole('button', { name: '1 thing missing' }).click();
  const missing = desk.getByRole('form').locator(':focus');
  await expect(await note(desk, 'Last name')).toContainText('Needed to complete the hire.');
  await missing.fill('Sarkisian');
  await missing.blur();
  await expect(desk.getByText('Nothing is missing')).toBeVisible();
  await completeHire(desk).click();
  await expect(desk.getByText('Completed by you')).toBeVisible();
  await expect(desk.getByRole('button', { name: 'Reopen' })).toBeVisible();
});

test('Complete and open next goes on with the next hire of the list', async ({ desk, ashby, owner }) => {
  await ashby.send(candidateHire({ name: 'Anna Keller', startsIn: 30 }));
  await ashby.send(candidateHire({ name: 'Bram Novak', startsIn: 31, email: null, phone: null }));
  await hireOf(owner, 'Bram Novak');
  await openReview(desk, owner, 'Anna Keller');
  await desk.getByRole('button', { name: 'More ways to complete' }).click();
  await desk.getByRole('menuitem', { name: 'Complete and open next' }).click();
  await expect(title(desk, 'Bram Novak')).toBeVisible();
  expect((await hireOf(owner, 'Anna Keller')).state).toBe('completed');
});

test('a later message updates what nobody edited, and asks where somebody did', async ({
  desk,
  ashby,
  owner,
}) => {
  const applicationId = randomUUID();
  const first = { applicationId, name: 'Nadia Petit', startsIn: 12, jobTitle: 'Painter' };
  await ashby.send(candidateHire(first));
  await openReview(desk, owner, 'Nadia Petit');
  await edit(desk, 'Position', 'Master painter');
  await ashby.send(candidateHire({ ...first, startsIn: 40, jobTitle: 'Baker' }));

  await expect(desk.getByText(/Ashby changed this/)).toContainText('Painter');
  await expect(desk.getByText(/Ashby changed this/)).toContainText('Baker');
  await expect(field(desk, 'Position')).toHaveValue('Master painter');
  await desk.getByRole('button', { name: 'Take Ashby’s Position' }).click();
  await expect(field(desk, 'Position')).toHaveValue('Baker');
  await expect(desk.getByText(/Ashby changed this/)).toBeHidden();
});

test('Keep leaves the edit as it is and asks no more', async ({ desk, ashby, owner }) => {
  const applicationId = randomUUID();
  await ashby.send(candidateHire({ applicationId, name: 'Nadia Petit', jobTitle: 'Painter' }));
  await openReview(desk, owner, 'Nadia Petit');
  await edit(desk, 'Position', 'Master painter');
  await ashby.send(candidateHire({ applicationId, name: 'Nadia Petit', jobTitle: 'Baker' }));
  await desk.getByRole('button', { name: 'Keep Position as it is' }).click();
  await expect(desk.getByText(/Ashby changed this/)).toBeHidden();
  await expect(field(desk, 'Position')).toHaveValue('Master painter');
});

test('a change of a completed hire goes to Needs attention', async ({ desk, ashby, owner }) => {
  const applicationId = randomUUID();
  await ashby.send(candidateHire({ applicationId, name: 'Nadia Petit', jobTitle: 'Painter' }));
  const hire = await hireOf(owner, 'Nadia Petit');
  await owner.call('inbox.complete', { id: hire.id, version: hire.version });
  await ashby.send(candidateHire({ applicationId, name: 'Nadia Petit', jobTitle: 'Baker' }));
  await desk.getByRole('link', { name: /^Needs attention/ }).click();
  await expect(row(desk, 'Nadia Petit')).toBeVisible();
  await row(desk, 'Nadia Petit').click();
  await expect(desk.getByText(/Ashby changed this/)).toContainText('Baker');
});

test('who is no longer hired can’t be completed, and the page says why', async ({
  desk,
  ashby,
  owner,
  watch,
}) => {
  watch.allow(/answer 409 to inbox.complete/);
  const applicationId = randomUUID();
  await ashby.send(candidateHire({ applicationId, name: 'Nadia Petit' }));
  await openReview(desk, owner, 'Nadia Petit');
  await ashby.send(applicationUpdate({ applicationId, name: 'Nadia Petit', status: 'Archived' }));
  await expect(desk.getByText('No longer hired.')).toBeVisible();
  await desk.keyboard.press('Control+Enter');
  expect((await hireOf(owner, 'Nadia Petit')).state).toBe('new');
});

test('Dismiss asks why; Restore puts the hire back', async ({ desk, ashby, owner }) => {
  await ashby.send(candidateHire({ name: 'Nadia Petit' }));
  await openReview(desk, owner, 'Nadia Petit');
  await desk.getByRole('button', { name: 'Dismiss' }).click();
  const dialog = desk.getByRole('dialog', { name: 'Dismiss the hire of Nadia Petit?' });
  await dialog.getByLabel('Reason').fill('hired twice by mistake');
  await dialog.getByRole('button', { name: 'Dismiss' }).click();
  await expect(desk.getByText('Dismissed by you')).toBeVisible();
  await expect(desk.getByRole('main').getByText('hired twice by mistake').first()).toBeVisible();
  await desk.getByRole('button', { name: 'Restore' }).click();
  await expect(completeHire(desk)).toBeVisible();
});

test('Reopen takes a completion back while the employee is unchanged', async ({ desk, ashby, owner }) => {
  await ashby.send(candidateHire({ name: 'Nadia Petit' }));
  await openReview(desk, owner, 'Nadia Petit');
  await completeHire(desk).click();
  await desk.getByRole('button', { name: 'Reopen' }).click();
  await expect(completeHire(desk)).toBeVisible();
  const { items } = await owner.call('employee.list', { query: 'Nadia' });
  expect(items).toEqual([]);
});

test('what Ashby sent can be read, and seen raw exactly as it came', async ({ desk, ashby, owner }) => {
  const body = candidateHire({ name: 'Nadia Petit', salary: { value: 52000.5, currencyCode: 'EUR' } });
  await ashby.send(body);
  await openReview(desk, owner, 'Nadia Petit');
  const from = desk.getByRole('tabpanel', { name: 'From Ashby' });
  await expect(from.getByText('nadia.petit@example.org')).toBeVisible();
  await from.getByText('Raw text').click();
  await expect(from.getByText('"value":52000.5')).toBeVisible();
});

test('the history tells what happened, newest first', async ({ desk, ashby, owner }) => {
  await ashby.send(candidateHire({ name: 'Nadia Petit' }));
  await openReview(desk, owner, 'Nadia Petit');
  await edit(desk, 'Position', 'Warehouse Lead');
  await desk.getByRole('tab', { name: 'History' }).click();
  const entries = desk.getByRole('tabpanel', { name: 'History' }).getByRole('listitem');
  await expect(entries.first()).toContainText('You edited');
  await expect(entries.first()).toContainText('Position');
  await expect(entries.last()).toContainText('arrived from Ashby');
});

test('money is told with its currency, and a missing period is asked for', async ({ desk, ashby, owner }) => {
  await ashby.send(candidateHire({ name: 'Nadia Petit', salary: { value: 52000, currencyCode: 'EUR' } }));
  await openReview(desk, owner, 'Nadia Petit');
  await expect(field(desk, 'Salary')).toHaveValue(/52,?000/);
  await expect(await note(desk, 'Salary per')).toContainText(/Per …\?/);
});

test('previous and next stay in the list, and J and K do the same', async ({ desk, ashby, owner }) => {
  for (const [name, startsIn] of [
    ['Anna Keller', 30],
    ['Bram Novak', 31],
    ['Clara Olsen', 32],
  ] as const) {
    await ashby.send(candidateHire({ name, startsIn }));
  }
  await hireOf(owner, 'Clara Olsen');
  await openReview(desk, owner, 'Anna Keller');
  await expect(desk.getByRole('button', { name: 'Previous hire' })).toBeDisabled();
  await desk.getByRole('button', { name: 'Next hire' }).click();
  await expect(title(desk, 'Bram Novak')).toBeVisible();
  await desk.keyboard.press('j');
  await expect(title(desk, 'Clara Olsen')).toBeVisible();
  await desk.keyboard.press('k');
  await expect(title(desk, 'Bram Novak')).toBeVisible();
});

test('no single key completes a hire; Ctrl+Enter does, also from within a field', async ({
  desk,
  ashby,
  owner,
}) => {
  await ashby.send(candidateHire({ name: 'Nadia Petit' }));
  await openReview(desk, owner, 'Nadia Petit');
  for (const key of ['Enter', 'c', 'y', ' ']) await desk.keyboard.press(key);
  expect((await hireOf(owner, 'Nadia Petit')).state).toBe('new');
  await field(desk, 'Position').focus();
  await desk.keyboard.press('Control+Enter');
  await expect(desk.getByText('Completed by you')).toBeVisible();
});

test('a hire is linked to the employee it belongs to, value by value', async ({ desk, ashby, owner }) => {
  await ashby.send(candidateHire({ name: 'Nadia Petit', jobTitle: 'Painter' }));
  const first = await hireOf(owner, 'Nadia Petit');
  const { employee_id } = await owner.call('inbox.complete', { id: first.id, version: first.version });
  await ashby.send(candidateHire({ name: 'Nadia Petit-Marsh', jobTitle: 'Baker', phone: null }));
  await openReview(desk, owner, 'Nadia Petit-Marsh');
  await desk.getByRole('button', { name: 'Link to existing', exact: true }).click();
  const dialog = desk.getByRole('dialog', { name: 'Link Nadia Petit-Marsh to an employee' });
  await expect(dialog.getByText('Probably the same person')).toBeVisible();
  await dialog.getByRole('button', { name: /Nadia Petit.*personal email/i }).click();
  await dialog
    .getByRole('radio', { name: /^Take this hire’s (Job|Position)/ })
    .first()
    .check();
  await dialog.getByRole('button', { name: 'Link to Nadia Petit' }).click();
  await expect(desk.getByText('Completed by you')).toBeVisible();
  const { items } = await owner.call('employee.list', { query: 'Nadia' });
  expect(items.map(({ id }) => id)).toEqual([employee_id]);
  expect(items[0]?.position).toBe('Baker');
});

test('L links, D dismisses, E edits', async ({ desk, ashby, owner }) => {
  await ashby.send(candidateHire({ name: 'Nadia Petit' }));
  await openReview(desk, owner, 'Nadia Petit');
  await desk.keyboard.press('l');
  await expect(desk.getByRole('dialog', { name: 'Link Nadia Petit to an employee' })).toBeVisible();
  await desk.keyboard.press('Escape');
  await expect(desk.getByRole('dialog')).toBeHidden();
  await desk.keyboard.press('d');
  await expect(desk.getByRole('dialog', { name: 'Dismiss the hire of Nadia Petit?' })).toBeVisible();
  await desk.keyboard.press('Escape');
  await expect(desk.getByRole('dialog')).toBeHidden();
  await desk.keyboard.press('e');
  await expect(field(desk, 'First name')).toBeFocused();
});

test('all of Ashby’s values are taken again at once, after a question', async ({ desk, ashby, owner }) => {
  await ashby.send(candidateHire({ name: 'Nadia Petit' }));
  await openReview(desk, owner, 'Nadia Petit');
  await edit(desk, 'Position', 'Lead');
  await edit(desk, 'Location', 'Utrecht');
  await desk.getByRole('button', { name: 'Take all of Ashby’s values again' }).click();
  const dialog = desk.getByRole('dialog');
  await expect(dialog).toContainText('Position');
  await dialog.getByRole('button', { name: 'Take Ashby’s values' }).click();
  await expect(field(desk, 'Position')).toHaveValue('Warehouse Associate');
  await expect(field(desk, 'Location')).toHaveValue('');
});

test('what Ashby changed after the completion is kept or taken into the profile', async ({
  desk,
  ashby,
  owner,
}) => {
  const applicationId = randomUUID();
  await ashby.send(candidateHire({ applicationId, name: 'Nadia Petit', jobTitle: 'Painter' }));
  const hire = await hireOf(owner, 'Nadia Petit');
  const { employee_id } = await owner.call('inbox.complete', { id: hire.id, version: hire.version });
  await ashby.send(candidateHire({ applicationId, name: 'Nadia Petit', jobTitle: 'Baker' }));
  await openReview(desk, owner, 'Nadia Petit');
  await expect(desk.getByRole('heading', { name: /Ashby changed \d values? since/ })).toBeVisible();
  await desk.getByRole('radiogroup', { name: 'Position: keep or take' }).getByText('Take').click();
  await desk.getByRole('button', { name: 'Take 1 value' }).click();
  await expect(desk.getByRole('heading', { name: /Ashby changed \d values? since/ })).toBeHidden();
  const { positions } = await owner.call('employee.get', { id: employee_id });
  expect(positions?.[0]?.position).toBe('Baker');
});
