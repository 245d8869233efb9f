import { createContext, use } from 'react';
import type { CurrentSession, Permission } from '@/bindings/types';
import { rpc, tokens } from '@/host';

export const SessionContext = createContext<CurrentSession | null>(null);

/** Who is signed in. Only below the gate. */
export function useSession(): CurrentSession {
  const session = use(SessionContext);
  if (!session) throw new Error('useSession stands outside the gate');
  return session;
}

/** Whether the person may do it. The engine checks it again; this decides what is offered. */
export const useMay = (permission: Permission | undefined): boolean => {
  const { permissions } = useSession();
  return permission === undefined || permissions.includes(permission);
};

/** Ends the session in the engine, and forgets it here together with everything that was read. */
export async function signOut(): Promise<void> {
  await rpc('session.sign_out', {}).catch(() => null);
  leave();
}

/** Forgets the session in this window, and begins anew. */
export function leave(): void {
  if (tokens.isExploring) tokens.leaveExplored();
  else tokens.end();
  location.assign('/');
}
