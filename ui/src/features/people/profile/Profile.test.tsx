import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EmployeeProfile, Permission, UpdateEmployee } from '@/bindings/types';
import { keepWorkspaceTime } from '@/format';
import { HostError } from '@/host';
import { useRpc } from '@/query';
import { answer, invalid, refusal, type Answers } from '@/test/answers';
import { renderSignedIn } from '@/test/render';
import { profileOf, withValue } from '../testing';
import { Profile } from './Profile';
import type { Tab } from './tabs';

beforeEach(() => keepWorkspaceTime({ time_zone: 'Europe/Warsaw', today: '2026-11-24' }));
afterEach(() => {
  vi.restoreAllMocks();
  keepWorkspaceTime(null);
});

/** As the page does it: with the profile from the cache. */
function Page({ start }: { start: Tab }) {
  const [tab, open] = useState<Tab>(start);
  const profile = useRpc('employee.get', { id: 'emp_2' }).data;
  return profile && <Profile profile={profile} tab={tab} open={open} />;
}

function show(
  answers: Answers = {},
  { tab = 'profile', permissions }: { tab?: Tab; permissions?: Permission[] } = {},
) {
  const rpc = answer({ 'employee.get': profileOf(), ...answers });
  renderSignedIn(<Page start={tab} />, permissions);
  return rpc;
}

const updates = (rpc: ReturnType<typeof show>) =>
  rpc.mock.calls.filter(([cmd]) => cmd === 'employee.update').map(([, input]) => input as UpdateEmployee);

const edit = async () => userEvent.click(await screen.findByRole('button', { name: 'Edit' }));

test('the head says who it is, and that they have not started yet', async () => {
  show();
  expect(await screen.findByRole('heading', { name: 'Ana Silva' })).toBeVisible();
  expect(screen.getByText('Starting')).toBeVisible();
  expect(screen.getAllByText(/Tue 1 Dec 2026/)[0]).toHaveTextContent('in 7 days');
  const address = screen.getByRole('link', { name: 'ana@example.invalid' });
  expect(address).toHaveAttribute('href', 'mailto:ana@example.invalid');
});

test('who may not manage employees sees what everybody sees, and which permission is missing', async () => {
  const bare = profileOf({ version: null, fields: null, status: null, hired_on: null });
  show({ 'employee.get': bare }, { permissions: [] });
  expect(await screen.findByText('ana@example.invalid')).toBeVisible();
  expect(screen.getByText(/lacks the permission “Manage employees”/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Edit' })).toBeNull();
  for (const [tab, permission] of [
    ['Job and pay', 'Manage employees'],
    ['Documents', 'Manage employee documents'],
    ['History', 'Manage employees'],
  ] as const) {
    await userEvent.click(screen.getByRole('tab', { name: tab }));
    expect(screen.getByText(new RegExp(`lacks the permission “${permission}”`))).toBeVisible();
  }
});

test('E turns the profile into a form, and only what was changed is saved', async () => {
  const saved = profileOf({ version: 4, fields: withValue('middle_name', 'Maria') });
  const rpc = show({ 'employee.update': saved });
  await screen.findByRole('button', { name: 'Edit' });
  await userEvent.keyboard('e');
  await userEvent.type(screen.getByLabelText('Middle name'), 'Maria');
  expect(screen.getByText('1 change')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Maria')).toBeVisible();
  expect(updates(rpc)).toEqual([{ id: 'emp_2', version: 3, middle_name: 'Maria' }]);
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
});

test('an emptied field is saved as nothing; a day may be typed in words', async () => {
  const rpc = show({ 'employee.update': profileOf() });
  await edit();
  await userEvent.clear(screen.getByRole('textbox', { name: 'Work email' }));
  const birth = screen.getByRole('textbox', { name: 'Date of birth' });
  await userEvent.clear(birth);
  await userEvent.type(birth, '3 March 1991');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(updates(rpc)).toEqual([{ id: 'emp_2', version: 3, email: null, date_of_birth: '1991-03-03' }]),
  );
});

test('what can’t be saved is told at its field before it is sent', async () => {
  const rpc = show();
  await edit();
  await userEvent.clear(screen.getByRole('textbox', { name: 'First name' }));
  await userEvent.type(screen.getByRole('textbox', { name: 'Start date' }), 'x');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(screen.getByText('First name can’t be empty.')).toBeVisible();
  expect(screen.getByText(/This is no day/)).toBeVisible();
  expect(updates(rpc)).toEqual([]);
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'First name' })).toHaveFocus());
});

