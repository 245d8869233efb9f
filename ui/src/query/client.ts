import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { HostError } from '@/host';

const RETRIES = 2;

/** What may work by itself a moment later is asked again; what a person must see is shown at once. */
const mayRetry = (failures: number, error: unknown): boolean =>
  error instanceof HostError && error.retryable && error.code !== 'too_many_attempts' && failures < RETRIES;

const mayBeLocked = (error: unknown): boolean =>
  error instanceof HostError && (error.code === 'not_ready' || error.code === 'busy');

/** The engine is on this computer, so the network's state says nothing; events tell what is old. */
export function queryClient(): QueryClient {
  // A lock or a full disk is told by one command; the gate and the banner show it.
  const look = (error: unknown) => {
    if (mayBeLocked(error)) void client.invalidateQueries({ queryKey: ['setup.status'] });
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: look }),
    mutationCache: new MutationCache({ onError: look }),
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: mayRetry,
        retryDelay: (failures) => 400 * 2 ** failures,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  return client;
}
