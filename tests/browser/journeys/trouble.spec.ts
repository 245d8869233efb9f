/** What a person keeps and is told when something goes wrong in the middle of their work. */
import type { Page } from '@playwright/test';
import { candidateHire } from '../harness/bodies';
import { hireOf, row, rows } from '../harness/inbox';
import { mostAtOnce } from '../harness/questions';
import { completeHire, edit, field, note, openReview, title } from '../harness/review';
import { enter, expect, OWNER, test } from '../harness/test';

/** Answers a command in Hirelay's place until the returned function is called. */
async function insteadOf(
  page: Page,
  cmd: string,
  answer: { status: number; error: Record<string, unknown> },
): Promise<void> {
  await page.route('**/rpc', async (route) => {
    const asked = route.request().postDataJSON() as { cmd: string };
    if (asked.cmd !== cmd) return route.fallback();
    return route.fulfill({ status: answer.status, json: { error: answer.error } });
  });
}

test('when Hirelay stops the page says so, and goes on by itself when it is back', async ({
  desk,
  ashby,
  owner,
  hirelayd,
  watch,
}) => {
  watch.allow(/ERR_|answer 401 to setup.status|answer 503/);
  await ashby.send(candidateHire({ name: 'Anna Keller' }));
  await hireOf(owner, 'Anna Keller');
  await desk.reload();
  await expect(row(desk, 'Anna Keller')).toBeVisible();
  await hirelayd.stop();
  const banner = desk.getByRole('alert').filter({ hasText: 'Hirelay does not answer' });
  await expect(banner).toContainText('Nothing that was saved is lost.');
  await expect(row(desk, 'Anna Keller')).toBeVisible();

  await hirelayd.startAgain();
  await expect(banner).toBeHidden({ timeout: 30_000 });
  await ashby.send(candidateHire({ name: 'Bram Novak' }));
  await expect(desk.getByRole('button', { name: '1 new hire' })).toBeVisible();
});

test('what was typed while Hirelay was away is still there, and is saved afterwards', async ({
  desk,
  ashby,
  owner,
  hirelayd,
  watch,
}) => {
  watch.allow(/ERR_|answer 401 to setup.status|answer 503/);
  await ashby.send(candidateHire({ name: 'Nadia Petit' }));
  const { id } = await openReview(desk, owner, 'Nadia Petit');
  await hirelayd.stop();
  await field(desk, 'Position').fill('Warehouse Lead');
  await field(desk, 'Position').blur();
  await expect(desk.getByText('Not saved').first()).toBeVisible();
  await expect(field(desk, 'Position')).toHaveValue('Warehouse Lead');

  await hirelayd.startAgain();
  await expect(desk.getByRole('alert').filter({ hasText: 'Hirelay does not answer' })).toBeHidden({
    timeout: 30_000,
  });
  await expect(field(desk, 'Position')).toHaveValue('Warehouse Lead');
  await field(desk, 'Position').focus();
  await desk.keyboard.press('Control+s');
  await expect(await note(desk, 'Position')).toContainText('Edited by you');
  const { fields } = await owner.call('inbox.get', { id });
  expect(fields.find(({ target }) => target === 'position')?.value).toBe('Warehouse Lead');
});

test('Hirelay that starts again locked says so, and can be unlocked from its new address', async ({
  desk,
  ashby,
  hirelayd,
  watch,
  context,
}) => {
  watch.allow(/ERR_|answer 401|answer 503/);
  await ashby.send(candidateHire({ name: 'Anna Keller' }));
  await expect(row(desk, 'Anna Keller')).toBeVisible();
  await hirelayd.stop();
  await hirelayd.startAgain({ passphrase: null });
  await expect(desk.getByRole('heading', { name: 'Hirelay was started again' })).toBeVisible({
    timeout: 30_000,
  });

  const unlocking = await context.newPage();
  await unlocking.goto(await hirelayd.open());
  await expect(unlocking.getByRole('heading', { name: 'Hirelay is locked' })).toBeVisible();
  await unlocking.getByRole('textbox', { name: 'Passphrase or recovery key' }).fill('not the passphrase');
  await unlocking.getByRole('button', { name: 'Unlock' }).click();
  await expect(unlocking.getByText('This does not open it.')).toBeVisible();
  await unlocking
    .getByRole('textbox', { name: 'Passphrase or recovery key' })
    .fill('correct horse battery staple');
  await unlocking.getByRole('button', { name: 'Unlock' }).click();
  await expect(unlocking.getByRole('heading', { name: 'Sign in to Hirelay' })).toBeVisible();
  await expect(row(desk, 'Anna Keller')).toBeVisible({ timeout: 30_000 });
});

test('an answer that takes ten seconds is waited for with rows that stand where the hires will', async ({
  page,
  hirelayd,
  owner,
  ashby,
}) => {
  await ashby.send(candidateHire({ name: 'Anna Keller' }));
  await hireOf(owner, 'Anna Keller');
  let answer = (): void => undefined;
  const slow = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/rpc', async (route) => {
    const asked = route.request().postDataJSON() as { cmd: string };
    if (asked.cmd === 'inbox.list') await slow;
    await route.continue();
  });
  await page.clock.install();
  await enter(page, hirelayd, owner);
  await page.clock.runFor(10_000);
  await expect(page.getByRole('status', { name: 'Loading' })).toBeVisible();
  answer();
  await page.clock.resume();
  await expect(row(page, 'Anna Keller')).toBeVisible();
  await expect(page.getByRole('status', { name: 'Loading' })).toBeHidden();
});

