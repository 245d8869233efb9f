import { useEffect, useState } from 'react';
import type { HireDetail } from '@/bindings/types';
import { hostError, type HostError } from '@/host';
import { useKeys } from '@/keys/useKeys';
import { useRpcMutation } from '@/query';
import { announce } from '@/shell/announce';
import { t } from '@/text';
import type { InboxSearch } from '../views';
import { DismissModal } from './DismissModal';
import { Ended, Foot } from './Foot';
import { Form } from './Form';
import { Head } from './Head';
import { Notice } from './Notice';
import classes from './review.module.css';
import { Side } from './Side';
import { useReview } from './useReview';
import { jumpTo } from './values';

interface Props {
  hire: HireDetail;
  search: InboxSearch;
  previous: (() => void) | null;
  next: (() => void) | null;
}

/** One hire: the pre-filled profile, what is known beside it, and the one decision. */
export function Review({ hire, search, previous, next }: Props) {
  const review = useReview(hire.id);
  const completing = useRpcMutation('inbox.complete');
  const [refusal, setRefusal] = useState<HostError | null>(null);
  const [isDismissing, setDismissing] = useState(false);
  const isNew = hire.state === 'new';
  const notice = review.notice ?? refusal;

  const complete = async (after: (() => void) | null = null) => {
    if (!isNew || completing.isPending) return;
    setRefusal(null);
    if (!(await review.save())) return;
    try {
      await completing.mutateAsync({ id: hire.id, version: review.version() });
      announce(t.review.said.completed(hire.candidate_name));
      after?.();
    } catch (thrown) {
      const error = hostError(thrown);
      await review.refused(error);
      if (Object.keys(error.fields).length > 0) setRefusal(error);
      const first = hire.fields.find((field) => field.target in error.fields);
      if (first) jumpTo(first.target);
    }
  };
  useKeys({
    j: () => next?.(),
    k: () => previous?.(),
    e: () => jumpTo(hire.fields[0]?.target ?? ''),
    d: () => setDismissing(isNew),
    'mod+s': () => void review.save(),
    'mod+enter': () => void complete(),
  });
  const hasUnsaved = Object.keys(review.drafts).length > 0;
  useEffect(() => {
    if (!hasUnsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [hasUnsaved]);

  const close = () => {
    review.clearNotice();
    setRefusal(null);
  };
  return (
    <div className={classes.page}>
      <div className={classes.body}>
        <Head hire={hire} search={search} previous={previous} next={next} />
        <div className={classes.columns}>
          <Form hire={hire} review={review} />
          <aside className={classes.sideColumn}>
            <Side hire={hire} />
          </aside>
        </div>
      </div>
      <div className={classes.bottom}>
        {notice && <Notice error={notice} close={close} />}
        {isNew ? (
          <Foot
            hire={hire}
            isCompleting={completing.isPending}
            complete={() => void complete()}
            completeAndNext={next && (() => void complete(next))}
            dismiss={() => setDismissing(true)}
          />
        ) : (
          <Ended hire={hire} review={review} />
        )}
      </div>
      <DismissModal hire={hire} opened={isDismissing && isNew} close={() => setDismissing(false)} />
    </div>
  );
}
