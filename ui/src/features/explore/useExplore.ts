import { tokens } from '@/host';
import { useRpcMutation } from '@/query';

/** Opens a throw-away workspace with a simulated Ashby in this window. One's own stays as it is. */
export function useExplore() {
  const start = useRpcMutation('explore.start');
  const explore = () =>
    start.mutate(
      {},
      {
        onSuccess: ({ host_token, token }) => {
          tokens.explore(host_token, token);
          beginAnew('/inbox');
        },
      },
    );
  // Also once it is there: until the page is loaded anew, the button must not be pressed again.
  return { explore, isStarting: start.isPending || start.isSuccess, error: start.error };
}

/** Throws the workspace away and shows one's own again. */
export function useLeave() {
  const end = useRpcMutation('explore.end');
  const leave = () =>
    end.mutate(
      {},
      {
        // Whether or not it could still be thrown away: it ends with Hirelay in any case.
        onSettled: () => {
          tokens.leaveExplored();
          beginAnew('/');
        },
      },
    );
  return { leave, isLeaving: end.isPending || end.isSuccess };
}

/** Nothing that was read in one workspace may be shown in the other. */
const beginAnew = (path: string) => location.assign(path);
