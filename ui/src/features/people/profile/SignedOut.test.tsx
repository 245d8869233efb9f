import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { SignInAgain } from '@/features/signIn/SignInAgain';
import { useRpc } from '@/query';
import { renderSignedIn } from '@/test/render';
import { profileOf, withValue } from '../testing';
import { Profile } from './Profile';

afterEach(() => void vi.restoreAllMocks());

const employee = { id: 'emp_1', first_name: 'Ira', last_name: 'Novak', email: 'ira@example.invalid' };

function Page() {
  const profile = useRpc('employee.get', { id: 'emp_2' }).data;
  return (
    <>
      {profile && <Profile profile={profile} tab="profile" open={() => undefined} />}
      <SignInAgain employee={employee} />
    </>
  );
}

/** As hirelayd answers whose session ended meanwhile, until somebody signs in again. */
function sessionEnded() {
  let hasSession = false;
  const saved: unknown[] = [];
  vi.spyOn(globalThis, 'fetch').mockImplementation((_, request) => {
    const { cmd, input } = JSON.parse(request?.body as string) as { cmd: string; input: object };
    const ok = (value: unknown) => Promise.resolve(new Response(JSON.stringify({ ok: value })));
    const now = () =>
      saved.length > 0 ? profileOf({ fields: withValue('middle_name', 'Maria') }) : profileOf();
    if (cmd === 'employee.get') return ok(now());
    if (cmd === 'session.sign_in') {
      hasSession = true;
      return ok({ token: 'new' });
    }
    if (!hasSession) {
      const error = { code: 'unauthenticated', message: 'Sign in.', detail: null, retryable: false };
      return Promise.resolve(new Response(JSON.stringify({ error }), { status: 401 }));
    }
    saved.push(input);
    return ok(now());
  });
  return saved;
}

test('a session that ends in the middle of the form loses nothing that was typed', async () => {
  const saved = sessionEnded();
  renderSignedIn(<Page />);
  await userEvent.click(await screen.findByRole('button', { name: 'Edit' }));
  await userEvent.type(screen.getByLabelText('Middle name'), 'Maria');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  const dialog = await screen.findByRole('dialog', { name: 'Sign in again' });
  expect(dialog).toHaveTextContent('What you typed is still here');
  expect(screen.getByLabelText('Middle name')).toHaveValue('Maria');
  expect(saved).toEqual([]);

  await userEvent.type(screen.getByLabelText('Password'), 'a long password');
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(saved).toEqual([{ id: 'emp_2', version: 3, middle_name: 'Maria' }]));
  expect(await screen.findByText('Maria')).toBeVisible();
});
