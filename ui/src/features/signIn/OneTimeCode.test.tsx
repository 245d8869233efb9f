import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import type { SignIn } from '@/bindings/types';
import { answer, invalid, refusal } from '@/test/answers';
import { renderSignedIn } from '@/test/render';
import { t } from '@/text';
import { SignInForm } from './SignInForm';

afterEach(() => void vi.restoreAllMocks());

const CHOOSE = invalid({ new_password: 'Choose your own password.' }, { reason: 'choose_password' });

async function typeCode(answered: (input: SignIn) => unknown) {
  const rpc = answer({
    'session.sign_in': (input: SignIn) => (input.new_password === undefined ? CHOOSE : answered(input)),
    'setup.status': { done: true, secrets: 'ready', problem: null },
  });
  const signedIn = vi.fn();
  renderSignedIn(<SignInForm signedIn={signedIn} strange={vi.fn()} />);
  await userEvent.type(screen.getByLabelText('Work email'), 'nina@example.invalid');
  await userEvent.type(screen.getByLabelText('Password'), 'k7pm 2q9x wb4t');
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  await screen.findByText('Choose your own password');
  return { rpc, signedIn };
}

async function choose(password: string, repeated = password) {
  await userEvent.type(screen.getByLabelText('New password'), password);
  await userEvent.type(screen.getByLabelText('The same once more'), repeated);
  await userEvent.click(screen.getByRole('button', { name: 'Set password and sign in' }));
}

test('a one-time code leads to a password of one’s own, and nothing typed is lost', async () => {
  const { rpc, signedIn } = await typeCode(() => ({ token: 'new' }));
  expect(screen.getByLabelText('Work email')).toHaveValue('nina@example.invalid');
  expect(screen.getByLabelText('One-time code')).toHaveValue('k7pm 2q9x wb4t');
  expect(screen.queryByRole('alert')).toBeNull();
  await choose('my very own password');
  await waitFor(() => expect(signedIn).toHaveBeenCalledWith('new', false));
  expect(rpc).toHaveBeenLastCalledWith('session.sign_in', {
    email: 'nina@example.invalid',
    password: 'k7pm 2q9x wb4t',
    new_password: 'my very own password',
  });
});

test('a short or mistyped password is told before it is sent', async () => {
  const { rpc } = await typeCode(() => ({ token: 'new' }));
  const before = rpc.mock.calls.length;
  await choose('short', 'other');
  expect(await screen.findByText(t.start.owner.shortPassword)).toBeVisible();
  expect(screen.getByText(t.start.secrets.different)).toBeVisible();
  expect(rpc.mock.calls).toHaveLength(before);
});

test('a password that the engine refuses is told at its field, and stays', async () => {
  const { signedIn } = await typeCode(() => invalid({ new_password: 'At most 200 characters.' }));
  await choose('a password of my own');
  expect(await screen.findByText('At most 200 characters.')).toBeVisible();
  expect(screen.getByLabelText('New password')).toHaveValue('a password of my own');
  expect(signedIn).not.toHaveBeenCalled();
});

test('a code that was used up meanwhile is told at the code', async () => {
  await typeCode(() => refusal('unauthenticated'));
  await choose('a password of my own');
  expect(await screen.findByText('The address or the password is not right.')).toBeVisible();
  expect(screen.getByLabelText('One-time code')).toHaveValue('k7pm 2q9x wb4t');
});

test('with another address the code and its password are not asked for any more', async () => {
  await typeCode(() => ({ token: 'new' }));
  await userEvent.type(screen.getByLabelText('Work email'), 'x');
  expect(screen.queryByLabelText('New password')).toBeNull();
  expect(screen.getByLabelText('Password')).toHaveValue('k7pm 2q9x wb4t');
});
