import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { FieldView, HireDetail } from '@/bindings/types';
import { Problem } from '@/blocks';
import { formatDay, useToday } from '@/format';
import { rpc } from '@/host';
import { useRpcMutation } from '@/query';
import { useMay } from '@/session/session';
import { announce } from '@/shell/announce';
import { t } from '@/text';
import { OldNew } from './OldNew';
import classes from './review.module.css';
import type { Review } from './useReview';

const words = t.review.afterEnd;
type Choice = 'keep' | 'take';

/** Dates that a profile gets by what else is taken. */
const FOLLOWS = ['salary_effective_on'];

/** What Ashby changed after a hire was completed: each value is kept, or taken into the profile, and all at once. */
export function AfterEnd({ hire, review }: { hire: HireDetail; review: Review }) {
  const changed = hire.fields.filter((field) => field.changed);
  const mayTake = useMay('employees.manage') && hire.employee_id !== null;
  const [choices, setChoices] = useState<Record<string, Choice>>({});
  const { apply, isApplying, error } = useApply(hire, review);
  const taken = changed.filter(({ target }) => mayTake && choices[target] === 'take');
  if (changed.length === 0) return null;
  return (
    <section className={classes.afterEnd} aria-labelledby="after-end">
      <h3 id="after-end">{words.title(changed.length)}</h3>
      <ul>
        {changed.map((field) => (
          <li key={field.target}>
            <span>
              {field.label}: {field.changed && <OldNew kind={field.kind} change={field.changed} />}
            </span>
            {mayTake && !FOLLOWS.includes(field.target) && (
              <SegmentedControl
                size="xs"
                aria-label={words.choose(field.label)}
                value={choices[field.target] ?? 'keep'}
                onChange={(choice) => setChoices((old) => ({ ...old, [field.target]: choice }))}
                data={[
                  { value: 'keep', label: words.keep },
                  { value: 'take', label: words.take },
                ]}
              />
            )}
          </li>
        ))}
      </ul>
      {taken.length > 0 && <Counts hire={hire} />}
      {hire.state === 'completed' && !mayTake && <p className={classes.aside}>{words.mayNot}</p>}
      {error !== null && <Problem error={error} title={words.failed} safe={words.safe} />}
      <Button variant="default" loading={isApplying} onClick={() => void apply(taken)}>
        {taken.length > 0 ? words.apply(taken.length) : words.keepAll}
      </Button>
    </section>
  );
}

/** From when what is taken counts. */
function Counts({ hire }: { hire: HireDetail }) {
  const today = useToday();
  return <p className={classes.aside}>{words.counts(formatDay(countsFrom(hire, today)))}</p>;
}

const countsFrom = ({ start_date }: HireDetail, today: string): string =>
  start_date !== null && start_date > today ? start_date : today;

/** First into the profile, then seen; what fails halfway can be tried again. */
function useApply(hire: HireDetail, review: Review) {
  const today = useToday();
  const update = useRpcMutation('employee.update');
  const [error, setError] = useState<unknown>(null);
  const [isApplying, setApplying] = useState(false);
  const apply = async (taken: FieldView[]) => {
    if (isApplying) return;
    setApplying(true);
    setError(null);
    try {
      if (taken.length > 0 && hire.employee_id) {
        const { version } = await rpc('employee.get', { id: hire.employee_id });
        const values = Object.fromEntries(taken.map(({ target, changed }) => [target, changed?.to ?? null]));
        await update.mutateAsync({
          ...values,
          id: hire.employee_id,
          version: version ?? 0,
          effective_from: countsFrom(hire, today),
        });
      }
      const all = hire.fields.filter((field) => field.changed).map(({ target }) => target);
      if (await review.keep(all)) announce(words.done);
    } catch (thrown) {
      setError(thrown);
    } finally {
      setApplying(false);
    }
  };
  return { apply, isApplying, error };
}
