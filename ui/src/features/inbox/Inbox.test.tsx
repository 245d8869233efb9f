import { Notifications } from '@mantine/notifications';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useEffect, useState } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { HireItem, HirePage, ListHires } from '@/bindings/types';
import { host } from '@/host';
import { LiveRegion } from '@/shell/announce';
import { renderSignedIn } from '@/test/render';
import { hireDetail, hireItem } from './fixtures';
import { Inbox } from './InboxPage';
import { answer, BAD_NAMES, deferred, refusal, type Asked } from './testing';
import { changed, type InboxSearch } from './views';

const page = (items: HireItem[], next: string | null = null): HirePage => ({
  items,
  next,
  total: items.length,
});
const dated = (hires: HireItem[], { starts_from, starts_to }: ListHires): HireItem[] =>
  hires.filter(({ start_date: day }) => {
    if (starts_from === undefined) return true;
    return day !== null && day >= starts_from && (starts_to === undefined || day <= starts_to);
  });

/** The engine's list: without a date first, then by day. */
function listOf(hires: HireItem[]) {
  return (asked: ListHires): HirePage => page(dated(hires, asked));
}

const many = (count: number): HireItem[] =>
  Array.from({ length: count }, (_, at) =>
    hireItem({ id: `hire_${at}`, candidate_name: `Person ${at}`, start_date: '2999-01-01' }),
  );

function Page({ search: first = {} }: { search?: InboxSearch }) {
  const [search, setSearch] = useState(first);
  return (
    <>
      <Inbox search={search} change={(other) => setSearch((now) => changed(now, other))} />
      <LiveRegion />
      <Notifications />
    </>
  );
}

const counts = () => ({ new: 2, completed: 0, dismissed: 0, attention: 0 });
const lists = (asked: Asked[]) => asked.filter(({ cmd }) => cmd === 'inbox.list');

beforeEach(() => {
  // Only rows in sight exist, and jsdom has no sight.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(1000);
});

test('hires without a start date wait folded, with their count, and cost one page', async () => {
  const none = Array.from({ length: 3 }, (_, at) =>
    hireItem({ id: `none_${at}`, candidate_name: `Nobody ${at}`, start_date: null }),
  );
  const asked = answer({
    'inbox.list': (input: ListHires) =>
      input.starts_from !== undefined
        ? listOf(many(1))(input)
        : input.after === undefined
          ? { ...page(none, 'more'), total: 4000 }
          : page([]),
    'inbox.counts': counts,
  });
  renderSignedIn(<Page />);
  const head = await screen.findByRole('button', { name: /No start date/ });
  expect(head).toHaveAttribute('aria-expanded', 'false');
  expect(head).toHaveTextContent('3,999');
  expect(screen.queryByText('Nobody 0')).toBeNull();
  expect(screen.getByText('Person 0')).toBeVisible();
  expect(lists(asked).every(({ input }) => (input as ListHires).after === undefined)).toBe(true);
  await userEvent.click(head);
  expect(screen.getByText('Nobody 0')).toBeVisible();
});

test('a slow answer shows that it is coming, and then the hires', async () => {
  const slow = deferred<null>();
  answer({ 'inbox.list': async (input: ListHires) => (await slow.promise, listOf(many(1))(input)) });
  renderSignedIn(<Page />);
  expect(await screen.findByRole('status', { name: 'Loading' })).toBeVisible();
  slow.resolve(null);
  expect(await screen.findByText('Person 0')).toBeVisible();
  expect(screen.queryByRole('status', { name: 'Loading' })).toBeNull();
});

test('an answer that fails says what is safe, and is asked for again', async () => {
  let works = false;
  answer({ 'inbox.list': (input: ListHires) => (works ? listOf(many(1))(input) : refusal('internal')) });
  renderSignedIn(<Page />);
  expect(await screen.findByRole('alert')).toHaveTextContent('Hires that have arrived are safe.');
  works = true;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('Person 0')).toBeVisible();
});

