import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { answer, invalid, refusal } from '@/test/answers';
import { renderSignedIn } from '@/test/render';
import { SignIn } from './SignIn';

afterEach(() => void vi.restoreAllMocks());

const TYPED = 'aaa0 bbb1 ccc2 ddd3 eee4 fff5 ggg6 hhh7';
const KEY = 'AAA0-BBB1-CCC2-DDD3-EEE4-FFF5-GGG6-HHH7';

async function open() {
  const signedIn = vi.fn();
  const strange = vi.fn();
  renderSignedIn(<SignIn signedIn={signedIn} strange={strange} />);
  await userEvent.click(screen.getByRole('button', { name: 'Forgot your password?' }));
  return { signedIn, strange };
}

async function paste(label: string, text: string) {
  await userEvent.click(screen.getByLabelText(label));
  await userEvent.paste(text);
}

async function fill(key: string, password = 'a new long password', repeated = password) {
  await userEvent.click(screen.getByRole('button', { name: 'Use the recovery key' }));
  await paste('Recovery key', key);
  await paste('New password', password);
  await paste('The same once more', repeated);
  await userEvent.click(screen.getByRole('button', { name: 'Set password and sign in' }));
}

test('the page is honest: the key helps the owner only, others ask an administrator', async () => {
  await open();
  expect(screen.getByText(/it resets the owner’s password only/)).toBeVisible();
  expect(screen.getByText(/Ask another administrator/)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Back to sign-in' }));
  expect(screen.getByRole('button', { name: 'Sign in' })).toBeVisible();
});

test('the key may be typed with spaces and small letters; the owner is signed in then', async () => {
  const rpc = answer({ 'setup.reset_password': { token: 'session' } });
  const { signedIn } = await open();
  await fill(TYPED);
  await waitFor(() => expect(signedIn).toHaveBeenCalledWith('session', false));
  expect(rpc).toHaveBeenCalledWith('setup.reset_password', {
    recovery_key: KEY,
    password: 'a new long password',
  });
});

test('half a key, a short password, or two different ones are told before anything is sent', async () => {
  const rpc = answer({});
  await open();
  await fill('AAA0-BBB1', 'short', 'other');
  expect(await screen.findByText(/not a whole recovery key/)).toBeVisible();
  expect(screen.getByText(/at least 10 characters\.$/)).toBeVisible();
  expect(screen.getByText('The two are not the same.')).toBeVisible();
  expect(rpc).not.toHaveBeenCalled();
});

test('a key that does not fit is told at its field, and nothing typed is lost', async () => {
  answer({ 'setup.reset_password': invalid({ recovery_key: 'This key does not fit.' }) });
  await open();
  await fill(TYPED);
  expect(await screen.findByText('This key does not fit.')).toBeVisible();
  expect(screen.getByLabelText('Recovery key')).toHaveValue(TYPED);
});

test('too many attempts are told with what to do', async () => {
  answer({ 'setup.reset_password': refusal('too_many_attempts', null, 'Wait a minute.') });
  await open();
  await fill(TYPED);
  expect(await screen.findByText('The password was not changed')).toBeVisible();
  expect(screen.getByText('Wait a minute.')).toBeVisible();
});

test('from an address that is old only a new one helps', async () => {
  answer({ 'setup.reset_password': refusal('unauthenticated') });
  const { strange } = await open();
  await fill(TYPED);
  await waitFor(() => expect(strange).toHaveBeenCalled());
});
