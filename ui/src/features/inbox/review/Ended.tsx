import { Anchor, Button, Group } from '@mantine/core';
import { IconArchive, IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { HireDetail } from '@/bindings/types';
import { Instant, Mark } from '@/blocks';
import { useRpcMutation } from '@/query';
import { useSession } from '@/session/session';
import { announce } from '@/shell/announce';
import { t } from '@/text';
import classes from './review.module.css';
import { nameOf } from './source';
import type { Review } from './useReview';

interface Props {
  hire: HireDetail;
  review: Review;
  next: (() => void) | null;
}

/** After the end: who and when, the way back, and the way on. */
export function Ended({ hire, review, next }: Props) {
  const { employee } = useSession();
  const reopen = useRpcMutation('inbox.reopen');
  const restore = useRpcMutation('inbox.restore');
  const isCompleted = hire.state === 'completed';
  const who = nameOf(hire.ended_by, employee.id, hire.history);
  const { id, version, employee_id: employeeId } = hire;
  const isUndoing = reopen.isPending || restore.isPending;
  const undo = () => {
    if (isUndoing) return;
    void (isCompleted ? reopen : restore).mutateAsync({ id, version }).then(() => {
      review.clearNotice();
      announce(t.review.said.reopened(hire.candidate_name));
    }, review.refused);
  };
  return (
    <footer className={classes.foot}>
      <div className={classes.ended}>
        <Mark tone={isCompleted ? 'green' : 'grey'} icon={isCompleted ? IconCheck : IconArchive}>
          {isCompleted ? t.review.completedBy(who) : t.review.dismissedBy(who)}
        </Mark>
        {hire.ended_at && (
          <span className="quiet">
            <Instant value={hire.ended_at} />
          </span>
        )}
        {hire.dismiss_reason && (
          <bdi className={classes.reason} title={hire.dismiss_reason}>
            {hire.dismiss_reason}
          </bdi>
        )}
        {employeeId && (
          <Anchor renderRoot={(link) => <Link {...link} to="/people/$employeeId" params={{ employeeId }} />}>
            {t.review.profile}
          </Anchor>
        )}
      </div>
      <Group gap="xs" wrap="nowrap">
        <Button variant="default" loading={isUndoing} onClick={undo}>
          {isCompleted ? t.review.reopen : t.review.restore}
        </Button>
        {next && <Next go={next} />}
      </Group>
    </footer>
  );
}

/** Takes the focus that the button before it had, so that Enter goes on. */
function Next({ go }: { go: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) button.current?.focus();
  }, []);
  return (
    <Button ref={button} onClick={go}>
      {t.review.openNext}
    </Button>
  );
}