test.each(Object.entries(BAD_NAMES))('a name that is %s is shown as text', async (_, name) => {
  answer({ 'inbox.list': listOf([hireItem({ candidate_name: name, start_date: '2999-01-01' })]) });
  renderSignedIn(<Page />);
  const link = await screen.findByRole('link', { name: /Senior Engineer/ });
  expect(within(link).getByTitle((title) => title === name).tagName).toBe('BDI');
  expect(link.querySelector('img')).toBeNull();
});

test('shift chooses everything between, and the menu dismisses it with one reason, telling who failed', async () => {
  const asked = answer({
    'inbox.list': listOf(many(4)),
    'inbox.counts': counts,
    'inbox.get': ({ id }: { id: string }) => hireDetail({ id, version: 7 }),
    'inbox.dismiss': ({ id }: { id: string }) =>
      id === 'hire_1' ? refusal('conflict', null, 'This hire is completed already.') : hireDetail({ id }),
  });
  renderSignedIn(<Page />);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('checkbox', { name: 'Select Person 0' }));
  await user.keyboard('{Shift>}');
  await user.click(screen.getByRole('checkbox', { name: 'Select Person 2' }));
  await user.keyboard('{/Shift}');
  expect(screen.getByText('3 selected')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Dismiss selected…' }));
  await user.type(await screen.findByLabelText('Reason'), 'Hired twice');
  await user.click(screen.getByRole('button', { name: 'Dismiss 3 hires' }));
  expect(await screen.findByText('2 of 3 dismissed')).toBeVisible();
  expect(screen.getByRole('alert')).toHaveTextContent('Person 1This hire is completed already.');
  expect(asked).toContainEqual({
    cmd: 'inbox.dismiss',
    input: { id: 'hire_2', version: 7, reason: 'Hired twice' },
  });
  await user.click(screen.getByText('Close'));
  expect(await screen.findByText('1 selected')).toBeVisible();
});

test('the CSV holds all of the view, page after page, as UTF-8 that spreadsheets know', async () => {
  let saved: { name: string; content: Blob } | null = null;
  vi.spyOn(host, 'saveFile').mockImplementation((name, content) => {
    saved = { name, content };
    return Promise.resolve(true);
  });
  const [one, two] = [
    hireItem({ candidate_name: '=evil' }),
    hireItem({ id: 'hire_2', candidate_name: 'Zoë' }),
  ];
  answer({
    'inbox.list': (input: ListHires) => {
      if (input.limit !== 500) return listOf(many(1))(input);
      return input.after === undefined ? page([one], 'second') : page([two]);
    },
  });
  renderSignedIn(<Page search={{ view: 'completed' }} />);
  await userEvent.click(await screen.findByRole('button', { name: 'More: export, dismiss' }));
  await userEvent.click(await screen.findByText('Export CSV of this view'));
  await waitFor(() => expect(saved).not.toBeNull());
  const { name, content } = saved as unknown as { name: string; content: Blob };
  expect(name).toMatch(/^hires-completed-\d{4}-\d{2}-\d{2}\.csv$/);
  const bytes = await bytesOf(content);
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const lines = new TextDecoder().decode(bytes).trimEnd().split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines[1]).toContain(`"'=evil"`);
  expect(lines[2]).toContain('"Zoë"');
});

test('somebody who closes the file picker hears of no error', async () => {
  const save = vi.spyOn(host, 'saveFile').mockResolvedValue(false);
  answer({ 'inbox.list': listOf(many(1)) });
  renderSignedIn(<Page />);
  await userEvent.click(await screen.findByRole('button', { name: 'More: export, dismiss' }));
  await userEvent.click(await screen.findByText('Export CSV of this view'));
  await waitFor(() => expect(save).toHaveBeenCalled());
  expect(screen.queryByRole('alert')).toBeNull();
  expect(screen.queryByText('1 hire exported')).toBeNull();
});

