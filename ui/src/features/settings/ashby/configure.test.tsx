import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { host, HostError, type Command } from '@/host';
import { renderSignedIn } from '@/test/render';
import { BeforeInstall } from './BeforeInstall';
import { INSTALLED } from './fixtures';
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

const reach = { kind: 'by_hand' as const, public_url: null, state: 'listening' };

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
  answer({
    'reach.save': new HostError({
      code: 'invalid',
      message: 'Something has to be corrected.',
      detail: { fields: { public_url: told } },
      retryable: false,
    }),
  });
  renderSignedIn(<Reach reach={reach} integration={{ url: null, path: '/w/abc' }} />);
  const person = userEvent.setup();
  const field = screen.getByLabelText('Public address');
  await person.type(field, 'https://u:p@a.example{Enter}');
  expect(await screen.findByText(told)).toBeVisible();
  expect(field).toHaveValue('https://u:p@a.example');
  expect(field).toBeInvalid();
});

test('the request for IT names the address to forward', async () => {
  const person = userEvent.setup();
  renderSignedIn(<Reach reach={reach} integration={INSTALLED} />);
  await person.click(screen.getByRole('button', { name: 'Copy request for IT' }));
  expect(await navigator.clipboard.readText()).toContain('What Ashby calls: https://hooks.example.org/w/abc');
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
  expect(screen.getByText(/Copy the secret again and press Update in Ashby/)).toBeVisible();
  expect(await screen.findByText('Signed with another secret')).toBeVisible();
});

test('who may not manage integrations sees why, and can’t install', () => {
  renderSignedIn(<BeforeInstall />, ['ats_inbox.manage']);
  expect(screen.getByText(/Your role lacks “Manage integrations”/)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Install' })).toBeDisabled();
});
