import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type InfiniteData,
  type UseInfiniteQueryResult,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { rpc, type Command, type HostError, type Input, type Output } from '@/host';
import { isOld, writtenBy } from './topics';

export interface Asking {
  /** False to wait, for example for a permission. */
  enabled?: boolean;
  /** Keeps the last answer in view while the next input is asked for. */
  keepLast?: boolean;
  /** Asks again after so many milliseconds, for what changes by itself. */
  every?: number;
}

/** The answer of a command that reads. It is asked for again when a change makes it old. */
export function useRpc<C extends Command>(
  cmd: C,
  input: Input<C>,
  { enabled = true, keepLast = false, every }: Asking = {},
): UseQueryResult<Output<C>, HostError> {
  return useQuery<Output<C>, HostError>({
    queryKey: [cmd, input],
    queryFn: () => rpc(cmd, input),
    enabled,
    placeholderData: keepLast ? keepPreviousData : undefined,
    refetchInterval: every ?? false,
  });
}

/** Commands that answer in pages. */
export type Paged = {
  [C in Command]: Output<C> extends { items: unknown[]; next: string | null } ? C : never;
}[Command];

/** A list in pages; `fetchNextPage` brings the next one. */
export function useRpcPages<C extends Paged>(
  cmd: C,
  input: Input<C>,
  { enabled = true, keepLast = false }: Asking = {},
): UseInfiniteQueryResult<InfiniteData<Output<C>, string | undefined>, HostError> {
  return useInfiniteQuery<
    Output<C>,
    HostError,
    InfiniteData<Output<C>, string | undefined>,
    readonly unknown[],
    string | undefined
  >({
    queryKey: [cmd, input, 'pages'],
    queryFn: ({ pageParam }) => rpc(cmd, { ...input, after: pageParam }),
    initialPageParam: undefined,
    getNextPageParam: (page) => (page as { next: string | null }).next ?? undefined,
    enabled,
    placeholderData: keepLast ? keepPreviousData : undefined,
  });
}

/** A command that writes. What it made old is asked for again, also when the events are late. */
export function useRpcMutation<C extends Command>(cmd: C): UseMutationResult<Output<C>, HostError, Input<C>> {
  const client = useQueryClient();
  return useMutation<Output<C>, HostError, Input<C>>({
    mutationKey: [cmd],
    mutationFn: (input) => rpc(cmd, input),
    onSuccess: () => {
      void client.invalidateQueries({ predicate: (query) => isOld(query, [], writtenBy(cmd)) });
    },
  });
}
