import { isTauri } from '@tauri-apps/api/core';
import type { Command, Host, Input, Output } from './host';
import { httpHost } from './http';
import { redeemPass } from './pass';
import { signInAgain } from './signInAgain';
import { beginOnDesktop, desktopHost } from './tauri';
import { Tokens } from './tokens';

export { HostError, hostError, type HostCode } from './error';
export type { Command, Host, Input, Listener, Output, UploadTo } from './host';
export { signInAgain, useSignInAgainIsOpen } from './signInAgain';

/** Whether the program's own window shows this, and no browser. */
export const isDesktop = isTauri();

/** Pages wait here for what they begin with: in the window always, in a browser after a one-time address. */
const desktop = isTauri() ? await beginOnDesktop() : null;

export const tokens = desktop
  ? new Tokens(desktop.host, desktop.kept)
  : new Tokens((await redeemPass()) ?? undefined);

export const host: Host = (desktop ? desktopHost : httpHost)(tokens, signInOrLeave);

/** Nobody knows the password of a workspace to explore: when its session is over, so is exploring. */
function signInOrLeave(): Promise<boolean> {
  if (!tokens.isExploring) return signInAgain.ask();
  tokens.leaveExplored();
  location.assign('/');
  return new Promise(() => undefined);
}

/** One call of the engine, typed by its command. */
export const rpc = <C extends Command>(cmd: C, input: Input<C>): Promise<Output<C>> => host.rpc(cmd, input);
