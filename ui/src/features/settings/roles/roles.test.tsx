import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import type { Permission } from '@/bindings/types';
import { SignInAgain } from '@/features/signIn/SignInAgain';
import { answer, invalid, refusal, type Answers } from '@/test/answers';
import { renderSignedIn } from '@/test/render';
import { Role } from './RolePage';
import { RolesPage } from './RolesPage';
import { administrator, answersWith, everybody, reviewers } from './testing';

afterEach(() => void vi.restoreAllMocks());

interface Opened {
  id?: string | null;
  answers?: Answers;
  permissions?: Permission[];
}

async function openRole({ id = 'role_1', answers = {}, permissions }: Opened = {}) {
  const rpc = answer({ ...answersWith(administrator(), everybody, reviewers()), ...answers });
  const made = vi.fn();
  const leave = vi.fn();
  renderSignedIn(<Role id={id} made={made} leave={leave} />, permissions);
  await screen.findByRole('heading', { level: 2 });
  return { rpc, made, leave };
}

const allows = (name: string) => screen.getByRole('switch', { name });
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

test('the list says what each role allows, and how many use it', async () => {
  answer(
    answersWith(reviewers(), everybody, administrator(2), reviewers({ id: 'r2', name: 'Ops', employees: 1 })),
  );
  renderSignedIn(<RolesPage />);
  const list = await screen.findByRole('list', { name: 'Roles' });
  const rows = within(list).getAllByRole('listitem');
  expect(rows.map((row) => row.textContent)).toEqual([
    'AdministratorMay do everythingUsed by 2 people',
    'All employeesSees the directory: name, work email and positionEverybody has it',
    'OpsManage ATS inboxUsed by 1 person',
    'ReviewersManage ATS inboxUsed by 3 people',
  ]);
});

test('while there is one administrator, the list asks for a second', async () => {
  answer(answersWith(administrator(1)));
  renderSignedIn(<RolesPage />);
  expect(await screen.findByText('There is only one administrator')).toBeVisible();
});

test('who may not manage roles is told who can give it, and nothing is asked of the engine', () => {
  const rpc = answer({});
  renderSignedIn(<RolesPage />, ['employees.manage']);
  expect(
    screen.getByText(/lacks the permission “Manage roles & permissions”. Ask an administrator/),
  ).toBeVisible();
  renderSignedIn(<Role id="role_1" made={vi.fn()} leave={vi.fn()} />, []);
  expect(rpc).not.toHaveBeenCalled();
});

test('a new role takes a name and what it allows', async () => {
  const role = reviewers({ id: 'role_9', name: 'Night shift' });
  const { rpc, made } = await openRole({ id: null, answers: { 'role.save': role } });
  await userEvent.type(screen.getByLabelText(/Name/), ' Night shift ');
  await userEvent.click(allows('Manage ATS inbox'));
  await userEvent.click(allows('View compensation'));
  await press('Make role');
  await waitFor(() => expect(made).toHaveBeenCalledWith(role));
  expect(rpc).toHaveBeenCalledWith('role.save', {
    name: 'Night shift',
    permissions: ['ats_inbox.manage', 'compensation.view'],
  });
});

test('a role without a name is not sent', async () => {
  const { rpc } = await openRole({ id: null });
  await press('Make role');
  expect(await screen.findByText('Enter a name.')).toBeVisible();
  expect(rpc).not.toHaveBeenCalledWith('role.save', expect.anything());
});

test('switches stand in their groups, each with a sentence', async () => {
  await openRole();
  const people = screen.getByRole('group', { name: 'People' });
  expect(within(people).getByRole('switch', { name: 'View compensation' })).not.toBeChecked();
  expect(within(people).getByText(/Sees and changes salaries/)).toBeVisible();
  const general = screen.getByRole('group', { name: 'Company → General' });
  expect(within(general).getByRole('switch', { name: 'Manage ATS inbox' })).toBeChecked();
});

test('a change is counted, saved as a whole, and can be discarded', async () => {
  const { rpc } = await openRole({ answers: { 'role.save': reviewers() } });
  expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
  await userEvent.click(allows('Manage employees'));
  expect(screen.getByText('1 change')).toBeVisible();
  await press('Discard');
  expect(allows('Manage employees')).not.toBeChecked();
  await userEvent.click(allows('Manage employees'));
  await press('Save');
  const permissions = ['ats_inbox.manage', 'employees.manage'];
  await waitFor(() =>
    expect(rpc).toHaveBeenCalledWith('role.save', { id: 'role_1', name: 'Reviewers', permissions }),
  );
});

test('a name that is taken is told at the name', async () => {
  await openRole({ answers: { 'role.save': invalid({ name: 'There is a role with this name already.' }) } });
  await userEvent.type(screen.getByLabelText(/Name/), ' 2');
  await press('Save');
  expect(await screen.findByText('There is a role with this name already.')).toBeVisible();
  expect(screen.getByLabelText(/Name/)).toHaveValue('Reviewers 2');
});

test('what somebody does not hold themselves can’t be switched, and says why', async () => {
  await openRole({ permissions: ['roles.manage', 'ats_inbox.manage'] });
  expect(allows('View compensation')).toBeDisabled();
  expect(allows('Manage ATS inbox')).toBeEnabled();
  expect(screen.getAllByText(/You don’t hold this yourself/)).toHaveLength(4);
});

test('a permission that was taken from the person meanwhile is told at its switch', async () => {
  const taken = refusal(
    'forbidden',
    { permission: 'employees.manage' },
    'You don’t hold “Manage employees”.',
  );
  await openRole({ answers: { 'role.save': taken } });
  await userEvent.click(allows('Manage employees'));
  await press('Save');
  expect(await screen.findByText('You don’t hold “Manage employees”.')).toBeVisible();
  expect(allows('Manage employees')).toBeInvalid();
  expect(allows('Manage employees')).toBeChecked();
});

