import { candidateHire, offerUpdate, ping } from '../harness/bodies';
import { enter, expect, install, test } from '../harness/test';
import type { Page } from '@playwright/test';

const ASHBY = '/settings/integrations/ashby';
const RIGHT = 'Address and secret are right.';
const READY = 'Ready. From now on each candidate marked as hired in Ashby arrives here.';

async function openAshby(desk: Page): Promise<void> {
  await desk.goto(new URL(ASHBY, desk.url()).href);
  await expect(desk.getByRole('heading', { level: 1, name: 'Ashby' })).toBeVisible();
}

test('before the installation it says what it does and what is needed, checked live', async ({ desk }) => {
  await openAshby(desk);
  await expect(desk.getByRole('heading', { name: 'Before you start' })).toBeVisible();
  await expect(desk.getByText('You have it.')).toBeVisible();
  await expect(desk.getByText('Admin access in Ashby, for webhooks and API keys')).toBeVisible();
  await expect(desk.getByText('A way for Ashby to reach this computer')).toBeVisible();
  await expect(desk.getByRole('button', { name: 'Install' })).toBeEnabled();
});

test('Install, a public address, and the values for Ashby', async ({ desk }) => {
  await openAshby(desk);
  await desk.getByRole('button', { name: 'Install' }).click();
  await expect(
    desk.getByText('There is no public address yet. Choose how Ashby reaches this computer.'),
  ).toBeVisible();
  await desk.getByLabel('Public address').fill('https://hires.company.invalid');
  await desk.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(desk.getByText(/^https:\/\/hires\.company\.invalid\/.{16,}/)).toBeVisible();
});

test('an address that can’t be one is refused at its field, and nothing is saved', async ({
  desk,
  watch,
  ashby,
}) => {
  watch.allow(/answer 422 to reach.save/);
  expect(ashby.webhook.secret).not.toBe('');
  await openAshby(desk);
  await desk.getByLabel('Public address').fill('hires.company');
  await desk.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(desk.getByLabel('Public address')).toHaveAttribute('aria-invalid', 'true');
  await expect(desk.getByLabel('Public address')).toHaveValue('hires.company');
});

