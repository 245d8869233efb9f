/** The first proof is not a real person. */
import { row } from '../harness/inbox';
import { completeHire } from '../harness/review';
import { expect, goTo, test } from '../harness/test';

test('the checklist stands in the empty inbox and leads through what is left', async ({ desk }) => {
  const checklist = desk.getByRole('region', { name: 'Until the first hire arrives' });
  await expect(checklist).toContainText('0 of 3 done');
  await checklist.getByRole('link', { name: /Let Ashby reach this computer/ }).click();
  await expect(desk.getByRole('heading', { level: 1, name: 'Ashby' })).toBeVisible();
});

test('a test hire goes through the public address, is reviewed, completed, and removed with its employee', async ({
  desk,
  ashby,
  owner,
}) => {
  await ashby.ping();
  await goTo(desk, '/inbox');
  const checklist = desk.getByRole('region', { name: 'Until the first hire arrives' });
  await expect(checklist).toContainText('2 of 3 done');
  await checklist.getByRole('button', { name: 'Send a test hire' }).click();
  await expect(desk.getByText('Test', { exact: true }).first()).toBeVisible();

  const [hire] = (await owner.call('inbox.list', {})).items;
  await row(desk, hire?.candidate_name ?? 'nobody').click();
  await expect(desk.getByText('This is a test hire, nobody real.')).toBeVisible();
  await completeHire(desk).click();
  await expect(desk.getByText('Completed by you')).toBeVisible();

  await desk.getByRole('button', { name: 'Remove this test hire…' }).click();
  const dialog = desk.getByRole('dialog', { name: 'Remove this test hire?' });
  await expect(dialog).toContainText('The employee profile that was made of it goes too.');
  await dialog.getByRole('button', { name: 'Remove test hire' }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(async () => (await owner.call('inbox.list', {})).items).toEqual([]);
  expect((await owner.call('employee.list', {})).items).toHaveLength(1);
  expect((await owner.call('integration.checklist', {})).items.every(({ is_done }) => is_done)).toBe(true);
});

test('a test hire that does not arrive says what to check', async ({ desk, ashby, owner, watch }) => {
  watch.allow(/answer \d+ to integration.send_test_hire/);
  expect(ashby.webhook.secret).not.toBe('');
  // Nobody listens there.
  await owner.call('reach.save', { kind: 'by_hand', public_url: 'http://127.0.0.1:9' });
  await goTo(desk, '/settings/integrations/ashby');
  await desk.getByRole('button', { name: 'Send a test hire' }).click();
  await expect(desk.getByRole('alert').filter({ hasText: 'The test hire did not arrive' })).toContainText(
    'Nothing was changed.',
  );
});