test('who would take the power from themselves is told so at the switch', async () => {
  const role = reviewers({ permissions: ['roles.manage'] });
  const yourself = refusal('conflict', { reason: 'yourself' }, 'Ask another administrator to do it.');
  await openRole({ answers: { ...answersWith(role), 'role.save': yourself } });
  await userEvent.click(allows('Manage roles & permissions'));
  await press('Save');
  expect(await screen.findByText('Ask another administrator to do it.')).toBeVisible();
  expect(allows('Manage roles & permissions')).toBeInvalid();
});

test('the administrators’ role shows everything and offers nothing to change', async () => {
  await openRole({ id: 'administrator' });
  for (const shown of screen.getAllByRole('switch')) {
    expect(shown).toBeChecked();
    expect(shown).toBeDisabled();
  }
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Delete role' })).toBeNull();
});

test('what everybody has can be changed, but neither renamed nor deleted', async () => {
  const { rpc } = await openRole({ id: 'all_employees', answers: { 'role.save': everybody } });
  expect(screen.queryByLabelText(/Name/)).toBeNull();
  expect(screen.queryByRole('button', { name: 'Delete role' })).toBeNull();
  await userEvent.click(allows('Manage ATS inbox'));
  await press('Save');
  const saved = { id: 'all_employees', name: 'All employees', permissions: ['ats_inbox.manage'] };
  await waitFor(() => expect(rpc).toHaveBeenCalledWith('role.save', saved));
});

test('a role in use can’t be deleted, and says how many have it', async () => {
  await openRole();
  expect(screen.getByRole('button', { name: 'Delete role' })).toBeDisabled();
  expect(screen.getByText(/^3 people have this role/)).toBeVisible();
});

test('a role that nobody has is deleted after a question', async () => {
  const free = answersWith(reviewers({ employees: 0 }));
  const { rpc, leave } = await openRole({ answers: { ...free, 'role.delete': {} } });
  await press('Delete role');
  const dialog = await screen.findByRole('dialog', { name: 'Delete the role “Reviewers”?' });
  await userEvent.click(within(dialog).getByRole('button', { name: 'Delete role' }));
  await waitFor(() => expect(leave).toHaveBeenCalled());
  expect(rpc).toHaveBeenCalledWith('role.delete', { id: 'role_1' });
});

test('a role that somebody was given meanwhile stays, with the reason', async () => {
  const free = answersWith(reviewers({ employees: 0 }));
  const inUse = refusal('conflict', { reason: 'in_use' }, '2 people have this role.');
  const { leave } = await openRole({ answers: { ...free, 'role.delete': inUse } });
  await press('Delete role');
  const dialog = await screen.findByRole('dialog');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Delete role' }));
  expect(await within(dialog).findByText('2 people have this role.')).toBeVisible();
  expect(leave).not.toHaveBeenCalled();
});

test('a role that is gone says so', async () => {
  answer(answersWith(administrator()));
  renderSignedIn(<Role id="role_7" made={vi.fn()} leave={vi.fn()} />);
  expect(await screen.findByText('There is no such role')).toBeVisible();
});

test('leaving a new role with something typed asks first', async () => {
  const { leave } = await openRole({ id: null });
  await userEvent.type(screen.getByLabelText(/Name/), 'Night');
  await press('Cancel');
  expect(leave).not.toHaveBeenCalled();
  const dialog = await screen.findByRole('dialog', { name: 'Leave without saving?' });
  await userEvent.click(within(dialog).getByRole('button', { name: 'Leave' }));
  expect(leave).toHaveBeenCalled();
});

test('a session that ends in the middle of the role loses nothing', async () => {
  const saved: unknown[] = [];
  let hasSession = false;
  vi.spyOn(globalThis, 'fetch').mockImplementation((_, request) => {
    const { cmd, input } = JSON.parse(request?.body as string) as { cmd: string; input: object };
    const ok = (value: unknown) => Promise.resolve(new Response(JSON.stringify({ ok: value })));
    if (cmd === 'role.list') return ok(answersWith(reviewers())['role.list']);
    if (cmd === 'permission.list') return ok(answersWith()['permission.list']);
    if (cmd === 'session.sign_in') {
      hasSession = true;
      return ok({ token: 'new' });
    }
    if (!hasSession) {
      const error = { code: 'unauthenticated', message: 'Sign in.', detail: null, retryable: false };
      return Promise.resolve(new Response(JSON.stringify({ error }), { status: 401 }));
    }
    saved.push(input);
    return ok(reviewers());
  });
  const employee = { id: 'emp_1', first_name: 'Ira', last_name: 'Novak', email: 'ira@example.invalid' };
  renderSignedIn(
    <>
      <Role id="role_1" made={vi.fn()} leave={vi.fn()} />
      <SignInAgain employee={employee} />
    </>,
  );
  await userEvent.type(await screen.findByLabelText(/Name/), ' 2');
  await userEvent.click(allows('Manage employees'));
  await press('Save');
  await screen.findByRole('dialog', { name: 'Sign in again' });
  expect(screen.getByLabelText(/Name/)).toHaveValue('Reviewers 2');
  expect(saved).toEqual([]);
  await userEvent.type(screen.getByLabelText('Password'), 'a long password');
  await userEvent.keyboard('{Enter}');
  const permissions = ['ats_inbox.manage', 'employees.manage'];
  await waitFor(() => expect(saved).toEqual([{ id: 'role_1', name: 'Reviewers 2', permissions }]));
});
