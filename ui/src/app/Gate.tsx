import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useReducer, useState, type ReactNode } from 'react';
import type { SetupStatus } from '@/bindings/types';
import { Doors } from '@/features/start/Doors';
import { HostTrouble } from '@/features/start/HostTrouble';
import { Owner } from '@/features/start/Owner';
import { Protect } from '@/features/start/Protect';
import { SaveRecoveryKey } from '@/features/start/SaveRecoveryKey';
import { SetupTrouble } from '@/features/start/SetupTrouble';
import { Unlock } from '@/features/start/Unlock';
import { NoAddress } from '@/features/signIn/SignIn';
import { tokens } from '@/host';
import { useRpc } from '@/query';
import { SignedIn } from './SignedIn';

type Opening = { step: 'key'; recoveryKey: string } | { step: 'doors' } | null;

const STARTING_AGAIN_MS = 1000;

/** What stands between the address and the house: the first start, the lock, and signing in. */
export function Gate({ children, enter }: { children: ReactNode; enter: (path: string) => void }) {
  const client = useQueryClient();
  const setup = useRpc('setup.status', {});
  const [opening, setOpening] = useState<Opening>(null);
  const [hasEntered, enterHouse] = useReducer(() => true, false);
  const status = setup.data;
  const changed = (next: SetupStatus) => client.setQueryData(['setup.status', {}], next);
  const again = () => void setup.refetch();
  const isWaiting = ['starting', 'disk_full'].includes(status?.problem?.code ?? '');
  useAskAgainWhile(isWaiting || setup.error?.code === 'not_ready', again);

  if (opening?.step === 'key') {
    return <SaveRecoveryKey recoveryKey={opening.recoveryKey} saved={() => setOpening({ step: 'doors' })} />;
  }
  if (opening?.step === 'doors') {
    return (
      <Doors
        enter={(path) => {
          enter(path);
          setOpening(null);
          again();
        }}
      />
    );
  }
  const obstacle = obstacleOf();
  return (
    <>
      {obstacle}
      {(!obstacle || hasEntered) && (
        // What was typed stays where it is while Hirelay is locked or starts again.
        <div hidden={obstacle !== null}>
          <SignedIn entered={enterHouse}>{children}</SignedIn>
        </div>
      )}
    </>
  );

  function obstacleOf(): ReactNode {
    if (setup.error?.code === 'unauthenticated') return <NoAddress />;
    // With an old address only a session is left, and it can't unlock: the new address can.
    if (setup.error && (!status || setup.error.code === 'not_ready')) {
      return <HostTrouble error={setup.error} again={again} />;
    }
    if (!status) return <div />;
    const { secrets, problem, done } = status;
    if (problem && problem.code !== 'disk_full') return <SetupTrouble problem={problem} again={again} />;
    if (secrets === 'absent' && !done) return <Protect changed={changed} />;
    if (secrets !== 'ready') return <Unlock status={status} changed={changed} />;
    if (done) return null;
    return (
      <Owner
        created={({ token, recovery_key }) => {
          tokens.begin(token, false);
          setOpening({ step: 'key', recoveryKey: recovery_key });
        }}
      />
    );
  }
}

function useAskAgainWhile(isWaiting: boolean, again: () => void): void {
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(again, STARTING_AGAIN_MS);
    return () => clearInterval(timer);
  });
}
