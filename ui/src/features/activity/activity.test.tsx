import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ChangeDone, DeliveryDetail } from '@/bindings/types';
import { host } from '@/host';
import { followChanges } from '@/query';
import { useQueryClient } from '@tanstack/react-query';
import { answer, giveRowsRoom, refusal } from '@/test/answers';
import { renderSignedIn } from '@/test/render';
import { Changes } from './Changes';
import { FromAshby } from './FromAshby';
import { kindOf } from './looks';
import { Message } from './Message';
import { Refused } from './Refused';
import type { Outcome } from './search';

beforeEach(giveRowsRoom);
afterEach(() => void vi.restoreAllMocks());

const message = (own: Partial<DeliveryDetail> = {}): DeliveryDetail => ({
  id: '12',
  received_at: '2026-11-24T09:00:00Z',
  action: 'candidateHire',
  outcome: 'hire_created',
  signature: 'valid',
  origin: 'webhook',
  hire_id: 'hire_7',
  reason: null,
  bytes: 2048,
  repeats: 0,
  last_repeat_at: null,
  body: '{"action":"candidateHire","data":{"application":{"candidate":{"name":"Ana Silva"}}}}',
  ...own,
});

function List() {
  const [outcome, filter] = useState<Outcome | undefined>();
  return <FromAshby outcome={outcome} filter={filter} last={() => null} />;
}

test.each([
  ['candidateHire', 'Candidate hired'],
  ['signatureRequestUpdate', 'Signature request updated'],
  ['somethingOfTomorrow', 'Something of tomorrow'],
  ['constructor', 'Constructor'],
  [null, 'Message of unknown kind'],
])('%s is called “%s”', (action, kind) => {
  expect(kindOf(action)).toBe(kind);
});

test('a message says its kind, what became of it and why, and how often it came', async () => {
  const kept = message({ outcome: 'unreadable', reason: 'It is not JSON.', repeats: 2 });
  answer({ 'delivery.list': { items: [kept], next: null } });
  renderSignedIn(<List />);
  const row = await screen.findByRole('link');
  for (const text of ['Candidate hired', 'It is not JSON.', 'Could not be read', 'came 3 times']) {
    expect(row).toHaveTextContent(text);
  }
});

test('the list can be narrowed to one outcome, and widened again from an empty place', async () => {
  const rpc = answer({
    'delivery.list': ({ outcome }: { outcome?: string }) => ({
      items: outcome ? [] : [message()],
      next: null,
    }),
  });
  renderSignedIn(<List />);
  await screen.findByText('Candidate hired');
  await userEvent.click(screen.getByRole('combobox', { name: 'Outcome' }));
  await userEvent.click(await screen.findByRole('option', { name: 'Kept' }));
  expect(await screen.findByText('No message with this outcome')).toBeVisible();
  expect(rpc).toHaveBeenCalledWith('delivery.list', { limit: 100, outcome: 'kept', after: undefined });
  await userEvent.click(screen.getByRole('button', { name: 'Show all messages' }));
  expect(await screen.findByText('Candidate hired')).toBeVisible();
});

test('without the permission the page says which one is missing, and asks for nothing', () => {
  const rpc = answer({});
  renderSignedIn(<List />, ['integrations.manage']);
  expect(screen.getByText(/lacks the permission “Manage ATS inbox”/)).toBeVisible();
  renderSignedIn(<Refused />, ['ats_inbox.manage']);
  expect(screen.getByText(/lacks the permission “Manage integrations”/)).toBeVisible();
  expect(rpc).not.toHaveBeenCalled();
});

