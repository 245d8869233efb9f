import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { HostError } from '@/host';
import { answer, giveRowsRoom } from '@/test/answers';
import { renderSignedIn } from '@/test/render';
import { Directory } from './Directory';
import { entry } from './testing';

beforeEach(() => {
  vi.restoreAllMocks();
  giveRowsRoom();
});

const page = (items: unknown[], next: string | null = null) => ({ items, next });

test('who manages employees sees job, place, start and status', async () => {
  answer({ 'employee.list': page([entry()]) });
  renderSignedIn(<Directory query="" search={vi.fn()} />);
  const row = await screen.findByRole('link', { name: /Ana Silva/ });
  for (const text of ['ana@example.invalid', 'Designer', 'Product', 'Lisbon', 'Tue 1 Dec 2026', 'Starting']) {
    expect(row).toHaveTextContent(text);
  }
});

test('everybody else sees name, work email and position, and no empty columns', async () => {
  const known = { status: null, hired_on: null, department: null, location: null };
  answer({ 'employee.list': page([entry(known)]) });
  renderSignedIn(<Directory query="" search={vi.fn()} />, []);
  expect(await screen.findByRole('link', { name: /Ana Silva/ })).toHaveTextContent(
    'Ana Silvaana@example.invalidDesigner',
  );
  expect(screen.queryByText('Status')).toBeNull();
});

test('J and K move between the rows', async () => {
  answer({ 'employee.list': page([entry(), entry({ id: 'emp_3', first_name: 'Ben' })]) });
  renderSignedIn(<Directory query="" search={vi.fn()} />);
  const [first, second] = await screen.findAllByRole('link', { name: /Silva/ });
  await userEvent.keyboard('j');
  expect(first).toHaveFocus();
  await userEvent.keyboard('j');
  expect(second).toHaveFocus();
  await userEvent.keyboard('k');
  expect(first).toHaveFocus();
});

test('the next page is asked for before the end is reached', async () => {
  const rpc = answer({
    'employee.list': ({ after }: { after?: string }) =>
      after ? page([entry({ id: 'emp_9', first_name: 'Zoe' })]) : page([entry()], 'place'),
  });
  renderSignedIn(<Directory query="" search={vi.fn()} />);
  expect(await screen.findByText('Zoe Silva')).toBeVisible();
  expect(rpc).toHaveBeenCalledWith('employee.list', { query: undefined, limit: 100, after: 'place' });
});

test('a search that finds nobody says so and can be cleared', async () => {
  answer({ 'employee.list': page([]) });
  const search = vi.fn();
  renderSignedIn(<Directory query="<b>x</b>" search={search} />);
  expect(await screen.findByText('Nobody is called “<b>x</b>”.')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Clear the search' }));
  expect(search).toHaveBeenCalledWith('');
});

test('what is typed is searched for when the typing pauses', async () => {
  answer({ 'employee.list': page([]) });
  const search = vi.fn();
  renderSignedIn(<Directory query="" search={search} />);
  await userEvent.type(screen.getByRole('searchbox'), 'ana');
  await waitFor(() => expect(search).toHaveBeenCalledWith('ana'));
  expect(search).toHaveBeenCalledOnce();
});

test('a failing list says what is safe and can be asked for again', async () => {
  let isDown = true;
  answer({ 'employee.list': () => (isDown ? refused : page([entry()])) });
  const refused = new HostError({ code: 'internal', message: 'No.', detail: null, retryable: false });
  renderSignedIn(<Directory query="" search={vi.fn()} />);
  expect(await screen.findByRole('alert')).toHaveTextContent('Everybody’s profile is safe.');
  isDown = false;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('Ana Silva')).toBeVisible();
});

test('a name is text, isolated for its direction, however long it is', async () => {
  const long = 'x'.repeat(400);
  answer({
    'employee.list': page([
      entry({ id: 'a', first_name: '<img src=x>', last_name: 'שרה' }),
      entry({ id: 'b', first_name: long, last_name: '' }),
    ]),
  });
  renderSignedIn(<Directory query="" search={vi.fn()} />);
  expect((await screen.findByText('<img src=x> שרה')).tagName).toBe('BDI');
  expect(screen.getByTitle(long)).toBeInTheDocument();
  expect(document.querySelector('#root img, li img')).toBeNull();
});
