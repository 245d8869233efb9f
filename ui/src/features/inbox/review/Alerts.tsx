import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { FlagName, HireDetail } from '@/bindings/types';
import { FLAG_LOOKS, sortFlags } from '@/format';
import { hostError } from '@/host';
import { useRpcMutation } from '@/query';
import { announce } from '@/shell/announce';
import { t } from '@/text';
import { Confirm } from './Confirm';
import classes from './review.module.css';
import { blocking, jumpTo } from './values';

interface Props {
  hire: HireDetail;
  dismiss: () => void;
  /** After a test hire was removed. */
  leave: () => void;
}

/** Each flag with what it means and what to do about it. */
export function Alerts({ hire, dismiss, leave }: Props) {
  const [isRemoving, setRemoving] = useState(false);
  const remove = useRpcMutation('inbox.remove_test');
  if (hire.flags.length === 0) return null;
  const act = actOf(hire, dismiss, () => setRemoving(true));
  const { removeTest } = t.review;
  return (
    <>
      <ul className={classes.alerts}>
        {sortFlags(hire.flags).map((flag) => {
          const { tone, icon: Picture } = FLAG_LOOKS[flag];
          const offered = act[flag];
          return (
            <li key={flag} data-tone={tone} className={classes.alert}>
              <Picture size={16} aria-hidden />
              <span className={classes.alertText}>
                <strong>{t.flags[flag]}.</strong> {adviceOn(flag, hire.state === 'new')}
              </span>
              {offered && (
                <Button size="compact-sm" variant="default" onClick={offered.act}>
                  {offered.label}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      <Confirm
        opened={isRemoving}
        close={() => setRemoving(false)}
        title={removeTest.title}
        sentences={[removeTest.more, hire.employee_id ? removeTest.employeeToo : removeTest.noEmployee]}
        confirm={removeTest.confirm}
        act={async () => {
          // First, so that nothing asks for a hire that is not there any more.
          leave();
          try {
            await remove.mutateAsync({ id: hire.id });
            announce(removeTest.done);
          } catch (thrown) {
            notifications.show({
              color: 'red',
              title: removeTest.failed,
              message: hostError(thrown).message,
            });
          }
        }}
      />
    </>
  );
}

function adviceOn(flag: FlagName, isNew: boolean): string {
  const { advice, adviceAfter: after } = t.review;
  return !isNew && flag in after ? after[flag as keyof typeof after] : advice[flag];
}

interface Act {
  label: string;
  act: () => void;
}

function actOf(hire: HireDetail, dismiss: () => void, remove: () => void): Partial<Record<FlagName, Act>> {
  const words = t.review.act;
  const test: Act = { label: t.review.removeTest.open, act: remove };
  if (hire.state !== 'new') return { test };
  const start: Act = { label: words.start, act: () => jumpTo('hired_on') };
  const [missing] = blocking(hire.fields);
  const changed = hire.fields.find((field) => field.changed);
  return {
    test,
    no_longer_hired: { label: t.review.dismissAct, act: dismiss },
    missing_required: missing && { label: words.missing, act: () => jumpTo(missing.target) },
    overdue: start,
    no_offer_data: start,
    changed_in_ashby: changed && { label: words.changed, act: () => jumpTo(changed.target) },
  };
}