test('a message can be read, and seen exactly as it came', async () => {
  answer({ 'delivery.get': message() });
  renderSignedIn(<Message id="12" close={vi.fn()} />);
  const dialog = await screen.findByRole('dialog', { name: 'Candidate hired' });
  expect(await within(dialog).findByText('Application → Candidate → Name')).toBeVisible();
  expect(within(dialog).getByText('Ana Silva')).toBeVisible();
  expect(within(dialog).getByText('2 kB')).toBeVisible();
  expect(within(dialog).getByRole('link', { name: 'Open the hire' })).toBeVisible();
  await userEvent.click(within(dialog).getByRole('radio', { name: 'Raw text' }));
  expect(within(dialog).getByText(/^{"action":"candidateHire"/)).toBeVisible();
});

test('without View compensation what Ashby sent is masked, and the page says why', async () => {
  answer({ 'delivery.get': message({ body: null }) });
  renderSignedIn(<Message id="12" close={vi.fn()} />, ['ats_inbox.manage']);
  expect(await screen.findByText('••••')).toBeVisible();
  expect(screen.getByText(/needs the permission “View compensation”/)).toBeVisible();
  expect(screen.queryByText('Raw text')).toBeNull();
});

/** As the house does it while somebody is signed in. */
function Listening() {
  const client = useQueryClient();
  useState(() => followChanges(host, client));
  return null;
}

test('processing again shows what came of it by itself', async () => {
  let outcome = 'unreadable';
  let tell: (id: string) => void = () => undefined;
  vi.spyOn(host, 'events').mockImplementation(({ changed }) => {
    tell = (id) => changed({ topic: 'delivery', id });
    return () => undefined;
  });
  answer({
    'delivery.get': () => message({ outcome }),
    'delivery.process_again': () => {
      outcome = 'waiting';
      return message({ outcome });
    },
  });
  renderSignedIn(
    <>
      <Listening />
      <Message id="12" close={vi.fn()} />
    </>,
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Process again' }));
  expect(await screen.findByText('Being read')).toBeVisible();
  outcome = 'hire_created';
  tell('12');
  expect(await screen.findByText('Processed again: New hire')).toBeVisible();
});

test('processing again that is refused says so, and the message stays', async () => {
  answer({ 'delivery.get': message(), 'delivery.process_again': refusal('busy', null, 'Too much to do.') });
  renderSignedIn(<Message id="12" close={vi.fn()} />);
  await userEvent.click(await screen.findByRole('button', { name: 'Process again' }));
  expect(await screen.findByText('It was not processed again')).toBeVisible();
  expect(screen.getByText('Too much to do.')).toBeVisible();
});

test('refused messages say what to do for each reason, with the way there', async () => {
  const at = '2026-11-24T09:00:00Z';
  answer({
    'integration.refused': {
      items: [
        { id: 'r1', received_at: at, reason: 'mismatch', bytes: 2048 },
        { id: 'r2', received_at: at, reason: 'unsigned', bytes: 12 },
      ],
    },
  });
  renderSignedIn(<Refused />);
  expect(await screen.findByText(/The secret in Ashby differs/)).toBeVisible();
  expect(screen.getByText(/Ashby signs only when a secret stands in Secret Token/)).toBeVisible();
  expect(screen.queryByText(/pass on all headers unchanged/)).toBeNull();
  expect(screen.getByRole('link', { name: 'Open Configure' })).toBeVisible();
  expect(screen.getAllByRole('listitem')).toHaveLength(2);
});

const change = (own: Partial<ChangeDone>): ChangeDone => ({
  id: '1',
  at: '2026-11-24T09:00:00Z',
  who: 'emp_5',
  who_name: 'Ben Ode',
  what: 'edited',
  detail: {},
  subject: 'employee',
  subject_id: 'emp_2',
  subject_name: 'Ana Silva',
  ...own,
});

test('changes are sentences, with the way to what was changed', async () => {
  const start = { from: '2026-12-01', to: '2026-12-15' };
  answer({
    'history.list': {
      items: [
        change({ detail: { changes: { hired_on: start } } }),
        change({ id: '2', subject: 'hire', subject_id: 'hire_7', what: 'completed' }),
        change({ id: '3', subject: 'integration', subject_name: null, what: 'installed' }),
        change({
          id: '4',
          subject: 'hire',
          subject_id: 'hire_8',
          subject_name: null,
          what: 'dismissed',
          detail: { reason: 'Withdrew' },
        }),
        change({ id: '5', who: 'emp_1', what: 'something_new' }),
      ],
      next: null,
    },
  });
  renderSignedIn(<Changes />);
  const rows = (await screen.findAllByText(/Ben Ode|You/)).map((name) => name.closest('li')?.textContent);
  expect(rows[0]).toMatch(/Ben Ode edited Start date of Ana Silva: Tue 1 Dec 2026.*→ Tue 15 Dec 2026/);
  expect(rows[1]).toContain('Ben Ode completed the hire of Ana Silva');
  expect(rows[2]).toContain('Ben Ode installed Ashby');
  expect(rows[3]).toMatch(/Ben Ode dismissed the hire.*Withdrew/);
  expect(rows[4]).toContain('You: Something new of Ana Silva');
  expect(screen.getAllByRole('link', { name: 'Ana Silva' })).toHaveLength(3);
  expect(screen.getByRole('link', { name: 'Open the Ashby settings' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'Open the hire' })).toBeVisible();
});

test('an empty list of changes says what would appear', async () => {
  answer({ 'history.list': { items: [], next: null } });
  renderSignedIn(<Changes />);
  expect(await screen.findByText('Nothing has changed yet')).toBeVisible();
});

test('a slow list shows nothing at first, then where rows will stand', async () => {
  answer({ 'delivery.list': () => new Promise(() => undefined) });
  renderSignedIn(<List />);
  expect(screen.queryByRole('status')).toBeNull();
  await waitFor(() => expect(screen.getByRole('status', { name: 'Loading' })).toBeVisible());
});
