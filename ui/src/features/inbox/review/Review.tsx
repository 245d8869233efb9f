import { useEffect, useReducer, useState } from 'react';
import type { HireDetail } from '@/bindings/types';
import { useKeys } from '@/keys/useKeys';
import { memory } from '../memory';
import type { InboxSearch } from '../views';
import { AfterEnd } from './AfterEnd';
import { Alerts } from './Alerts';
import { endedMeanwhile } from './conflict';
import { DismissModal } from './DismissModal';
import { Ended } from './Ended';
import { Foot } from './Foot';
import { Form } from './Form';
import { Head } from './Head';
import { LeaveGuard } from './LeaveGuard';
import { LinkModal } from './link/LinkModal';
import { Notice } from './Notice';
import classes from './review.module.css';
import { Side } from './Side';
import { useComplete } from './useComplete';
import { useReview } from './useReview';
import { blocking, jumpTo } from './values';

interface Props {
  hire: HireDetail;
  search: InboxSearch;
  previous: (() => void) | null;
  next: (() => void) | null;
  /** To the list. */
  leave: () => void;
}

/** One hire: the pre-filled profile, what is known beside it, and the one decision. */
export function Review({ hire, search, previous, next, leave }: Props) {
  const review = useReview(hire.id);
  const { complete, isCompleting, refusal, clearRefusal } = useComplete(hire, review);
  const [open, setOpen] = useState<'dismiss' | 'link' | null>(null);
  const isNew = hire.state === 'new';
  const hasUnsaved = Object.keys(review.drafts).length > 0;
  const [meanwhile] = useState(endedMeanwhile);
  const [isMeanwhileSeen, seeMeanwhile] = useReducer(() => true, false);
  const isLate = !isNew && hasUnsaved && !isMeanwhileSeen;
  const notice = review.notice ?? refusal ?? (isLate ? meanwhile : null);

  const edit = () => {
    const first = blocking(hire.fields)[0] ?? hire.fields.find(({ masked }) => !masked);
    if (isNew && first) jumpTo(first.target);
  };
  const dismiss = () => isNew && setOpen('dismiss');
  const link = () => isNew && setOpen('link');
  useKeys({
    j: () => next?.(),
    k: () => previous?.(),
    e: edit,
    l: link,
    d: dismiss,
    'mod+s': () => void review.save(),
    'mod+enter': () => void complete(),
  });
  useEffect(() => {
    const begin = { edit, link, dismiss };
    const what = memory.takeBeginning();
    if (what) begin[what]();
    // Once, on arrival.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  const closeNotice = () => {
    review.clearNotice();
    clearRefusal();
    if (!isNew) seeMeanwhile();
  };
  return (
    <div className={classes.page}>
      <div className={classes.body}>
        <Head hire={hire} search={search} previous={previous} next={next} />
        <Alerts hire={hire} dismiss={dismiss} leave={leave} />
        {!isNew && <AfterEnd hire={hire} review={review} />}
        <div className={classes.columns}>
          <Form hire={hire} review={review} />
          <aside className={classes.sideColumn}>
            <Side hire={hire} link={isNew ? link : null} />
          </aside>
        </div>
      </div>
      <div className={classes.bottom}>
        {notice && <Notice error={notice} hire={hire} review={review} close={closeNotice} />}
        {isNew ? (
          <Foot
            hire={hire}
            isCompleting={isCompleting}
            complete={() => void complete()}
            completeAndNext={next && (() => void complete(next))}
            dismiss={dismiss}
            link={link}
          />
        ) : (
          <Ended hire={hire} review={review} next={next} />
        )}
      </div>
      {open === 'dismiss' && isNew && (
        <DismissModal hire={hire} review={review} close={() => setOpen(null)} />
      )}
      {open === 'link' && isNew && <LinkModal hire={hire} review={review} close={() => setOpen(null)} />}
      <LeaveGuard review={review} />
    </div>
  );
}
