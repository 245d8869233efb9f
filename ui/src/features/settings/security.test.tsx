import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { answer, invalid, refusal } from '@/test/answers';
import { renderSignedIn } from '@/test/render';
import { t } from '@/text';
import { administrator } from './roles/testing';
import { SecurityPage } from './SecurityPage';

afterEach(() => void vi.restoreAllMocks());

const KEY = 'AAA0-BBB1-CCC2-DDD3-EEE4-FFF5-GGG6-HHH7';

async function askForKey(password: string) {
  await userEvent.click(screen.getByRole('button', { name: 'New recovery key' }));
  const dialog = await screen.findByRole('dialog', { name: 'Make a new recovery key?' });
  if (password) await userEvent.type(within(dialog).getByLabelText('Your password'), password);
  await userEvent.click(within(dialog).getByRole('button', { name: 'Make it' }));
  return dialog;
}

test('a new recovery key takes the own password, and counts once two groups were typed back', async () => {
  const rpc = answer({ 'session.new_recovery_key': { recovery_key: KEY } });
  renderSignedIn(<SecurityPage />);
  await askForKey('my password');
  const dialog = await screen.findByRole('dialog', { name: 'Save your recovery key' });
  expect(rpc).toHaveBeenCalledWith('session.new_recovery_key', { password: 'my password' });
  await userEvent.keyboard('{Escape}');
  expect(dialog).toBeVisible();
  for (const [place, name] of t.start.recovery.places.entries()) {
    const field = within(dialog).queryByLabelText(`${name} group`);
    if (field) await userEvent.type(field, KEY.split('-')[place] ?? '');
  }
  await userEvent.click(within(dialog).getByRole('button', { name: 'I have saved it' }));
  expect(await screen.findByText(/The new recovery key is valid/)).toBeVisible();
});

test('a wrong password is told at its field', async () => {
  answer({ 'session.new_recovery_key': invalid({ password: 'This is not your password.' }) });
  renderSignedIn(<SecurityPage />);
  await askForKey('wrong');
  expect(await screen.findByText('This is not your password.')).toBeVisible();
});

test('an empty password is not sent', async () => {
  const rpc = answer({});
  renderSignedIn(<SecurityPage />);
  const dialog = await askForKey('');
  expect(within(dialog).getByText('Enter your password.')).toBeVisible();
  expect(rpc).not.toHaveBeenCalledWith('session.new_recovery_key', expect.anything());
});

test('who is not the owner is told so', async () => {
  answer({ 'session.new_recovery_key': refusal('forbidden', null, 'Only the owner can do this.') });
  renderSignedIn(<SecurityPage />);
  await askForKey('my password');
  expect(await screen.findByText('Only the owner can do this.')).toBeVisible();
});

test('who can’t be the owner sees who can, and can sign out', async () => {
  const rpc = answer({ 'session.sign_out': {} });
  renderSignedIn(<SecurityPage />, []);
  expect(screen.getByText('Only the owner of this workspace can make a new one.')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'New recovery key' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Sign out' }));
  await waitFor(() => expect(rpc).toHaveBeenCalledWith('session.sign_out', {}));
});

test('signing out everywhere asks first, then ends all sessions', async () => {
  const rpc = answer({ 'session.sign_out_everywhere': {} });
  renderSignedIn(<SecurityPage />, []);
  await userEvent.click(screen.getByRole('button', { name: 'Sign out everywhere' }));
  const dialog = await screen.findByRole('dialog', { name: 'Sign out everywhere?' });
  expect(rpc).not.toHaveBeenCalled();
  await userEvent.click(within(dialog).getByRole('button', { name: 'Sign out everywhere' }));
  await waitFor(() => expect(rpc).toHaveBeenCalledWith('session.sign_out_everywhere', {}));
});

test('who could not be signed out everywhere is told so', async () => {
  answer({ 'session.sign_out_everywhere': refusal('busy', null, 'Too much at once.') });
  renderSignedIn(<SecurityPage />, []);
  await userEvent.click(screen.getByRole('button', { name: 'Sign out everywhere' }));
  const dialog = await screen.findByRole('dialog', { name: 'Sign out everywhere?' });
  await userEvent.click(within(dialog).getByRole('button', { name: 'Sign out everywhere' }));
  expect(await within(dialog).findByText('You are still signed in')).toBeVisible();
});

test('while there is one administrator, a second is asked for', async () => {
  answer({ 'role.list': { items: [administrator(1)] } });
  renderSignedIn(<SecurityPage />);
  expect(await screen.findByText('There is only one administrator')).toBeVisible();
});

test('with two administrators nothing is asked for', async () => {
  const rpc = answer({ 'role.list': { items: [administrator(2)] } });
  renderSignedIn(<SecurityPage />);
  await waitFor(() => expect(rpc).toHaveBeenCalledWith('role.list', {}));
  expect(screen.queryByText('There is only one administrator')).toBeNull();
});
