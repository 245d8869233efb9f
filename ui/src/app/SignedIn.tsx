import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { NoAddress, SignIn } from '@/features/signIn/SignIn';
import { SignInAgain } from '@/features/signIn/SignInAgain';
import { HostTrouble } from '@/features/start/HostTrouble';
import { host, tokens } from '@/host';
import { followChanges, useRpc } from '@/query';
import { SessionContext } from '@/session/session';
import { WorkspaceTime } from '@/session/WorkspaceTime';

/** The house for who is signed in; the way in for who is not. */
export function SignedIn({ children, entered }: { children: ReactNode; entered: () => void }) {
  const client = useQueryClient();
  const [hasToken, setHasToken] = useState(tokens.session !== null);
  const [isStrange, setStrange] = useState(false);
  const session = useRpc('session.current', {}, { enabled: hasToken });
  const isIn = session.data !== undefined;

  useEffect(() => {
    if (!isIn) return;
    entered();
    return followChanges(host, client);
  }, [isIn, client, entered]);

  if (session.data) {
    return (
      <SessionContext value={session.data}>
        <WorkspaceTime>{children}</WorkspaceTime>
        <SignInAgain employee={session.data.employee} />
      </SessionContext>
    );
  }
  const hasEnded = session.error?.code === 'unauthenticated';
  if (isStrange || ((!hasToken || hasEnded) && !tokens.host)) return <NoAddress />;
  if (!hasToken || hasEnded) {
    const signedIn = (token: string, stays: boolean) => {
      tokens.begin(token, stays);
      setHasToken(true);
      if (hasEnded) void client.resetQueries({ queryKey: ['session.current'] });
    };
    return <SignIn signedIn={signedIn} strange={() => setStrange(true)} />;
  }
  if (!session.error) return <div />;
  return <HostTrouble error={session.error} again={() => void session.refetch()} />;
}
