import type { DeliveryPage } from '@/bindings/types';
import { useRpc } from '@/query';
import { useMay } from '@/session/session';
import type { UseQueryResult } from '@tanstack/react-query';
import type { HostError } from '@/host';

/** Enough to find the newest one that came by webhook. */
const LOOKED_AT = 50;

/** The latest messages from Ashby; nothing for who may not see them. */
export function useMessages(): UseQueryResult<DeliveryPage, HostError> {
  const may = useMay('ats_inbox.manage');
  return useRpc('delivery.list', { limit: LOOKED_AT }, { enabled: may });
}
