import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { host, HostError, type Command } from '@/host';
import { renderSignedIn } from '@/test/render';
import { BeforeInstall } from './BeforeInstall';
import { Changes } from './Changes';
import { INSTALLED, LISTENER } from './fixtures';
import { Head } from './Head';
import { Reach } from './Reach';
import { Refused } from './Refused';
import { Values } from './Values';

afterEach(() => void vi.restoreAllMocks());

/** Answers by command; a HostError is thrown. */
function answer(answers: Partial<Record<Command, unknown>>) {
  return vi.spyOn(host, 'rpc').mockImplementation((cmd) => {
    const given = answers[cmd];
    return given instanceof HostError ? Promise.reject(given) : Promise.resolve(given as never);
  });
}

const invalid = (fields: Record<string, string>) =>
  new HostError({
    code: 'invalid',
    message: 'Something has to be corrected.',
    detail: { fields },
    retryable: false,
  });

const reach = { kind: 'by_hand' as const, public_url: null, state: 'listening', listener: LISTENER };

test('without a public address there is a sentence, and no URL to copy', () => {
  renderSignedIn(<Values integration={{ ...INSTALLED, url: null }} />);
  expect(
    screen.getByText('There is no public address yet. Choose how Ashby reaches this computer.'),
  ).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Copy URL' })).toBeNull();
});

test('the secret is masked until it is asked for, and again when it is hidden', async () => {
  const rpc = answer({ 'integration.reveal_secret': { secret: 'a-secret-of-ashby-1' } });
  renderSignedIn(<Values integration={INSTALLED} />);
  expect(screen.getByLabelText('Secret key, hidden')).toBeVisible();
  expect(rpc).not.toHaveBeenCalled();
  const person = userEvent.setup();
  await person.click(screen.getByRole('button', { name: 'Show: Secret key' }));
  expect(await screen.findByText('a-secret-of-ashby-1')).toBeVisible();
  await person.click(screen.getByRole('button', { name: 'Hide: Secret key' }));
  expect(screen.queryByText('a-secret-of-ashby-1')).toBeNull();
});

test('the secret is copied without being shown; where the clipboard is refused it is shown to be selected', async () => {
  answer({ 'integration.reveal_secret': { secret: 'a-secret-of-ashby-1' } });
  const person = userEvent.setup();
  renderSignedIn(<Values integration={INSTALLED} />);
  await person.click(screen.getByRole('button', { name: 'Copy secret' }));
  expect(await screen.findByText('Copied')).toBeVisible();
  expect(await navigator.clipboard.readText()).toBe('a-secret-of-ashby-1');
  expect(screen.queryByText('a-secret-of-ashby-1')).toBeNull();

  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('refused'));
  await person.click(screen.getByRole('button', { name: 'Copied' }));
  expect(await screen.findByText('a-secret-of-ashby-1')).toBeVisible();
  expect(screen.getByText('Select it and press Ctrl+C')).toBeVisible();
});

test('a refused public address is told at its field, and what was typed stays', async () => {
  const told = 'Leave out the user name and password.';
  answer({ 'reach.save': invalid({ public_url: told }) });
  renderSignedIn(<Reach reach={reach} integration={{ url: null, path: '/w/abc' }} />);
  const person = userEvent.setup();
  const field = screen.getByLabelText('Public address');
  await person.type(field, 'https://u:p@a.example{Enter}');
  expect(await screen.findByText(told)).toBeVisible();
  expect(field).toHaveValue('https://u:p@a.example');
  expect(field).toBeInvalid();
});

test.each([
  ['127.0.0.1', 'http://127.0.0.1:49152, from a proxy or tunnel on this computer itself'],
  ['0.0.0.0', 'http, port 49152 of this computer'],
  ['192.168.1.20', 'http://192.168.1.20:49152'],
])('the request for IT says where to forward when Hirelay listens on %s', async (bind, where) => {
  const person = userEvent.setup();
  const listener = { ...LISTENER, address: `${bind}:49152`, bind_address: bind };
  renderSignedIn(<Reach reach={{ ...reach, listener }} integration={INSTALLED} />);
  await person.click(screen.getByRole('button', { name: 'Copy request for IT' }));
  const text = await navigator.clipboard.readText();
  expect(text).toContain('What Ashby calls: https://hooks.example.org/w/abc');
  expect(text).toContain(where);
  expect(text).toContain('Only this path is needed: /w/abc');
  expect(text).toMatch(/TLS ends at your proxy/);
});

test('a port that another program uses is told at its field, and nothing is lost', async () => {
  const told = 'Another program uses port 8080. Stop it, or choose another port.';
  const rpc = answer({ 'reach.save': invalid({ port: told }) });
  renderSignedIn(<Reach reach={reach} integration={INSTALLED} />);
  const person = userEvent.setup();
  await person.type(screen.getByLabelText('Public address'), 'https://hire.example.org');
  const port = screen.getByLabelText('Port');
  await person.clear(port);
  await person.type(port, '8080');
  await person.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText(told)).toBeVisible();
  expect(port).toHaveValue('8080');
  expect(screen.getByLabelText('Public address')).toHaveValue('https://hire.example.org');
  expect(rpc).toHaveBeenCalledWith('reach.save', {
    kind: 'by_hand',
    public_url: 'https://hire.example.org',
    bind_address: '127.0.0.1',
    port: 8080,
  });
});

