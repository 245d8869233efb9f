import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import type { EmployeeProfile, Permission } from '@/bindings/types';
import { administrator, answersWith, everybody, reviewers } from '@/features/settings/roles/testing';
import { answer, invalid, refusal, type Answers } from '@/test/answers';
import { renderSignedIn } from '@/test/render';
import { t } from '@/text';
import { profileOf } from '../testing';
import { Access } from './Access';

afterEach(() => void vi.restoreAllMocks());

type Own = Partial<Pick<EmployeeProfile, 'id' | 'email' | 'role_ids' | 'can_sign_in' | 'version'>>;

function open(own: Own = {}, answers: Answers = {}, permissions?: Permission[]) {
  const profile = { ...profileOf(), role_ids: [], can_sign_in: false, ...own } as unknown as EmployeeProfile;
  const rpc = answer({ ...answersWith(administrator(2), everybody, reviewers()), ...answers });
  renderSignedIn(<Access profile={profile} />, permissions);
  return rpc;
}

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

async function pickRole(name: string) {
  await userEvent.click(await screen.findByRole('combobox', { name: 'Roles' }));
  await userEvent.click(await screen.findByRole('option', { name: new RegExp(`^${name}`) }));
}

test('who may not manage roles is told who can give it', () => {
  const rpc = open({ role_ids: null, can_sign_in: null }, {}, ['employees.manage']);
  expect(screen.getByText(/lacks the permission “Manage roles & permissions”/)).toBeVisible();
  expect(rpc).not.toHaveBeenCalled();
});

test('letting somebody in shows their code once, with what to tell them', async () => {
  open({}, { 'employee.invite': { code: 'K7PM-2Q9X-WB4T' } });
  expect(screen.getByText('Can’t sign in')).toBeVisible();
  await press('Let them sign in');
  const dialog = await screen.findByRole('dialog', { name: 'One-time code for Ana Silva' });
  expect(within(dialog).getByLabelText('One-time code')).toHaveTextContent('K7PM-2Q9X-WB4T');
  expect(dialog).toHaveTextContent('ana@example.invalid');
  expect(dialog).toHaveTextContent(location.origin);
  expect(dialog).toHaveTextContent('for a week');
  await userEvent.keyboard('{Escape}');
  expect(dialog).toBeVisible();
  await userEvent.click(within(dialog).getByRole('button', { name: 'I have passed it on' }));
  await waitFor(() => expect(screen.queryByText('K7PM-2Q9X-WB4T')).toBeNull());
});

test('a new code for somebody with a password is made only after a question', async () => {
  const rpc = open({ can_sign_in: true }, { 'employee.invite': { code: 'K7PM-2Q9X-WB4T' } });
  await press('New one-time code');
  const dialog = await screen.findByRole('dialog', { name: 'Make a new one-time code for Ana Silva?' });
  expect(rpc).not.toHaveBeenCalledWith('employee.invite', expect.anything());
  await userEvent.click(within(dialog).getByRole('button', { name: 'Make code' }));
  expect(await screen.findByText('K7PM-2Q9X-WB4T')).toBeVisible();
});

test('who is above can’t be let in, in the engine’s words', async () => {
  const above = refusal('forbidden', { permission: 'compensation.view' }, 'You don’t hold it yourself.');
  open({}, { 'employee.invite': above });
  await press('Let them sign in');
  expect(await screen.findByText('You don’t hold it yourself.')).toBeVisible();
  expect(screen.getByText('Sign-in was not changed')).toBeVisible();
});