test('a taken address says whose it is, with the way to their profile', async () => {
  const taken = [{ target: 'email', employee_id: 'emp_9', name: 'Mia <b>Sander</b>' }];
  show({ 'employee.update': invalid({ email: 'Mia Sander has this address.' }, { taken }) });
  await edit();
  await userEvent.type(screen.getByRole('textbox', { name: 'Work email' }), 'x');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText(/Mia Sander has this address/)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Open the profile of Mia <b>Sander</b>' })).toBeVisible();
  expect(screen.getByRole('textbox', { name: 'Work email' })).toHaveValue('ana@example.invalidx');
});

test('a failing save says so, and what was typed stays', async () => {
  show({ 'employee.update': refusal('internal', null, 'The disk is full.') });
  await edit();
  await userEvent.type(screen.getByLabelText('Middle name'), 'Maria');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('Not saved: The disk is full.');
  expect(screen.getByLabelText('Middle name')).toHaveValue('Maria');
});

test('a slow save can’t be sent twice', async () => {
  let done: (profile: EmployeeProfile) => void = () => undefined;
  const rpc = show({ 'employee.update': () => new Promise((resolve) => (done = resolve)) });
  await edit();
  await userEvent.type(screen.getByLabelText('Middle name'), 'Maria');
  await userEvent.keyboard('{Enter}');
  await userEvent.keyboard('{Enter}{Control>}s{/Control}');
  expect(updates(rpc)).toHaveLength(1);
  done(profileOf({ fields: withValue('middle_name', 'Maria') }));
  expect(await screen.findByRole('button', { name: 'Edit' })).toBeVisible();
});

test('somebody was faster: it is told with what stands there now, and the next save counts', async () => {
  let version = 3;
  const now = () =>
    profileOf({ version, fields: withValue('last_name', version === 3 ? 'Silva' : 'Silva-Costa') });
  const rpc = show({
    'employee.get': now,
    'employee.update': () => {
      if (version === 7) return profileOf({ version: 8, fields: withValue('last_name', 'Souza') });
      version = 7;
      return refusal('conflict', { reason: 'changed' });
    },
  });
  await edit();
  const last = screen.getByRole('textbox', { name: 'Last name' });
  await userEvent.clear(last);
  await userEvent.type(last, 'Souza');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText(/This profile was changed meanwhile/)).toBeVisible();
  expect(await screen.findByText('There now: Silva-Costa')).toBeVisible();
  expect(last).toHaveValue('Souza');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('button', { name: 'Edit' })).toBeVisible();
  expect(updates(rpc).at(-1)).toEqual({ id: 'emp_2', version: 7, last_name: 'Souza' });
});

test('cancelling asks before anything typed is lost, and not otherwise', async () => {
  show();
  await edit();
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(screen.getByRole('button', { name: 'Edit' })).toBeVisible();
  await edit();
  await userEvent.type(screen.getByLabelText('Middle name'), 'Maria');
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  const dialog = await screen.findByRole('dialog', { name: 'Leave without saving?' });
  await userEvent.click(within(dialog).getByRole('button', { name: 'Go on editing' }));
  expect(screen.getByLabelText('Middle name')).toHaveValue('Maria');
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Leave' }));
  expect(await screen.findByRole('button', { name: 'Edit' })).toBeVisible();
});

test('documents: an empty place says what would appear', async () => {
  show({ 'document.list': { items: [] } }, { tab: 'documents' });
  expect(await screen.findByText('No documents yet')).toBeVisible();
});

test('history tells what happened in sentences, and pay only to who may see it', async () => {
  const at = '2026-11-23T10:00:00Z';
  const who = { who: 'emp_1', who_name: 'Ira Novak' };
  const start = { from: '2026-12-01', to: '2026-12-15' };
  show(
    {
      'employee.history': {
        items: [
          { at, ...who, what: 'edited', detail: { changes: { hired_on: start } } },
          { at, who: 'emp_5', who_name: 'Ben', what: 'edited', detail: { changes: { salary: null } } },
        ],
      },
    },
    { tab: 'history' },
  );
  const [first, second] = await screen.findAllByRole('listitem');
  expect(first).toHaveTextContent(/You edited Start date: Tue 1 Dec 2026.*Tue 15 Dec 2026/);
  expect(second).toHaveTextContent('Ben edited Salary: ••••');
});

test('a failing history can be asked for again', async () => {
  show({ 'employee.history': HostError.offline() }, { tab: 'history' });
  expect(await screen.findByRole('alert', {}, { timeout: 4000 })).toHaveTextContent(
    'The history can’t be shown',
  );
});
