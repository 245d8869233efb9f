import { clearMocks, mockIPC } from '@tauri-apps/api/mocks';
import { Blob as WholeBlob } from 'node:buffer';
import { afterEach, expect, test, vi } from 'vitest';
import type { Change } from '@/bindings/types';
import { beginOnDesktop, desktopHost } from './tauri';
import { Tokens } from './tokens';

const change = { topic: 'hire', id: 'h1' } as Change;
const ended = { code: 'unauthenticated', message: 'Sign in first.', detail: null, retryable: false };
const listener = () => ({ changed: vi.fn(), missed: vi.fn(), heard: vi.fn() });
const noSignIn = () => Promise.resolve(false);
const signedIn = (token: string) => new Tokens('h', { session: token, keep: () => undefined });

type Args = Record<string, unknown>;
const channelOf = (args: unknown) =>
  (args as { channel: { onmessage: (told: unknown) => void } }).channel.onmessage;

afterEach(() => {
  clearMocks();
  sessionStorage.clear();
});

test('a call goes over the bridge with the token that it needs', async () => {
  const asked: unknown[] = [];
  mockIPC((command, args) => {
    asked.push([command, (args as Args)['cmd'], (args as Args)['token']]);
    return { ok: { new: 3 } };
  });
  const host = desktopHost(signedIn('s'), noSignIn);
  expect(await host.rpc('inbox.counts', {})).toEqual({ new: 3 });
  await host.rpc('setup.status', {});
  expect(asked).toEqual([
    ['rpc', 'inbox.counts', 's'],
    ['rpc', 'setup.status', 'h'],
  ]);
});

test('what the engine says is kept, and a bridge that breaks is a failure like every other', async () => {
  const host = desktopHost(signedIn('s'), noSignIn);
  mockIPC(() => ({ error: { ...ended, code: 'conflict', detail: { reason: 'completed' } } }));
  await expect(host.rpc('inbox.counts', {})).rejects.toMatchObject({ code: 'conflict', reason: 'completed' });
  mockIPC(() => {
    throw new Error('gone');
  });
  await expect(host.rpc('inbox.counts', {})).rejects.toMatchObject({ name: 'HostError', code: 'internal' });
});

test('changes are heard as they come, and a gap means that something was missed', async () => {
  let tell: (told: unknown) => void = () => undefined;
  mockIPC((command, args) => {
    if (command === 'listen') tell = channelOf(args);
    return { ok: null };
  });
  const heard = listener();
  const stop = desktopHost(signedIn('s'), noSignIn).events(heard);
  await vi.waitFor(() => expect(heard.heard).toHaveBeenCalledWith(true));
  tell({ kind: 'event', number: 1, event: change });
  await vi.waitFor(() => expect(heard.changed).toHaveBeenCalledWith(change));
  expect(heard.missed).not.toHaveBeenCalled();
  tell({ kind: 'event', number: 3, event: change });
  tell({ kind: 'event', number: 4, event: null });
  await vi.waitFor(() => expect(heard.missed).toHaveBeenCalledTimes(2));
  stop();
});

test('when the engine ends the stream the window says so and comes back', async () => {
  vi.useFakeTimers();
  const tells: ((told: unknown) => void)[] = [];
  mockIPC((command, args) => {
    if (command === 'listen') tells.push(channelOf(args));
    return { ok: null };
  });
  const heard = listener();
  const stop = desktopHost(signedIn('s'), noSignIn).events(heard);
  await vi.waitFor(() => expect(tells).toHaveLength(1));
  tells[0]?.({ kind: 'ended' });
  await vi.waitFor(() => expect(heard.heard).toHaveBeenLastCalledWith(false));
  await vi.advanceTimersByTimeAsync(500);
  await vi.waitFor(() => expect(heard.heard).toHaveBeenLastCalledWith(true));
  expect(heard.missed).toHaveBeenCalledOnce();
  stop();
  vi.useRealTimers();
});

test('a file is saved with its bytes as they are, and changing one’s mind is no failure', async () => {
  const sent: unknown[] = [];
  mockIPC((_, bytes) => {
    sent.push(new TextDecoder().decode(bytes as unknown as Uint8Array));
    return { ok: false };
  });
  const host = desktopHost(signedIn('s'), noSignIn);
  // jsdom's own has no bytes to give.
  const content = new WholeBlob(['KEY ä']) as unknown as Blob;
  expect(await host.saveFile('Schlüssel.txt', content)).toBe(false);
  expect(sent).toEqual(['KEY ä']);
});

test('who stays signed in is kept by the desktop, and signing out takes it back', async () => {
  const kept: unknown[] = [];
  mockIPC((command, args) => {
    if (command === 'begin') return { host: 'h', session: 'from before' };
    kept.push([command, (args as Args)['token']]);
    return null;
  });
  const beginning = await beginOnDesktop();
  const tokens = new Tokens(beginning.host, beginning.kept);
  expect([tokens.host, tokens.session]).toEqual(['h', 'from before']);
  tokens.renew('next');
  tokens.end();
  expect(kept).toEqual([
    ['stay_signed_in', 'next'],
    ['stay_signed_in', null],
  ]);
  expect(localStorage.length).toBe(0);
});

test('a window that gets no beginning shows a page all the same', async () => {
  mockIPC(() => {
    throw new Error('gone');
  });
  expect((await beginOnDesktop()).host).toBeNull();
});