test('without a work email nobody can be let in, and the page says what to do', () => {
  open({ email: null });
  expect(screen.getByText(/no work email in this profile/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Let them sign in' })).toBeNull();
});

test('a password that is too short is not sent; a good one is', async () => {
  const rpc = open({}, { 'employee.set_password': {} });
  await press('Set a password');
  const dialog = await screen.findByRole('dialog', { name: 'Set a password for Ana Silva' });
  await userEvent.type(within(dialog).getByLabelText('New password'), 'short');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Set password' }));
  expect(within(dialog).getByText(t.start.owner.shortPassword)).toBeVisible();
  expect(rpc).not.toHaveBeenCalledWith('employee.set_password', expect.anything());
  await userEvent.type(within(dialog).getByLabelText('New password'), ' no longer');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Set password' }));
  await waitFor(() =>
    expect(rpc).toHaveBeenCalledWith('employee.set_password', { id: 'emp_2', password: 'short no longer' }),
  );
});

test('a password that is refused is told at its field', async () => {
  open(
    {},
    { 'employee.set_password': invalid({ password: 'Choose a password with at most 200 characters.' }) },
  );
  await press('Set a password');
  await userEvent.type(await screen.findByLabelText('New password'), 'long enough for us');
  await press('Set password');
  expect(await screen.findByText('Choose a password with at most 200 characters.')).toBeVisible();
  expect(screen.getByLabelText('New password')).toHaveValue('long enough for us');
});

test('sign-in is disabled only after a question', async () => {
  const rpc = open({ can_sign_in: true }, { 'employee.disable_sign_in': {} });
  await press('Disable sign-in');
  const dialog = await screen.findByRole('dialog', { name: 'Disable sign-in of Ana Silva?' });
  expect(rpc).not.toHaveBeenCalledWith('employee.disable_sign_in', expect.anything());
  await userEvent.click(within(dialog).getByRole('button', { name: 'Disable sign-in' }));
  await waitFor(() => expect(rpc).toHaveBeenCalledWith('employee.disable_sign_in', { id: 'emp_2' }));
});

test('the last administrator stays able to sign in, and the reason is told', async () => {
  const last = refusal('conflict', { reason: 'last_administrator' }, 'This is the last administrator.');
  open({ can_sign_in: true }, { 'employee.disable_sign_in': last });
  await press('Disable sign-in');
  const dialog = await screen.findByRole('dialog');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Disable sign-in' }));
  expect(await within(dialog).findByText('This is the last administrator.')).toBeVisible();
});

test('who looks at themselves is warned that it signs them out', async () => {
  open({ id: 'emp_1', can_sign_in: true });
  expect(screen.queryByRole('button', { name: 'New one-time code' })).toBeNull();
  await press('Disable sign-in');
  expect(await screen.findByText(/only another administrator can let you in again/)).toBeVisible();
});

test('roles are given together, and what they allow is told before', async () => {
  const rpc = open({}, { 'employee.update': profileOf() });
  await pickRole('Reviewers');
  expect(screen.getByText('May: Manage ATS inbox')).toBeVisible();
  await press('Save');
  await waitFor(() =>
    expect(rpc).toHaveBeenCalledWith('employee.update', { id: 'emp_2', version: 3, role_ids: ['role_1'] }),
  );
});

test('a role that allows more than one holds can’t be given, and says so', async () => {
  open({}, {}, ['roles.manage', 'employees.manage', 'ats_inbox.manage']);
  await userEvent.click(await screen.findByRole('combobox', { name: 'Roles' }));
  const option = await screen.findByRole('option', { name: /^Administrator/ });
  expect(option).toHaveTextContent('Allows more than you may do');
  expect(option).toHaveAttribute('data-combobox-disabled', 'true');
});

test('a refusal stands at the choice, which stays', async () => {
  const last = refusal('conflict', { reason: 'last_administrator' }, 'This is the last administrator.');
  open({ role_ids: ['administrator'] }, { 'employee.update': last });
  await pickRole('Reviewers');
  await press('Save');
  expect(await screen.findByText('This is the last administrator.')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Save' })).toBeEnabled();
});

test('after somebody else’s change the choice stays, and the next save counts', async () => {
  const stale = refusal('conflict', { reason: 'changed' }, 'Somebody else changed this profile.');
  const rpc = open({}, { 'employee.update': stale, 'employee.get': profileOf({ version: 4 }) });
  await pickRole('Reviewers');
  await press('Save');
  expect(await screen.findByText(/What you chose is still here/)).toBeVisible();
  await waitFor(() => expect(rpc).toHaveBeenCalledWith('employee.get', { id: 'emp_2' }));
});

test('without “Manage employees” roles are shown and not changed', async () => {
  open({ version: null, role_ids: ['role_1'] }, {}, ['roles.manage']);
  expect(await screen.findByText('Reviewers')).toBeVisible();
  expect(screen.getByText(/also needs the permission “Manage employees”/)).toBeVisible();
  expect(screen.queryByRole('combobox', { name: 'Roles' })).toBeNull();
});
