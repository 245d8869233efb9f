/** Why something did not work, in words that name who was faster. */
import type { EmployeeId, HireDetail, StateName } from '@/bindings/types';
import { formatInstant } from '@/format';
import { HostError } from '@/host';
import { t } from '@/text';
import { nameOf } from './source';

const words = t.review.conflict;

export function explain(error: HostError, hire: HireDetail, me: EmployeeId): string {
  if (Object.keys(error.fields).length > 0) return t.review.refused;
  if (error.reason === 'ended' && hire.state !== 'new') return ended(hire, hire.state, me);
  if (error.reason === 'changed') return `${faster(hire, me)} ${t.review.overtaken}`;
  return error.code === 'conflict' ? error.message : `${error.message} ${t.problem.advice[error.code]}`;
}

/** Somebody ended the hire while this person typed. */
export const endedMeanwhile = (): HostError =>
  new HostError({ code: 'conflict', message: '', detail: { reason: 'ended' }, retryable: false });

function ended(hire: HireDetail, state: Exclude<StateName, 'new'>, me: EmployeeId): string {
  const who = hire.ended_by === me ? words.you : nameOf(hire.ended_by, me, hire.history);
  return words.ended[state](sentence(who), hire.ended_at ? formatInstant(hire.ended_at) : '');
}

/** Who changed it last; Ashby where nobody did. */
function faster({ history }: HireDetail, me: EmployeeId): string {
  const [last] = [...history].sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
  if (!last) return '';
  const who =
    last.who === null
      ? words.ashby
      : last.who === me
        ? words.youElsewhere
        : (last.who_name ?? words.somebody);
  return words.changed(who, formatInstant(last.at));
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
