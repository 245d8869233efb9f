/** What somebody sees who may not do everything. */
import { candidateHire } from '../harness/bodies';
import { hireOf } from '../harness/inbox';
import { title } from '../harness/review';
import type { Session } from '../harness/session';
import { enter, expect, test, type Owner } from '../harness/test';

const PASSWORD = 'a password of somebody';

/** Somebody who holds these permissions and no others, signed in. */
async function somebodyWith(owner: Owner, host: Session, permissions: string[]): Promise<Session> {
  const role = await owner.call('role.save', { name: 'Under test', permissions });
  const somebody = { first_name: 'Ira', last_name: 'Reader', email: 'ira.reader@company.invalid' };
  const { id } = await owner.call('employee.create', { ...somebody, role_ids: [role.id] });
  await owner.call('employee.set_password', { id, password: PASSWORD });
  const { token } = await host.call('session.sign_in', { email: somebody.email, password: PASSWORD });
  return host.as(token);
}

test('without any permission one sees the directory, and nothing of the inbox', async ({
  page,
  hirelayd,
  owner,
}) => {
  const reader = await somebodyWith(owner, hirelayd.host, []);
  await enter(page, hirelayd, reader, '/people');
  const navigation = page.getByRole('navigation', { name: 'Main navigation' });
  await expect(navigation.getByRole('link', { name: 'People' })).toBeVisible();
  await expect(navigation.getByRole('link', { name: /ATS inbox/ })).toHaveCount(0);
  await expect(page.getByRole('list', { name: 'Directory' })).toContainText('Olivia Owner');
});

test('without View compensation pay is masked, in review and in what Ashby sent', async ({
  page,
  hirelayd,
  owner,
  ashby,
}) => {
  await ashby.send(candidateHire({ name: 'Nadia Petit', salary: { value: 52000, currencyCode: 'EUR' } }));
  const { id } = await hireOf(owner, 'Nadia Petit');
  const reviewer = await somebodyWith(owner, hirelayd.host, ['ats_inbox.manage']);
  await enter(page, hirelayd, reviewer, `/inbox/${id}`);
  await expect(title(page, 'Nadia Petit')).toBeVisible();
  await expect(page.getByText('••••').first()).toBeVisible();
  await expect(page.getByText('What Ashby sent includes pay.')).toBeVisible();
  await expect(page.getByText('52000')).toHaveCount(0);
  await expect(page.getByText('52,000')).toHaveCount(0);
});

test('a reviewer completes a hire and carries its pay through unseen', async ({
  page,
  hirelayd,
  owner,
  ashby,
}) => {
  await ashby.send(candidateHire({ name: 'Nadia Petit', salary: { value: 52000, currencyCode: 'EUR' } }));
  const { id } = await hireOf(owner, 'Nadia Petit');
  const reviewer = await somebodyWith(owner, hirelayd.host, ['ats_inbox.manage']);
  await enter(page, hirelayd, reviewer, `/inbox/${id}`);
  await page.getByRole('button', { name: 'Complete hire' }).click();
  await expect(page.getByText('Completed by you')).toBeVisible();
  const { employee_id } = await owner.call('inbox.get', { id });
  const { salary } = await owner.call('employee.get', { id: employee_id ?? '' });
  expect(salary).toEqual({ amount: '52000.00', currency: 'EUR' });
});
