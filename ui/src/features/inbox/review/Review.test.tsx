import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import type { FlagName, HireDetail, HistoryView } from '@/bindings/types';
import { SignInAgain } from '@/features/signIn/SignInAgain';
import { useRpc } from '@/query';
import { renderSignedIn } from '@/test/render';
import { field, hireDetail } from '../fixtures';
import { answer, BAD_NAMES, deferred, refusal, type Asked } from '../testing';
import { Review } from './Review';

const leave = vi.fn();
const next = vi.fn();

/** As the page does it: with the hire from the cache. */
function Page() {
  const hire = useRpc('inbox.get', { id: 'hire_1' }).data;
  return hire && <Review hire={hire} search={{}} previous={null} next={next} leave={leave} />;
}

const inputs = (asked: Asked[], cmd: Asked['cmd']) =>
  asked.filter((one) => one.cmd === cmd).map(({ input }) => input);
const middle = (own = {}) =>
  field({ target: 'middle_name', label: 'Middle name', required: false, value: null, ...own });
const by = (who: string, who_name: string, what: string): HistoryView => ({
  at: '2025-11-24T09:12:00Z',
  who,
  who_name,
  what,
  detail: {},
});

async function typeMiddleName(text = 'Maria') {
  await userEvent.type(await screen.findByLabelText('Middle name'), text);
  await userEvent.tab();
}

afterEach(() => {
  leave.mockReset();
  next.mockReset();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
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
  expect(screen.getByRole('link', { name: 'Open the profile of Mia Sander' })).toBeInTheDocument();
});

test('what a person leaves is saved, with the version they saw', async () => {
  const asked = answer({
    'inbox.get': () => hireDetail(),
    'inbox.edit': () => hireDetail({ version: 4 }),
  });
  renderSignedIn(<Page />);
  await typeMiddleName();
  const changes = { middle_name: 'Maria' };
  await waitFor(() => expect(inputs(asked, 'inbox.edit')).toEqual([{ id: 'hire_1', version: 3, changes }]));
});

test('a slow completion shows that it runs, and is asked for once', async () => {
  const slow = deferred<object>();
  const asked = answer({ 'inbox.get': () => hireDetail(), 'inbox.complete': () => slow.promise });
  renderSignedIn(<Page />);
  const complete = await screen.findByRole('button', { name: 'Complete hire' });
  await userEvent.dblClick(complete);
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect(complete).toBeDisabled();
  expect(inputs(asked, 'inbox.complete')).toHaveLength(1);
  slow.resolve({ employee_id: 'emp_9' });
  await waitFor(() => expect(complete).toBeEnabled());
  expect(inputs(asked, 'inbox.complete')).toHaveLength(1);
});

test('a save that fails keeps what was typed, and goes through when it is tried again', async () => {
  let works = false;
  const saved = () => hireDetail({ version: 4, fields: [field(), middle({ value: 'Maria' })] });
  const asked = answer({
    'inbox.get': () => (works ? saved() : hireDetail()),
    'inbox.edit': () => (works ? saved() : refusal('busy', null, 'The disk is full.')),
  });
  renderSignedIn(<Page />);
  await typeMiddleName();
  expect(await screen.findByRole('alert')).toHaveTextContent('Not saved. The disk is full.');
  expect(screen.getByLabelText('Middle name')).toHaveValue('Maria');
  works = true;
  await userEvent.click(screen.getByRole('button', { name: 'Save now' }));
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  expect(inputs(asked, 'inbox.edit')).toHaveLength(2);
  expect(screen.getByLabelText('Middle name')).toHaveValue('Maria');
});

