import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { answer, invalid, type Answers } from '@/test/answers';
import { renderSignedIn } from '@/test/render';
import { profileOf } from '../testing';
import { AddPerson, AddPersonPage } from './AddPerson';

afterEach(() => void vi.restoreAllMocks());

function open(answers: Answers = {}) {
  const rpc = answer(answers);
  const added = vi.fn();
  const close = vi.fn();
  renderSignedIn(<AddPerson added={added} close={close} />);
  return { rpc, added, close };
}

const fill = (label: RegExp | string, text: string) => userEvent.type(screen.getByLabelText(label), text);
const add = () => userEvent.click(screen.getByRole('button', { name: 'Add person' }));

test('a person is added with what was typed, and nothing else', async () => {
  const { rpc, added } = open({ 'employee.create': profileOf() });
  await fill(/First name/, 'Ana');
  await fill(/Last name/, ' Silva ');
  await fill('Work email', 'ana@example.invalid');
  await fill('Start date', '1 Dec 2026');
  await fill('Position', 'Designer');
  await add();
  await waitFor(() => expect(added).toHaveBeenCalled());
  expect(rpc).toHaveBeenCalledWith('employee.create', {
    first_name: 'Ana',
    last_name: 'Silva',
    email: 'ana@example.invalid',
    hired_on: '2026-12-01',
    position: 'Designer',
  });
});

test('without the names, or with a start date that is none, nothing is sent', async () => {
  const { rpc } = open();
  await fill('Start date', 'soon');
  await add();
  expect(await screen.findByText('First name can’t be empty.')).toBeVisible();
  expect(screen.getByText('Last name can’t be empty.')).toBeVisible();
  expect(screen.getByText(/This is no day/)).toBeVisible();
  expect(rpc).not.toHaveBeenCalled();
});

test('an address that is taken names whose it is, and what was typed stays', async () => {
  const taken = [{ target: 'email', employee_id: 'emp_5', name: 'Ben Okoro' }];
  const { added } = open({
    'employee.create': invalid({ email: 'Ben Okoro has this already.' }, { taken }),
  });
  await fill(/First name/, 'Ana');
  await fill(/Last name/, 'Silva');
  await fill('Work email', 'ben@example.invalid');
  await add();
  expect(await screen.findByText(/Ben Okoro has this already/)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Open the profile of Ben Okoro' })).toBeVisible();
  expect(screen.getByLabelText('Work email')).toHaveValue('ben@example.invalid');
  expect(added).not.toHaveBeenCalled();
});

test('leaving with something typed asks first', async () => {
  const { close } = open();
  await fill(/First name/, 'Ana');
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  const dialog = await screen.findByRole('dialog', { name: 'Leave without saving?' });
  expect(close).not.toHaveBeenCalled();
  await userEvent.click(within(dialog).getByRole('button', { name: 'Leave' }));
  expect(close).toHaveBeenCalled();
});

test('who may not manage employees is told who can give it', () => {
  answer({});
  renderSignedIn(<AddPersonPage />, ['roles.manage']);
  expect(screen.getByText(/lacks the permission “Manage employees”/)).toBeVisible();
});
