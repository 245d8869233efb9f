import type { Change, DocumentId, Numbered } from '@/bindings/types';
import { t } from '@/text';
import { HostError } from './error';
import type { Host } from './host';
import { readEvents } from './sse';
import type { Tokens } from './tokens';
import { hostOver, valueOf, type Answer, type Transport } from './transport';

/** hirelayd, from the page that it serves. */
export const httpHost = (tokens: Tokens, signInAgain: () => Promise<boolean>): Host =>
  hostOver(overHttp, tokens, signInAgain);

const overHttp: Transport = {
  call: async (cmd, input, token) => {
    const body = JSON.stringify({ cmd, input });
    const headers = { 'content-type': 'application/json', ...bearer(token) };
    return read(await ask('/rpc', { method: 'POST', headers, body }));
  },

  events: async (token, stopped) => {
    const answer = await ask('/events', { headers: bearer(token), signal: stopped });
    if (!answer.ok || !answer.body) return read(answer);
    return numbered(answer.body);
  },

  openFile: (ticket) => {
    download(`/files/${encodeURIComponent(ticket)}`, '');
    return Promise.resolve();
  },

  saveFile: (name, content) => {
    const address = URL.createObjectURL(content);
    download(address, name);
    // The browser reads it after the click; whether the person goes on is between them and the browser.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    return Promise.resolve(true);
  },

  upload: async (to, file, token) => {
    const query = new URLSearchParams({ ...to, name: file.name });
    const headers = { 'content-type': file.type || 'application/octet-stream', ...bearer(token) };
    const answer = await ask(`/files?${query.toString()}`, { method: 'PUT', headers, body: file });
    return (await read<{ id: DocumentId }>(answer)).id;
  },
};

const bearer = (token: string | null): Record<string, string> =>
  token ? { authorization: `Bearer ${token}` } : {};

function download(address: string, name: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}

async function* numbered(body: ReadableStream<Uint8Array>): AsyncGenerator<Numbered> {
  for await (const { id, name, data } of readEvents(body)) {
    yield { number: Number(id), event: name === 'message' ? (JSON.parse(data) as Change) : null };
  }
}

async function ask(path: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { ...request, cache: 'no-store', credentials: 'omit' });
  } catch {
    throw HostError.offline();
  }
}

async function read<T>(response: Response): Promise<T> {
  const answer = (await response.json().catch(() => null)) as Answer<T> | null;
  if (answer && ('ok' in answer || 'error' in answer)) return valueOf(answer);
  // Not our words: something between us and hirelayd answered, or a page of another program.
  if (response.status >= 500) throw HostError.offline();
  const detail = { status: response.status };
  throw new HostError({ code: 'internal', message: t.common.unexpected, detail, retryable: false });
}
