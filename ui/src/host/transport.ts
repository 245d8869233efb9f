import type { ApiError, DocumentId, Numbered } from '@/bindings/types';
import { HostError, hasEnded } from './error';
import type { Command, Host, Input, Output, UploadTo } from './host';
import { follow } from './follow';
import type { Tokens } from './tokens';

/** How a host reaches the engine. Every failure is a HostError. */
export interface Transport {
  call: <C extends Command>(cmd: C, input: Input<C>, token: string | null) => Promise<Output<C>>;
  /** What changes from now on, until the connection or the signal ends it. */
  events: (token: string | null, stopped: AbortSignal) => Promise<AsyncIterable<Numbered>>;
  openFile: Host['openFile'];
  saveFile: Host['saveFile'];
  upload: (to: UploadTo, file: File, token: string | null) => Promise<DocumentId>;
}

/** The engine's answer, over every transport. */
export type Answer<T> = { ok: T } | { error: ApiError };

export function valueOf<T>(answer: Answer<T>): T {
  if ('ok' in answer) return answer.ok;
  throw new HostError(answer.error);
}

/** Commands that the host itself may call, before anybody has signed in. */
const isForTheHost = (cmd: Command): boolean => cmd.startsWith('setup.') || FOR_THE_HOST.includes(cmd);
const FOR_THE_HOST: Command[] = [
  'secrets.unlock',
  'secrets.choose',
  'session.sign_in',
  'setup.reset_password',
];

/**
 * The host behind a transport. When a session has ended, `signInAgain` asks the person, and the call is
 * repeated; what stands in a form stays there.
 */
export function hostOver(transport: Transport, tokens: Tokens, signInAgain: () => Promise<boolean>): Host {
  /** A session may do what the host may. It helps out when the host's token is from before a restart. */
  async function callAsHost<C extends Command>(cmd: C, input: Input<C>): Promise<Output<C>> {
    try {
      return await transport.call(cmd, input, tokens.host ?? tokens.session);
    } catch (error) {
      const isSignIn = cmd === 'session.sign_in';
      if (!hasEnded(error) || isSignIn || !tokens.host || !tokens.session) throw error;
      tokens.forgetHost();
      return transport.call(cmd, input, tokens.session);
    }
  }

  async function withSession<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (error) {
      if (!hasEnded(error) || !(await signInAgain())) throw error;
      return call();
    }
  }

  return {
    rpc: (cmd, input) => {
      if (isForTheHost(cmd)) return callAsHost(cmd, input);
      if (cmd === 'session.sign_out') return transport.call(cmd, input, tokens.session);
      return withSession(() => transport.call(cmd, input, tokens.session));
    },
    events: (listener) =>
      follow((stopped) => transport.events(tokens.session, stopped), signInAgain, listener),
    openFile: transport.openFile,
    saveFile: transport.saveFile,
    uploadFile: (to, file) => withSession(() => transport.upload(to, file, tokens.session)),
  };
}