test('a list that can’t be read says what is safe, and can be tried again', async ({
  desk,
  ashby,
  watch,
}) => {
  watch.allow(/answer 500 to inbox.list/);
  await ashby.send(candidateHire({ name: 'Anna Keller' }));
  await expect(row(desk, 'Anna Keller')).toBeVisible();
  await insteadOf(desk, 'inbox.list', {
    status: 500,
    error: { code: 'internal', message: 'The list could not be read.', detail: null, retryable: false },
  });
  await desk.reload();
  await expect(desk.getByRole('alert')).toContainText('Hires that have arrived are safe.');
  await desk.unroute('**/rpc');
  await desk.getByRole('button', { name: 'Try again' }).click();
  await expect(row(desk, 'Anna Keller')).toBeVisible();
});

test('a session that ends in the middle of a form is renewed over it; nothing typed is lost', async ({
  desk,
  ashby,
  owner,
  watch,
}) => {
  watch.allow(/answer 401/);
  await ashby.send(candidateHire({ name: 'Nadia Petit' }));
  await openReview(desk, owner, 'Nadia Petit');
  await owner.call('session.sign_out', {});
  await field(desk, 'Position').fill('Warehouse Lead');
  await field(desk, 'Position').blur();
  const again = desk.getByRole('dialog', { name: 'Sign in again' });
  await expect(again).toContainText('What you typed is still here');
  await again.getByRole('textbox', { name: 'Password' }).fill(OWNER.password);
  await again.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(again).toBeHidden();
  await expect(field(desk, 'Position')).toHaveValue('Warehouse Lead');
  await expect(await note(desk, 'Position')).toContainText('Edited by you');
});

test('two windows edit one hire: the later one is told, and keeps what it typed', async ({
  desk,
  ashby,
  owner,
  hirelayd,
  context,
  watch,
}) => {
  watch.allow(/answer 409 to inbox.edit/);
  await ashby.send(candidateHire({ name: 'Nadia Petit' }));
  const { id } = await openReview(desk, owner, 'Nadia Petit');
  const other = await context.newPage();
  // Its events are held back, as when both press at the same moment.
  await other.route('**/events', (route) => route.abort());
  watch.allow(/ERR_FAILED/);
  await enter(other, hirelayd, owner, `/inbox/${id}`);
  await expect(field(other, 'Position')).toHaveValue('Warehouse Associate');

  await edit(desk, 'Position', 'Lead');
  await field(other, 'Position').fill('Driver');
  await field(other, 'Position').blur();
  await expect(other.getByRole('alert').filter({ hasText: 'Not saved' })).toContainText('Changed by you');
  await expect(field(other, 'Position')).toHaveValue('Driver');
  await expect(await note(other, 'Position')).toContainText('Lead');
});

test('two people complete one hire: the second is told who did it', async ({
  desk,
  ashby,
  owner,
  hirelayd,
  context,
  watch,
}) => {
  watch.allow(/answer 409 to inbox.complete|ERR_FAILED/);
  await ashby.send(candidateHire({ name: 'Nadia Petit' }));
  const { id } = await openReview(desk, owner, 'Nadia Petit');
  const other = await context.newPage();
  await other.route('**/events', (route) => route.abort());
  await enter(other, hirelayd, owner, `/inbox/${id}`);
  await expect(title(other, 'Nadia Petit')).toBeVisible();
  await completeHire(desk).click();
  await expect(desk.getByText('Completed by you')).toBeVisible();
  await completeHire(other).click();
  await expect(other.getByText(/Completed by|completed (this|it)/i).first()).toBeVisible();
  const { items } = await owner.call('employee.list', { query: 'Nadia' });
  expect(items).toHaveLength(1);
});

test('a flood of messages does not become a flood of questions', async ({ desk, ashby, owner }) => {
  const questions = mostAtOnce(desk, 'inbox.list');
  await ashby.load(3000);
  await expect.poll(async () => (await owner.call('inbox.counts', {})).new, { timeout: 60_000 }).toBe(3000);
  await expect(desk.getByRole('link', { name: /^New 3,?000$/ })).toBeVisible({ timeout: 20_000 });
  // Each group of the list asks for itself, and may be asked for once more.
  expect(questions.most).toBeLessThanOrEqual(10);
});

test('an address that leads nowhere says so, and leads back', async ({ desk }) => {
  await desk.goto(new URL('/no/such/place', desk.url()).href);
  await expect(desk.getByRole('heading', { level: 1, name: 'There is no such page' })).toBeVisible();
  await desk.getByRole('link', { name: 'Open the ATS inbox' }).click();
  await expect(desk.getByRole('heading', { level: 1, name: 'ATS inbox' })).toBeVisible();
});

test('a hire that is not there says so', async ({ desk, watch }) => {
  watch.allow(/answer 404 to inbox.get/);
  await desk.goto(new URL('/inbox/018f0000-0000-7000-8000-000000000000', desk.url()).href);
  await expect(desk.getByRole('alert')).toContainText('This hire can’t be shown');
  await expect(rows(desk)).toHaveCount(0);
});
