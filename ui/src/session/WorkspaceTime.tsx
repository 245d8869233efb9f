import { useLayoutEffect, useReducer, type ReactNode } from 'react';
import { keepWorkspaceTime } from '@/format';
import { useRpc } from '@/query';

/** Midnight comes while a window stands open. */
const ASK_AGAIN_MS = 60_000;

/** Days and times are the workspace's. Nothing is shown before they are known, so that no date changes under the eye. */
export function WorkspaceTime({ children }: { children: ReactNode }) {
  const [isReady, ready] = useReducer(() => true, false);
  const { data, error } = useRpc('workspace.get', {}, { every: ASK_AGAIN_MS });
  useLayoutEffect(() => {
    if (data) keepWorkspaceTime(data);
    if (data ?? error) ready();
  }, [data, error]);
  return isReady ? children : <div />;
}
