import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import type { ApiError, FlagName, HireDetail } from '@/bindings/types';
import { host, HostError, type Command } from '@/host';
import { useRpc } from '@/query';
import { renderSignedIn } from '@/test/render';
import { Review } from './Review';
import { field, hireDetail } from './testing';

type Answer = HireDetail | HostError;
const calls: [Command, unknown][] = [];

function answer(answers: Partial<Record<Command, () => Answer>>): void {
  vi.spyOn(host, 'rpc').mockImplementation(async (cmd: Command, input: unknown) => {
    calls.push([cmd, input]);
    const given = await Promise.resolve(answers[cmd]?.() ?? {});
    if (given instanceof HostError) throw given;
    return given;
  });
}

const refusal = (code: ApiError['code'], detail: ApiError['detail']) =>
  new HostError({ code, message: 'Some fields need your attention.', detail, retryable: false });

/** As the page does it: with the hire from the cache. */
function Page() {
  const hire = useRpc('inbox.get', { id: 'hire_1' }).data;
  return hire && <Review hire={hire} search={{}} previous={null} next={null} />;
}

beforeEach(() => {
  calls.length = 0;
});

test('flags stand as alerts, the worst first, each with what to do', async () => {
  const flags: FlagName[] = ['starts_soon', 'no_longer_hired', 'overdue'];
  answer({ 'inbox.get': () => hireDetail({ flags }) });
  renderSignedIn(<Page />);
  await screen.findByRole('button', { name: 'Complete hire' });
  const shown = screen.getAllByRole('listitem').map((item) => item.textContent);
  expect(shown.map((text) => text.split('.')[0])).toEqual(['No longer hired', 'Overdue', 'Starts soon']);
  expect(shown[0]).toContain('Dismiss the hire');
});

test('a refused completion shows at each field what is needed, and whose a value is', async () => {
  const detail = {
    fields: { last_name: 'Last name is missing. Enter it.' },
    taken: [{ target: 'email', employee_id: 'emp_2', name: 'Mia Sander' }],
  };
  answer({ 'inbox.get': () => hireDetail(), 'inbox.complete': () => refusal('invalid', detail) });
  renderSignedIn(<Page />);
  await userEvent.click(await screen.findByRole('button', { name: 'Complete hire' }));
  expect(await screen.findByText('Last name is missing. Enter it.')).toBeVisible();
  expect(screen.getByLabelText(/Last name/)).toHaveFocus();
  expect(screen.getByRole('link', { name: 'Find Mia Sander in People' })).toBeInTheDocument();
});

test('what a person leaves is saved, with the version they saw', async () => {
  answer({ 'inbox.get': () => hireDetail(), 'inbox.edit': () => hireDetail({ version: 4 }) });
  renderSignedIn(<Page />);
  await userEvent.type(await screen.findByLabelText(/Middle name/), 'Maria');
  await userEvent.tab();
  await waitFor(() => {
    const changes = { middle_name: 'Maria' };
    expect(calls).toContainEqual(['inbox.edit', { id: 'hire_1', version: 3, changes }]);
  });
});

test('somebody was faster: it is told, the page shows what is there, and what was typed stays', async () => {
  let version = 3;
  const last = () =>
    field({ target: 'last_name', label: 'Last name', value: version === 3 ? 'Keller' : 'Kellermann' });
  const middle = field({ target: 'middle_name', label: 'Middle name', required: false, value: null });
  answer({
    'inbox.get': () => hireDetail({ version, fields: [field(), middle, last()] }),
    'inbox.edit': () => {
      version = 7;
      return refusal('conflict', { reason: 'changed' });
    },
  });
  renderSignedIn(<Page />);
  await userEvent.type(await screen.findByLabelText('Middle name'), 'Maria');
  await userEvent.tab();
  expect(await screen.findByText(/what you typed is still in its field/)).toBeVisible();
  expect(screen.getByText('Not saved. Here now: nothing')).toBeVisible();
  expect(await screen.findByDisplayValue('Kellermann')).toBeVisible();
  expect(screen.getByLabelText('Middle name')).toHaveValue('Maria');
  await userEvent.keyboard('{Control>}s{/Control}');
  await waitFor(() => {
    const changes = { middle_name: 'Maria' };
    expect(calls).toContainEqual(['inbox.edit', { id: 'hire_1', version: 7, changes }]);
  });
});

test('what does not fit is told at the field', async () => {
  answer({
    'inbox.get': () => hireDetail(),
    'inbox.edit': () => refusal('invalid', { fields: { middle_name: 'Too long.' } }),
  });
  renderSignedIn(<Page />);
  await userEvent.type(await screen.findByLabelText(/Middle name/), 'M');
  await userEvent.tab();
  expect(await screen.findByText('Too long.')).toBeVisible();
  expect(screen.getByLabelText(/Middle name/)).toHaveValue('M');
});
