import { randomUUID } from 'node:crypto';
import { candidateHire } from '../harness/bodies';
import { hireOf } from '../harness/inbox';
import { expect, goTo, test } from '../harness/test';

test('every message from Ashby is listed with what became of it', async ({ desk, ashby, owner }) => {
  const body = candidateHire({ name: 'Nadia Petit' });
  await ashby.send(body);
  await ashby.send(body);
  await ashby.send('this is not JSON');
  await hireOf(owner, 'Nadia Petit');
  await goTo(desk, '/activity');
  const messages = desk.getByRole('list', { name: 'Messages from Ashby' }).getByRole('link');
  await expect(messages.filter({ hasText: 'New hire' })).toContainText('Candidate hired');
  await expect(messages.filter({ hasText: 'New hire' })).toContainText('came 2 times');
  await expect(messages.filter({ hasText: 'Could not be read' })).toHaveCount(1);
});

test('a message shows what it said, and can be processed again', async ({ desk, ashby }) => {
  await ashby.send('{"action":"candidateHire","data":{"application":"odd"}}');
  await goTo(desk, '/activity');
  await desk.getByRole('list', { name: 'Messages from Ashby' }).getByRole('link').first().click();
  const message = desk.getByRole('dialog');
  await expect(message.getByText('Fits the secret')).toBeVisible();
  await message.getByRole('button', { name: 'Process again' }).click();
  await expect(message.getByText(/^Processed again: /)).toBeVisible();
  await message.getByText('Raw text').click();
  await expect(message.getByText('"application":"odd"')).toBeVisible();
});

test('a message leads to its hire', async ({ desk, ashby, owner }) => {
  await ashby.send(candidateHire({ name: 'Nadia Petit' }));
  await hireOf(owner, 'Nadia Petit');
  await goTo(desk, '/activity');
  await desk.getByRole('list', { name: 'Messages from Ashby' }).getByRole('link').first().click();
  await desk.getByRole('dialog').getByRole('link', { name: 'Open the hire' }).click();
  await expect(desk.getByRole('heading', { level: 2, name: 'Nadia Petit' })).toBeVisible();
});

test('messages are filtered by their outcome', async ({ desk, ashby }) => {
  await ashby.send(candidateHire());
  await ashby.send('this is not JSON');
  await goTo(desk, '/activity?outcome=unreadable');
  const messages = desk.getByRole('list', { name: 'Messages from Ashby' }).getByRole('link');
  await expect(messages).toHaveCount(1);
  await expect(messages).toContainText('Could not be read');
});

test('refused messages say why, and where to repair it', async ({ desk, ashby }) => {
  await ashby.withSecret('another secret').send(candidateHire());
  await goTo(desk, '/activity');
  await desk.getByRole('link', { name: /^Refused messages/ }).click();
  await expect(desk.getByRole('listitem').filter({ hasText: 'Signed with another secret' })).toHaveCount(1);
  await expect(desk.getByText(/The secret in Ashby differs\. Copy it again/)).toBeVisible();
  await desk.getByRole('link', { name: 'Open Configure' }).first().click();
  await expect(desk.getByRole('heading', { level: 1, name: 'Ashby' })).toBeVisible();
});

test('changes say who did what, and lead there', async ({ desk, ashby, owner }) => {
  await ashby.send(candidateHire({ applicationId: randomUUID(), name: 'Nadia Petit' }));
  const { id, version } = await hireOf(owner, 'Nadia Petit');
  await owner.call('inbox.dismiss', { id, version, reason: 'withdrew' });
  await goTo(desk, '/activity?tab=changes');
  const changes = desk.getByRole('list', { name: 'Changes' });
  await expect(changes).toContainText('You dismissed the hire of Nadia Petit');
  await expect(changes).toContainText('You installed Ashby');
  await changes.getByRole('link', { name: 'Nadia Petit' }).first().click();
  await expect(desk.getByText('Dismissed by you')).toBeVisible();
});

test('the page goes on by itself while it is open', async ({ desk, ashby }) => {
  await goTo(desk, '/activity');
  await expect(desk.getByRole('heading', { name: 'No message from Ashby yet' })).toBeVisible();
  await ashby.send(candidateHire());
  await expect(desk.getByRole('list', { name: 'Messages from Ashby' }).getByRole('link')).toHaveCount(1);
});
