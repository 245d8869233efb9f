import { Anchor, Button, Group, Menu } from '@mantine/core';
import { IconAlertCircle, IconCheck, IconChevronDown } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { HireDetail } from '@/bindings/types';
import { Instant, Mark } from '@/blocks';
import { useRpcMutation } from '@/query';
import { useSession } from '@/session/session';
import { announce } from '@/shell/announce';
import { t } from '@/text';
import classes from './review.module.css';
import { nameOf } from './source';
import type { Review } from './useReview';
import { blocking, jumpTo } from './values';

interface Props {
  hire: HireDetail;
  isCompleting: boolean;
  complete: () => void;
  completeAndNext: (() => void) | null;
  dismiss: () => void;
}

/** Stays in view: what is missing, and the one decision. */
export function Foot({ hire, isCompleting, complete, completeAndNext, dismiss }: Props) {
  const wrong = blocking(hire.fields);
  const [first] = wrong;
  const isMissing = wrong.every((field) => field.problem === 'missing');
  return (
    <footer className={classes.foot}>
      {first ? (
        <button type="button" className={classes.jump} onClick={() => jumpTo(first.target)}>
          <IconAlertCircle size={16} aria-hidden />
          {isMissing ? t.review.missing(wrong.length) : t.review.toCorrect(wrong.length)}
        </button>
      ) : (
        <span className={classes.ready}>
          <IconCheck size={16} aria-hidden />
          {t.review.ready}
        </span>
      )}
      <Group gap="xs" wrap="nowrap">
        <Button variant="default" onClick={dismiss}>
          {t.review.dismiss}
        </Button>
        <Button.Group>
          <Button loading={isCompleting} onClick={complete}>
            {t.review.complete}
          </Button>
          <Menu position="top-end">
            <Menu.Target>
              <Button px={8} className={classes.split} aria-label={t.review.completeMenu}>
                <IconChevronDown size={16} aria-hidden />
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item disabled={!completeAndNext} onClick={() => completeAndNext?.()}>
                {t.review.completeNext}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </Button.Group>
      </Group>
    </footer>
  );
}

/** After the end: who and when, and the way back. */
export function Ended({ hire, review }: { hire: HireDetail; review: Review }) {
  const { employee } = useSession();
  const reopen = useRpcMutation('inbox.reopen');
  const restore = useRpcMutation('inbox.restore');
  const isCompleted = hire.state === 'completed';
  const who = nameOf(hire.ended_by, employee.id, hire.history);
  const { id, version } = hire;
  const undo = () =>
    void (isCompleted ? reopen : restore).mutateAsync({ id, version }).then(() => {
      review.clearNotice();
      announce(t.review.said.reopened(hire.candidate_name));
    }, review.refused);
  return (
    <footer className={classes.foot}>
      <div className={classes.ended}>
        <Mark tone={isCompleted ? 'green' : 'grey'} icon={IconCheck}>
          {isCompleted ? t.review.completedBy(who) : t.review.dismissedBy(who)}
        </Mark>
        {hire.ended_at && <Instant value={hire.ended_at} />}
        {hire.dismiss_reason && (
          <bdi className={classes.reason} title={hire.dismiss_reason}>
            {hire.dismiss_reason}
          </bdi>
        )}
        {hire.employee_id && (
          <Anchor component={Link} to="/people">
            {t.review.profile}
          </Anchor>
        )}
      </div>
      <Button variant="default" loading={reopen.isPending || restore.isPending} onClick={undo}>
        {isCompleted ? t.review.reopen : t.review.restore}
      </Button>
    </footer>
  );
}
