export { queryClient } from './client';
export { useRpc, useRpcMutation, useRpcPages, type Asking, type Paged } from './hooks';
export { followChanges, useIsListening } from './live';