test('Enter in the search goes to the first hire that was found', async () => {
  answer({
    'inbox.list': (input: ListHires) =>
      listOf(input.query === 'person 2' ? many(3).slice(2) : many(3))(input),
  });
  renderSignedIn(<Page />);
  await userEvent.type(await screen.findByRole('searchbox'), 'person 2{Enter}');
  await waitFor(() => expect(screen.getByRole('link', { name: /Person 2/ })).toHaveFocus());
});

test('J and K move between the rows', async () => {
  answer({ 'inbox.list': listOf(many(3)) });
  renderSignedIn(<Page />);
  await screen.findByText('Person 0');
  await userEvent.keyboard('jj');
  expect(screen.getByRole('link', { name: /Person 1/ })).toHaveFocus();
  await userEvent.keyboard('k');
  expect(screen.getByRole('link', { name: /Person 0/ })).toHaveFocus();
});

test('filters are pills that can be taken away', async () => {
  const asked = answer({ 'inbox.list': listOf(many(1)) });
  renderSignedIn(<Page search={{ job: 'Baker', flag: 'overdue', from: '2026-12-01' }} />);
  expect(await screen.findByText('Starts from Tue 1 Dec 2026')).toBeVisible();
  expect(screen.getByText('To do: Overdue')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Remove the filter Job: Baker' }));
  await waitFor(() => expect((lists(asked).at(-1)?.input as ListHires).job).toBeUndefined());
  expect(screen.queryByText('Job: Baker')).toBeNull();
});

test('what arrives is held back above the rows and told, until somebody wants to see it', async () => {
  let hires = many(1);
  answer({ 'inbox.list': (input: ListHires) => listOf(hires)(input) });
  const known: { client?: QueryClient } = {};
  function Catch() {
    const client = useQueryClient();
    useEffect(() => {
      known.client = client;
    });
    return <Page />;
  }
  renderSignedIn(<Catch />);
  await screen.findByText('Person 0');
  const later = new Date(Date.now() + 1000).toISOString();
  const fresh = { start_date: '2999-01-01', job_title: 'Baker', received_at: later };
  hires = [hireItem({ id: 'new', candidate_name: 'Noor', ...fresh }), ...hires];
  await known.client?.invalidateQueries();
  expect(await screen.findByText('New hire: Baker, starts Tue 1 Jan 2999')).toBeInTheDocument();
  expect(screen.queryByText('Noor')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: /1 new hire/ }));
  expect(await screen.findByText('Noor')).toBeVisible();
});

test('before the first hire stands what is left to set up; afterwards, when Ashby was last heard', async () => {
  let hires = 0;
  answer({
    'inbox.list': () => page([]),
    'inbox.counts': () => ({ new: 0, completed: hires, dismissed: 0, attention: 0 }),
    'integration.get': () => ({ installed: true, last_delivery: '2025-11-24T09:00:00Z' }),
    'integration.checklist': () => ({
      items: [
        { step: 'reach', is_done: true },
        { step: 'webhook', is_done: false },
        { step: 'test_hire', is_done: false },
      ],
    }),
    'integration.send_test_hire': () => ({
      sent_to: 'this_computer',
      address: 'http://127.0.0.1:8080',
      hire_id: null,
    }),
  });
  const { unmount } = renderSignedIn(<Page />);
  expect(await screen.findByText('1 of 3 done')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Send a test hire' }));
  expect(await screen.findByText(/Sent to this computer/)).toBeVisible();
  unmount();
  hires = 1;
  renderSignedIn(<Page />);
  expect(await screen.findByText('No new hires.')).toBeVisible();
  expect(screen.getByText(/Last message from Ashby:/)).toHaveTextContent('24 Nov 2025');
});

function bytesOf(content: Blob): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(new Uint8Array(reader.result as ArrayBuffer));
    reader.readAsArrayBuffer(content);
  });
}
