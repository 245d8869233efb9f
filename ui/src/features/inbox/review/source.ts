import type { EmployeeId, FieldView, HistoryView } from '@/bindings/types';
import { formatInstant } from '@/format';
import { t } from '@/text';

/** Who somebody is, as far as the hire's history tells. */
export function nameOf(who: EmployeeId | null, me: EmployeeId, history: HistoryView[]): string {
  if (who === me) return t.review.source.you;
  return history.find((entry) => entry.who === who && entry.who_name)?.who_name ?? t.review.source.somebody;
}

/** Not said beside every value: the line would break. */
const TODAY = t.format.todayAt('');

/** Where a value came from: "Ashby: Offer → Start date", "Edited by you, 09:12", "Missing". */
export function sourceLine(
  field: FieldView,
  me: EmployeeId,
  history: HistoryView[],
  now = new Date(),
): string {
  const words = t.review.source;
  const { origin, label } = field.source;
  if (origin === 'edited') {
    const who = nameOf(field.edited_by, me, history);
    return words.edited(who, field.edited_at ? formatInstant(field.edited_at, now).replace(TODAY, '') : '');
  }
  if (origin === 'missing') return words.missing;
  if (origin === 'fixed') return words.fixed;
  return words.ashby(label ?? '');
}
