import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Permission, UpdateEmployee } from '@/bindings/types';
import { keepWorkspaceTime } from '@/format';
import { useRpc } from '@/query';
import { answer, invalid, refusal, type Answers } from '@/test/answers';
import { renderSignedIn } from '@/test/render';
import { profileOf } from '../testing';
import { JobAndPay } from './JobAndPay';

beforeEach(() => keepWorkspaceTime({ time_zone: 'Europe/Warsaw', today: '2026-11-24' }));
afterEach(() => {
  vi.restoreAllMocks();
  keepWorkspaceTime(null);
});

function Page() {
  const profile = useRpc('employee.get', { id: 'emp_2' }).data;
  return profile && <JobAndPay profile={profile} />;
}

function show(answers: Answers = {}, permissions?: Permission[]) {
  const rpc = answer({ 'employee.get': profileOf(), ...answers });
  renderSignedIn(<Page />, permissions);
  return rpc;
}

const updates = (rpc: ReturnType<typeof show>) =>
  rpc.mock.calls.filter(([cmd]) => cmd === 'employee.update').map(([, input]) => input as UpdateEmployee);

async function open(name: string) {
  await userEvent.click(await screen.findByRole('button', { name }));
  return screen.findByRole('dialog', { name });
}

test('each row says from when it holds; the present and the coming ones are marked', async () => {
  show();
  const job = await screen.findByRole('list', { name: 'Job' });
  const [lead, designer, intern] = within(job).getAllByRole('listitem');
  expect(lead).toHaveTextContent(/From Tue 1 Jun 2027 in 6 months.*Coming.*Lead Designer.*ManagerIra Novak/);
  expect(designer).toHaveTextContent(/From Sun 1 Nov 2026.*Now.*Designer/);
  expect(intern).toHaveTextContent(/From the start.*Intern/);
  expect(intern).not.toHaveTextContent('Now');
  expect(screen.getByText('€85,000.00 per year')).toBeVisible();
});

test('the hire that somebody came from is one click away', async () => {
  show();
  expect(await screen.findByRole('link', { name: 'Open the hire' })).toBeVisible();
});

test('pay is masked without the permission, with what to do, and can’t be changed', async () => {
  const bare = profileOf({ compensations: null, salary: null });
  show({ 'employee.get': bare }, ['employees.manage']);
  expect(await screen.findByText('••••')).toBeVisible();
  expect(screen.getByText(/needs the permission “View compensation”/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Change pay' })).toBeNull();
});

test('a change begins today, filled with what is in force, and sends only what differs', async () => {
  const rpc = show({ 'employee.update': profileOf({ version: 4 }) });
  const dialog = await open('Change job');
  expect(within(dialog).getByRole('textbox', { name: 'Effective from' })).toHaveValue('2026-11-24');
  expect(within(dialog).getByRole('textbox', { name: 'Position' })).toHaveValue('Designer');
  const department = within(dialog).getByRole('textbox', { name: 'Department' });
  await userEvent.clear(department);
  await userEvent.type(within(dialog).getByRole('textbox', { name: 'Manager' }), 'Mia');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(updates(rpc)).toEqual([
    { id: 'emp_2', version: 3, effective_from: '2026-11-24', department: null, reporting_to: 'Mia' },
  ]);
});

test('pay keeps its currency and frequency', async () => {
  const rpc = show({ 'employee.update': profileOf({ version: 4 }) });
  const dialog = await open('Change pay');
  const salary = within(dialog).getByRole('textbox', { name: 'Salary' });
  expect(salary).toHaveValue('85000.00');
  await userEvent.clear(salary);
  await userEvent.type(salary, '90000');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(updates(rpc)).toHaveLength(1));
  expect(updates(rpc)[0]).toMatchObject({ salary: { amount: '90000', currency: 'EUR' } });
  expect(updates(rpc)[0]).not.toHaveProperty('salary_frequency');
});

test('saving without a change, or with no day, says what is missing', async () => {
  const rpc = show();
  const dialog = await open('Change employment');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
  expect(within(dialog).getByText(/Nothing is different/)).toBeVisible();
  await userEvent.type(within(dialog).getByRole('textbox', { name: 'Effective from' }), '?');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
  expect(within(dialog).getByText(/This is no day/)).toBeVisible();
  expect(updates(rpc)).toEqual([]);
});

test('what does not fit is told at the field', async () => {
  show({ 'employee.update': invalid({ salary: 'Enter the salary.' }) });
  const dialog = await open('Change pay');
  await userEvent.clear(within(dialog).getByRole('textbox', { name: 'Salary' }));
  await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
  expect(await within(dialog).findByText('Enter the salary.')).toBeVisible();
});

test('somebody was faster: what was typed stays, and what they changed is not changed back', async () => {
  let version = 3;
  const rpc = show({
    'employee.get': () => {
      const { positions, ...rest } = profileOf({ version });
      const changed = (positions ?? []).map((row) => (version === 3 ? row : { ...row, location: 'Porto' }));
      return { ...rest, positions: changed };
    },
    'employee.update': () => {
      if (version === 7) return profileOf({ version: 8 });
      version = 7;
      return refusal('conflict', { reason: 'changed' });
    },
  });
  const dialog = await open('Change job');
  await userEvent.type(within(dialog).getByRole('textbox', { name: 'Manager' }), 'Mia');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
  expect(await within(dialog).findByText(/What you typed is still here/)).toBeVisible();
  await waitFor(() => expect(rpc.mock.calls.filter(([cmd]) => cmd === 'employee.get')).toHaveLength(2));
  await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(updates(rpc).at(-1)).toEqual({
    id: 'emp_2',
    version: 7,
    effective_from: '2026-11-24',
    reporting_to: 'Mia',
  });
});
