import type { ApiError, DocumentId } from '@/bindings/types';
import { t } from '@/text';
import { HostError } from './error';
import type { Command, Host, Input, Output } from './host';
import { listen } from './httpEvents';
import type { Tokens } from './tokens';

type Answer<T> = { ok: T } | { error: ApiError };

/** Commands that the host itself may call, before anybody has signed in. */
const isForTheHost = (cmd: Command): boolean =>
  cmd.startsWith('setup.') || cmd.startsWith('secrets.') || cmd === 'session.sign_in';

/**
 * hirelayd, from the page that it serves. When a session has ended, `signInAgain` asks the person, and the
 * call is repeated; what stands in a form stays there.
 */
export function httpHost(tokens: Tokens, signInAgain: () => Promise<boolean>): Host {
  const bearer = (token: string | null): Record<string, string> =>
    token ? { authorization: `Bearer ${token}` } : {};

  async function call<C extends Command>(cmd: C, input: Input<C>, token: string | null): Promise<Output<C>> {
    const body = JSON.stringify({ cmd, input });
    const headers = { 'content-type': 'application/json', ...bearer(token) };
    return read<Output<C>>(await ask('/rpc', { method: 'POST', headers, body }));
  }

  /** A session may do what the host may. It helps out when the host's token is from before a restart. */
  async function callAsHost<C extends Command>(cmd: C, input: Input<C>): Promise<Output<C>> {
    try {
      return await call(cmd, input, tokens.host ?? tokens.session);
    } catch (error) {
      const isFromBefore = error instanceof HostError && error.code === 'unauthenticated';
      const isSignIn = cmd === 'session.sign_in';
      if (!isFromBefore || isSignIn || !tokens.host || !tokens.session) throw error;
      tokens.forgetHost();
      return call(cmd, input, tokens.session);
    }
  }

  return {
    rpc: (cmd, input) => {
      if (isForTheHost(cmd)) return callAsHost(cmd, input);
      if (cmd === 'session.sign_out') return call(cmd, input, tokens.session);
      return withSession(signInAgain, () => call(cmd, input, tokens.session));
    },

    events: (listener) =>
      listen(
        {
          connect: (signal) => ask('/events', { headers: bearer(tokens.session), signal }),
          signInAgain,
        },
        listener,
      ),

    openFile: (ticket) => {
      const link = document.createElement('a');
      link.href = `/files/${encodeURIComponent(ticket)}`;
      link.download = '';
      link.click();
      return Promise.resolve();
    },

    uploadFile: (to, file) => {
      const query = new URLSearchParams({ ...to, name: file.name });
      const type = file.type || 'application/octet-stream';
      return withSession(signInAgain, async () => {
        const headers = { 'content-type': type, ...bearer(tokens.session) };
        const answer = await ask(`/files?${query.toString()}`, { method: 'PUT', headers, body: file });
        return (await read<{ id: DocumentId }>(answer)).id;
      });
    },
  };
}

async function withSession<T>(signInAgain: () => Promise<boolean>, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const hasEnded = error instanceof HostError && error.code === 'unauthenticated';
    if (!hasEnded || !(await signInAgain())) throw error;
    return call();
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
  if (answer && 'ok' in answer) return answer.ok;
  if (answer && 'error' in answer) throw new HostError(answer.error);
  // Not our words: something between us and hirelayd answered, or a page of another program.
  if (response.status >= 500) throw HostError.offline();
  const detail = { status: response.status };
  throw new HostError({ code: 'internal', message: t.common.unexpected, detail, retryable: false });
}