test('the secret is masked, shown on demand, and copied without being shown', async ({
  desk,
  ashby,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openAshby(desk);
  const { secret } = ashby.webhook;
  await expect(desk.getByText(secret)).toBeHidden();
  await desk.getByRole('button', { name: 'Copy secret', exact: true }).click();
  await expect(desk.getByText('Copied').first()).toBeVisible();
  expect(await desk.evaluate(() => navigator.clipboard.readText())).toBe(secret);
  await expect(desk.getByText(secret)).toBeHidden();
  await desk.getByRole('button', { name: 'Show: Secret key' }).click();
  await expect(desk.getByText(secret)).toBeVisible();
  await desk.getByRole('button', { name: 'Hide: Secret key' }).click();
  await expect(desk.getByText(secret)).toBeHidden();
});

test('the steps in Ashby stand beside the values, with the values to copy', async ({
  desk,
  ashby,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openAshby(desk);
  const steps = desk.getByRole('list').filter({ hasText: 'Admin → Integrations → Webhooks' });
  for (const step of ['+ New', 'Candidate Hired', 'Request URL', 'Secret Token', 'Add']) {
    await expect(steps.getByText(step, { exact: true }).first()).toBeVisible();
  }
  await desk.getByRole('button', { name: 'Copy URL for Ashby' }).click();
  expect(await desk.evaluate(() => navigator.clipboard.readText())).toBe(ashby.webhook.target);
});

test('a signed ping shows by itself: address and secret are right', async ({ desk, ashby }) => {
  await openAshby(desk);
  await expect(desk.getByText('Waiting for Ashby’s test message')).toBeVisible();
  await ashby.ping();
  await expect(desk.getByRole('main').getByText(RIGHT)).toBeVisible();
  await expect(desk.getByText(READY).first()).toBeVisible();
});

test('an unsigned ping proves the address only', async ({ desk, ashby }) => {
  await openAshby(desk);
  expect(await ashby.unsigned(ping())).toBe(200);
  await expect(
    desk
      .getByRole('main')
      .getByText('The address is right; whether the secret is, the first signed message will tell.'),
  ).toBeVisible();
});

test('a wrong secret is told, and repaired by copying it again', async ({ desk, ashby }) => {
  await openAshby(desk);
  await ashby.withSecret('another secret').ping();
  await expect(
    desk.getByText('The secret in Ashby differs. Copy it again and press Update in Ashby.').first(),
  ).toBeVisible();
  await ashby.ping();
  await expect(desk.getByRole('main').getByText(RIGHT)).toBeVisible();
});

test('after two minutes without a ping it says what to check', async ({ page, hirelayd, owner, ashby }) => {
  expect(ashby.webhook.target).toContain(hirelayd.listener);
  await page.clock.install();
  await enter(page, hirelayd, owner, ASHBY);
  await expect(page.getByText('Waiting for Ashby’s test message')).toBeVisible();
  await page.clock.fastForward('02:05');
  await expect(page.getByRole('main').getByText('What to check:')).toBeVisible();
  await expect(page.getByText(/Request URL in Ashby equal the URL here/)).toBeVisible();
});

test('a new secret leaves the old one valid until it is ended', async ({ desk, ashby, owner }) => {
  await openAshby(desk);
  await desk.getByRole('button', { name: 'New secret' }).click();
  await desk.getByRole('button', { name: 'Issue new secret' }).click();
  await expect(desk.getByText('The old secret is valid until')).toBeVisible();
  expect(await ashby.send(candidateHire())).toBe(200);
  await expect(desk.getByText(/Ashby still has the old secret/)).toBeHidden();

  await desk.getByRole('button', { name: 'End now' }).click();
  const decision = desk.getByRole('dialog');
  await expect(decision.getByText(/only the present secret is valid/)).toBeVisible();
  await decision.getByRole('button', { name: 'End now' }).click();
  await expect(desk.getByText('The old secret is valid until')).toBeHidden();
  expect(await ashby.send(candidateHire())).toBe(400);
  const { secret } = await owner.call('integration.reveal_secret', {});
  expect(await ashby.withSecret(secret).send(candidateHire())).toBe(200);
});

test('refused messages are listed, and come in by themselves once their secret is known', async ({
  desk,
  ashby,
}) => {
  await openAshby(desk);
  const other = ashby.withSecret('the-secret-that-stands-in-ashby');
  expect(await other.send(candidateHire({ name: 'Greta Sander' }))).toBe(400);
  await expect(desk.getByRole('heading', { name: '1 refused message' })).toBeVisible();
  await expect(desk.getByText('Signed with another secret')).toBeVisible();

  await desk.getByRole('button', { name: 'New secret' }).click();
  await desk.getByLabel(/Secret that stands in Ashby already/).fill('the-secret-that-stands-in-ashby');
  await desk.getByRole('button', { name: 'Use this secret' }).click();
  await expect(desk.getByRole('heading', { name: '1 refused message' })).toBeHidden();
  await desk.getByRole('link', { name: /ATS inbox/ }).click();
  await expect(desk.getByRole('link', { name: /Greta Sander/ })).toBeVisible();
});

test('the further types of webhook tick themselves', async ({ desk, ashby }) => {
  await openAshby(desk);
  const line = desk.getByRole('listitem').filter({ hasText: 'offerUpdate' });
  await expect(line.getByText('none yet')).toBeVisible();
  expect(await ashby.send(offerUpdate({ applicationId: '08df3109-16cc-49bd-be43-aa46472fe695' }))).toBe(200);
  await expect(line.getByText('none yet')).toBeHidden();
  await expect(line.getByRole('time')).toBeVisible();
});

test('Uninstall says what it does; then Ashby is told that the address is gone', async ({ desk, ashby }) => {
  await openAshby(desk);
  await desk.getByRole('button', { name: 'Uninstall' }).click();
  const decision = desk.getByRole('dialog', { name: 'Uninstall Ashby?' });
  await expect(decision.getByText(/Hires, employees and messages that arrived stay/)).toBeVisible();
  await decision.getByRole('button', { name: 'Cancel' }).click();
  expect(await ashby.send(candidateHire())).toBe(200);

  await expect(decision).toBeHidden();
  await desk.getByRole('button', { name: 'Uninstall' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Uninstall' }).click();
  await expect(desk.getByRole('heading', { name: 'Before you start' })).toBeVisible();
  expect(await ashby.send(candidateHire())).toBe(410);
});

test('where the clipboard is refused, the secret is shown and the keys are named', async ({
  page,
  hirelayd,
  owner,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.reject(new DOMException('Refused', 'NotAllowedError')) },
    });
  });
  const { webhook } = await install(hirelayd, owner);
  await enter(page, hirelayd, owner, ASHBY);
  await page.getByRole('button', { name: 'Copy secret', exact: true }).click();
  await expect(page.getByText('Select it and press Ctrl+C').first()).toBeVisible();
  await expect(page.getByText(webhook.secret)).toBeVisible();
});
