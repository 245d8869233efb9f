import { useRef, useState } from 'react';
import type { HireDetail } from '@/bindings/types';
import { hostError, type HostError } from '@/host';
import { useRpcMutation } from '@/query';
import { announce } from '@/shell/announce';
import { t } from '@/text';
import type { Review } from './useReview';
import { jumpTo } from './values';

/** Saves what was typed, then completes the hire, once however often it is asked. */
export function useComplete(hire: HireDetail, review: Review) {
  const completing = useRpcMutation('inbox.complete');
  const [refusal, setRefusal] = useState<HostError | null>(null);
  const [isCompleting, setCompleting] = useState(false);
  const isBusy = useRef(false);

  const complete = async (after: (() => void) | null = null): Promise<void> => {
    if (hire.state !== 'new' || isBusy.current) return;
    isBusy.current = true;
    setCompleting(true);
    setRefusal(null);
    try {
      if (!(await review.save())) return;
      await completing.mutateAsync({ id: hire.id, version: review.version() });
      announce(t.review.said.completed(hire.candidate_name));
      after?.();
    } catch (thrown) {
      const error = hostError(thrown);
      await review.refused(error);
      if (Object.keys(error.fields).length > 0) setRefusal(error);
      const first = hire.fields.find((field) => field.target in error.fields);
      if (first) jumpTo(first.target);
    } finally {
      isBusy.current = false;
      setCompleting(false);
    }
  };
  return { complete, isCompleting, refusal, clearRefusal: () => setRefusal(null) };
}