test('a session that ends in the middle asks for the password over the page, and saves what was typed', async () => {
  const ended = { code: 'unauthenticated', message: 'Sign in first.', detail: null, retryable: false };
  let isIn = true;
  let value: string | null = null;
  vi.stubGlobal('fetch', (_: string, request: RequestInit) => {
    const { cmd } = JSON.parse(request.body as string) as { cmd: string };
    const reply = (status: number, body: object) =>
      Promise.resolve(new Response(JSON.stringify(body), { status }));
    if (cmd === 'session.sign_in') {
      isIn = true;
      return reply(200, { ok: { token: 'new' } });
    }
    if (!isIn) return reply(401, { error: ended });
    if (cmd === 'inbox.edit') value = 'Maria';
    return reply(200, { ok: hireDetail({ version: 4, fields: [field(), middle({ value })] }) });
  });
  const employee = { id: 'emp_1', first_name: 'Ira', last_name: 'Novak', email: 'ira@example.invalid' };
  renderSignedIn(
    <>
      <Page />
      <SignInAgain employee={employee} />
    </>,
  );
  const input = await screen.findByLabelText('Middle name');
  await userEvent.type(input, 'Maria');
  isIn = false;
  await userEvent.tab();
  const dialog = await screen.findByRole('dialog');
  expect(input).toHaveValue('Maria');
  await userEvent.type(within(dialog).getByLabelText(/^Password/), 'a password nobody uses{Enter}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await waitFor(() => expect(value).toBe('Maria'));
  expect(screen.getByLabelText('Middle name')).toHaveValue('Maria');
});

test('two windows edit one hire: who was faster and what stands there is told, and what was typed stays', async () => {
  let version = 3;
  const last = () =>
    field({ target: 'last_name', label: 'Last name', value: version === 3 ? 'Keller' : 'Kellermann' });
  const asked = answer({
    'inbox.get': () =>
      hireDetail({
        version,
        fields: [field(), middle(), last()],
        history: version === 3 ? [] : [by('emp_2', 'Mia Sander', 'edited')],
      }),
    'inbox.edit': () => {
      version = 7;
      return refusal('conflict', { reason: 'changed' });
    },
  });
  renderSignedIn(<Page />);
  await typeMiddleName();
  expect(await screen.findByText(/Changed by Mia Sander, 24 Nov 2025/)).toBeVisible();
  expect(screen.getByText('Not saved. Here now: nothing')).toBeVisible();
  expect(await screen.findByDisplayValue('Kellermann')).toBeVisible();
  expect(screen.getByLabelText('Middle name')).toHaveValue('Maria');
  await userEvent.click(screen.getByRole('button', { name: 'Save now' }));
  const changes = { middle_name: 'Maria' };
  await waitFor(() =>
    expect(inputs(asked, 'inbox.edit').at(-1)).toEqual({ id: 'hire_1', version: 7, changes }),
  );
});

test('somebody else completed it: who and when is told, and what was typed can still be copied', async () => {
  let state: HireDetail['state'] = 'new';
  answer({
    'inbox.get': () =>
      hireDetail({
        state,
        ended_by: state === 'new' ? null : 'emp_2',
        ended_at: state === 'new' ? null : '2025-11-24T09:12:00Z',
        history: state === 'new' ? [] : [by('emp_2', 'Mia Sander', 'completed')],
      }),
    'inbox.edit': () => {
      state = 'completed';
      return refusal('conflict', { reason: 'ended', state, by: 'emp_2', at: '2025-11-24T09:12:00Z' });
    },
  });
  renderSignedIn(<Page />);
  await typeMiddleName();
  expect(await screen.findByText(/Mia Sander completed this hire, 24 Nov 2025/)).toBeVisible();
  const typed = screen.getByText(/You typed, and it was not saved/);
  expect(typed).toHaveTextContent('Maria');
  const user = userEvent.setup();
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('refused'));
  await user.click(screen.getByRole('button', { name: 'Copy' }));
  expect(await screen.findByRole('button', { name: /Select it and press/ })).toBeVisible();
});

test('what does not fit is told at the field', async () => {
  answer({
    'inbox.get': () => hireDetail(),
    'inbox.edit': () => refusal('invalid', { fields: { middle_name: 'Too long.' } }),
  });
  renderSignedIn(<Page />);
  await typeMiddleName('M');
  expect(await screen.findByText('Too long.')).toBeVisible();
  expect(screen.getByLabelText('Middle name')).toHaveValue('M');
});

test.each(Object.entries(BAD_NAMES))(
  'a name that is %s is text in head, form and history',
  async (_, name) => {
    const change = { middle_name: { from: null, to: name } };
    answer({
      'inbox.get': () =>
        hireDetail({
          candidate_name: name,
          fields: [field(), middle({ value: name })],
          history: [{ ...by('emp_2', name, 'edited'), detail: { changes: change } }],
        }),
    });
    const { container } = renderSignedIn(<Page />);
    expect((await screen.findByRole('heading', { level: 2 })).textContent).toBe(name.trim());
    expect(screen.getByLabelText('Middle name')).toHaveValue(name);
    await userEvent.click(screen.getByRole('tab', { name: 'History' }));
    expect(container.querySelector('img')).toBeNull();
  },
);

test('a hire in which every field is empty can be opened, and says what it needs', async () => {
  const empty = (own: object) =>
    field({ value: null, problem: 'missing', source: { origin: 'missing', label: null }, ...own });
  answer({
    'inbox.get': () =>
      hireDetail({
        candidate_name: '',
        candidate_email: null,
        job_title: null,
        start_date: null,
        fields: [empty({}), empty({ target: 'last_name', label: 'Last name' })],
      }),
  });
  renderSignedIn(<Page />);
  expect(await screen.findByRole('heading', { name: 'No name' })).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: '2 things missing' }));
  expect(screen.getByLabelText(/First name/)).toHaveFocus();
});

test('a changed value of an open hire is kept, or taken from Ashby', async () => {
  const changed = { from: 'Klara', to: 'Clara' };
  const asked = answer({
    'inbox.get': () => hireDetail({ fields: [field({ value: 'Klára', changed })] }),
    'inbox.keep': () => hireDetail({ version: 4 }),
  });
  renderSignedIn(<Page />);
  expect(await screen.findByRole('button', { name: 'Take Ashby’s First name' })).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Keep First name as it is' }));
  const targets = ['first_name'];
  await waitFor(() => expect(inputs(asked, 'inbox.keep')).toEqual([{ id: 'hire_1', version: 3, targets }]));
});

