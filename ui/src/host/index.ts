import type { Command, Host, Input, Output } from './host';
import { httpHost } from './http';
import { signInAgain } from './signInAgain';
import { Tokens } from './tokens';

export { HostError, hostError, type HostCode } from './error';
export type { Command, Host, Input, Listener, Output, UploadTo } from './host';
export { signInAgain, useSignInAgainIsOpen } from './signInAgain';

export const tokens = new Tokens();

/** The desktop window will choose `tauri.ts` here. */
export const host: Host = httpHost(tokens, signInAgain.ask);

/** One call of the engine, typed by its command. */
export const rpc = <C extends Command>(cmd: C, input: Input<C>): Promise<Output<C>> => host.rpc(cmd, input);