test('what is no port is told before anything is sent', async () => {
  const rpc = answer({});
  renderSignedIn(<Reach reach={reach} integration={INSTALLED} />);
  const person = userEvent.setup();
  await person.type(screen.getByLabelText('Port'), '9');
  await person.click(screen.getByRole('button', { name: 'Save' }));
  expect(screen.getByText('Enter a port from 1 to 65535.')).toBeVisible();
  expect(rpc).not.toHaveBeenCalled();
});

test('saving only the address leaves the port alone', async () => {
  const rpc = answer({ 'reach.save': reach });
  renderSignedIn(<Reach reach={reach} integration={INSTALLED} />);
  await userEvent.type(screen.getByLabelText('Public address'), 'https://hire.example.org{Enter}');
  const input = { kind: 'by_hand', public_url: 'https://hire.example.org' };
  await waitFor(() => expect(rpc).toHaveBeenCalledWith('reach.save', input));
});

test('a port that was named at the start can’t be changed here', () => {
  renderSignedIn(
    <Reach reach={{ ...reach, listener: { ...LISTENER, is_fixed: true } }} integration={INSTALLED} />,
  );
  expect(screen.getByText('127.0.0.1:49152')).toBeVisible();
  expect(screen.getByText(/can only be changed there/)).toBeVisible();
  expect(screen.queryByLabelText('Port')).toBeNull();
});

test('when this computer can’t listen, the page says so in red and what to do', () => {
  const problem = 'Another program uses port 49152. Stop it, or choose another port here.';
  const listener = { ...LISTENER, address: null, bind_address: null, port: null, problem };
  renderSignedIn(<Reach reach={{ ...reach, state: 'blocked', listener }} integration={INSTALLED} />);
  expect(screen.getByText('Nothing can arrive')).toBeVisible();
  expect(screen.getByRole('alert')).toHaveTextContent(problem);
});

test('a kind of webhook ticks itself when its first message came', () => {
  renderSignedIn(<Changes heard={[{ action: 'offerUpdate', first_at: '2026-11-20T10:00:00Z' }]} />);
  const lines = screen.getAllByRole('listitem').map((line) => line.textContent);
  expect(lines.find((line) => line.startsWith('offerUpdate'))).toContain('first');
  expect(lines.filter((line) => line.endsWith('none yet'))).toHaveLength(6);
});

test('the head tells whether a test hire arrived', () => {
  renderSignedIn(<Head integration={INSTALLED} />);
  expect(screen.getByText('No test hire yet')).toBeVisible();
  cleanup();
  renderSignedIn(<Head integration={{ ...INSTALLED, test_hire_at: '2026-11-20T10:00:00Z' }} />);
  expect(screen.getByText(/Test hire arrived/)).toBeVisible();
});

test('the old secret’s end is shown and can be brought forward', async () => {
  const rpc = answer({ 'integration.end_previous_secret': INSTALLED });
  renderSignedIn(<Values integration={{ ...INSTALLED, previous_secret_until: '2026-11-27T10:00:00Z' }} />);
  const person = userEvent.setup();
  await person.click(screen.getByRole('button', { name: 'End now' }));
  const dialog = await screen.findByRole('dialog');
  await person.click(within(dialog).getByRole('button', { name: 'End now' }));
  expect(rpc).toHaveBeenCalledWith('integration.end_previous_secret', {});
});

test('uninstalling says what Ashby will be told, first', async () => {
  const rpc = answer({ 'integration.uninstall': INSTALLED });
  renderSignedIn(<Head integration={INSTALLED} />);
  const person = userEvent.setup();
  await person.click(screen.getByRole('button', { name: 'Uninstall' }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByText(/Ashby will be told that this address is gone/)).toBeVisible();
  expect(rpc).not.toHaveBeenCalled();
  await person.click(within(dialog).getByRole('button', { name: 'Uninstall' }));
  expect(rpc).toHaveBeenCalledWith('integration.uninstall', {});
});

test('refused messages say what to do', async () => {
  answer({
    'integration.refused': {
      items: [{ id: 'r1', received_at: '2026-11-24T10:00:00Z', reason: 'mismatch', bytes: 2048 }],
    },
  });
  renderSignedIn(<Refused count={1} />);
  expect(screen.getByText('1 refused message')).toBeVisible();
  expect(await screen.findByText(/Signed with another secret/)).toBeVisible();
  expect(screen.getByText(/Copy it again and press Update in Ashby/)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Show them in Activity' })).toBeVisible();
});

test('who may not manage integrations sees why, and can’t install', () => {
  renderSignedIn(<BeforeInstall />, ['ats_inbox.manage']);
  expect(screen.getByText(/Your role lacks “Manage integrations”/)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Install' })).toBeDisabled();
});