test('after a completion, what Ashby changed is taken into the profile, and then counts as seen', async () => {
  const changed = { from: 'Engineer', to: 'Baker' };
  const position = field({ target: 'position', label: 'Position', section: 'job', changed });
  const asked = answer({
    'inbox.get': () => hireDetail({ state: 'completed', employee_id: 'emp_9', fields: [field(), position] }),
    'employee.get': () => ({ id: 'emp_9', version: 5 }),
    'inbox.keep': () => hireDetail({ state: 'completed', employee_id: 'emp_9' }),
  });
  renderSignedIn(<Page />);
  const choice = await screen.findByRole('radiogroup', { name: 'Position: keep or take' });
  await userEvent.click(within(choice).getByText('Take'));
  await userEvent.click(screen.getByRole('button', { name: 'Take 1 value' }));
  await waitFor(() =>
    expect(inputs(asked, 'employee.update')).toEqual([
      expect.objectContaining({ id: 'emp_9', version: 5, position: 'Baker' }),
    ]),
  );
  await waitFor(() => expect(inputs(asked, 'inbox.keep')).toHaveLength(1));
});

test('linking offers likely people first, and takes only what was chosen', async () => {
  const asked = answer({
    'inbox.get': () =>
      hireDetail({
        fields: [
          field(),
          field({ target: 'personal_email', label: 'Personal email', kind: 'email', value: 'c@new.invalid' }),
          field({ target: 'mobile_number', label: 'Personal phone', kind: 'phone', value: '+49 1' }),
        ],
        duplicates: [{ employee_id: 'emp_9', name: 'Clara Keller', matched: 'personal_email' }],
      }),
    'employee.list': () => ({ items: [], next: null }),
    'employee.get': () => ({ id: 'emp_9', first_name: 'Clara', personal_email: 'c@old.invalid' }),
    'inbox.link': () => ({ employee_id: 'emp_9' }),
  });
  renderSignedIn(<Page />);
  await screen.findByRole('button', { name: 'Complete hire' });
  await userEvent.keyboard('l');
  const dialog = await screen.findByRole('dialog');
  await userEvent.click(
    within(dialog).getByRole('button', { name: /Clara Keller.*The same personal email/ }),
  );
  // Theirs stays where they have something; what they lack is taken.
  expect(await within(dialog).findByLabelText('Keep the profile’s Personal email')).toBeChecked();
  expect(within(dialog).getByLabelText('Take this hire’s Personal phone')).toBeChecked();
  expect(within(dialog).queryByText('First name')).toBeNull();
  await userEvent.click(within(dialog).getByRole('button', { name: 'Link to Clara Keller' }));
  await waitFor(() =>
    expect(inputs(asked, 'inbox.link')).toEqual([
      { id: 'hire_1', version: 3, employee_id: 'emp_9', take: ['mobile_number'] },
    ]),
  );
});

test('a test hire is removed after a question that says what goes with it', async () => {
  const asked = answer({
    'inbox.get': () => hireDetail({ flags: ['test'], state: 'completed', employee_id: 'emp_9' }),
  });
  renderSignedIn(<Page />);
  await userEvent.click(await screen.findByRole('button', { name: 'Remove this test hire…' }));
  expect(await screen.findByText('The employee profile that was made of it goes too.')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Remove test hire' }));
  await waitFor(() => expect(leave).toHaveBeenCalled());
  expect(inputs(asked, 'inbox.remove_test')).toEqual([{ id: 'hire_1' }]);
});

test('all edits can be given up at once, after a question', async () => {
  const edited = { source: { origin: 'edited', label: null }, edited_by: 'emp_1' } as const;
  const asked = answer({
    'inbox.get': () => hireDetail({ fields: [field(edited), middle(edited)] }),
    'inbox.reset': () => hireDetail({ version: 4 }),
  });
  renderSignedIn(<Page />);
  await userEvent.click(await screen.findByRole('button', { name: 'Take all of Ashby’s values again' }));
  expect(await screen.findByText('Edited: First name, Middle name.')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Take Ashby’s values' }));
  await waitFor(() => expect(inputs(asked, 'inbox.reset')).toEqual([{ id: 'hire_1', version: 3 }]));
});

test('pay is masked without the permission, and can’t be typed over', async () => {
  const salary = { target: 'salary', label: 'Salary', section: 'compensation', kind: 'money' } as const;
  answer({
    'inbox.get': () =>
      hireDetail({ received: null, fields: [field({ ...salary, value: null, masked: true })] }),
  });
  renderSignedIn(<Page />, ['ats_inbox.manage']);
  expect(await screen.findByText('••••')).toBeVisible();
  expect(screen.queryByLabelText('Salary')).toBeNull();
  expect(screen.getByText(/needs the permission View compensation/)).toBeVisible();
});
