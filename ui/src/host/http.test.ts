import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { HostError } from './error';
import { httpHost } from './http';
import { readEvents } from './sse';
import { Tokens } from './tokens';

const answers = vi.fn<typeof fetch>();
const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });
const ended = {
  error: { code: 'unauthenticated', message: 'Sign in first.', detail: null, retryable: false },
};

function sentTokens(): (string | undefined)[] {
  return answers.mock.calls.map(
    ([, request]) => (request?.headers as Record<string, string>)['authorization'],
  );
}

beforeEach(() => vi.stubGlobal('fetch', answers));
afterEach(() => {
  answers.mockReset();
  sessionStorage.clear();
  localStorage.clear();
  history.replaceState(null, '', '/');
});

test('the token of a one-time address is kept and leaves the address bar', () => {
  history.replaceState(null, '', '/inbox?x=1#token=abc');
  expect(new Tokens().host).toBe('abc');
  expect(location.href).toMatch(/\/inbox\?x=1$/);
  expect(new Tokens().host).toBe('abc');
});

test('a session stays on this computer only where the person asked for it', () => {
  const tokens = new Tokens();
  tokens.begin('one', false);
  expect(localStorage.length).toBe(0);
  tokens.begin('two', true);
  tokens.renew('three');
  expect(localStorage.getItem('hirelay.session')).toBe('three');
  tokens.end();
  expect(new Tokens().session).toBeNull();
});

test('first start uses the host’s token, everything else the session’s', async () => {
  const tokens = new Tokens();
  [tokens.host, tokens.session] = ['h', 's'];
  const host = httpHost(tokens, () => Promise.resolve(false));
  answers.mockImplementation(() => Promise.resolve(json(200, { ok: {} })));
  await host.rpc('setup.status', {});
  await host.rpc('inbox.counts', {});
  expect(sentTokens()).toEqual(['Bearer h', 'Bearer s']);
});

test('a session that ends in the middle is renewed and the call repeated', async () => {
  const tokens = new Tokens();
  tokens.begin('old', false);
  const host = httpHost(tokens, () => {
    tokens.renew('new');
    return Promise.resolve(true);
  });
  answers.mockResolvedValueOnce(json(401, ended)).mockResolvedValueOnce(json(200, { ok: { new: 3 } }));
  expect(await host.rpc('inbox.counts', {})).toEqual({ new: 3 });
  expect(sentTokens()).toEqual(['Bearer old', 'Bearer new']);
});

test('nobody there, and answers that are not Hirelay’s, are offline', async () => {
  const host = httpHost(new Tokens(), () => Promise.resolve(false));
  answers.mockRejectedValueOnce(new TypeError('failed'));
  await expect(host.rpc('inbox.counts', {})).rejects.toMatchObject({ code: 'offline', retryable: true });
  answers.mockResolvedValueOnce(new Response('<h1>Bad gateway</h1>', { status: 502 }));
  await expect(host.rpc('inbox.counts', {})).rejects.toMatchObject({ code: 'offline' });
});

test('what the engine says is kept: code, words, and what to correct by field', async () => {
  const host = httpHost(new Tokens(), () => Promise.resolve(false));
  const detail = { fields: { email: 'Enter an address.', odd: 3 } };
  const error = { code: 'invalid', message: 'Enter an address.', detail, retryable: false };
  answers.mockResolvedValueOnce(json(422, { error }));
  const thrown = await host.rpc('inbox.counts', {}).catch((caught: unknown) => caught);
  expect(thrown).toBeInstanceOf(HostError);
  expect((thrown as HostError).fields).toEqual({ email: 'Enter an address.' });
});

test('events are read across pieces; comments are not events', async () => {
  const pieces = [
    ': listening\n\nid: 1\nda',
    'ta: {"topic":"hire"}\n',
    '\nid: 2\nevent: resync\ndata: {}\n\n',
  ];
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece));
      controller.close();
    },
  });
  const events = [];
  for await (const event of readEvents(stream)) events.push(event);
  expect(events).toEqual([
    { id: '1', name: 'message', data: '{"topic":"hire"}' },
    { id: '2', name: 'resync', data: '{}' },
  ]);
});
