import type { FieldView, Money, Value } from '@/bindings/types';
import { formatDay, formatMoney } from '@/format';
import { t } from '@/text';

/** What a person has in a field while they type: text, or both halves of an amount. */
export type Typed = string | Money;

export const FREQUENCIES = ['hour', 'day', 'week', 'month', 'year'] as const;

export const isMoney = (value: Value | Typed): value is Money => typeof value !== 'string';

export function typedOf({ kind, value }: Pick<FieldView, 'kind' | 'value'>): Typed {
  if (kind === 'money') return value && isMoney(value) ? value : { amount: value ?? '', currency: '' };
  return typeof value === 'string' ? value : '';
}

/** What is saved: an emptied field is null. */
export function toSave(typed: Typed): Value | null {
  if (isMoney(typed)) {
    const amount = typed.amount.trim();
    return amount === '' ? null : { amount, currency: typed.currency };
  }
  const text = typed.trim();
  return text === '' ? null : text;
}

export const isSame = (one: Value | null, other: Value | null): boolean => {
  if (one && other && isMoney(one) && isMoney(other)) {
    return one.amount === other.amount && one.currency === other.currency;
  }
  return one === other;
};

/** A value as it is read, for old → new. */
export function showValue(kind: FieldView['kind'], value: string | Money | null): string {
  if (value === null) return t.review.nothing;
  if (isMoney(value)) return formatMoney(value);
  return kind === 'date' ? formatDay(value) : value;
}

const BLOCKING: FieldView['problem'][] = ['missing', 'no_currency', 'invalid'];

/** The fields that the engine will not complete the hire with. */
export const blocking = (fields: FieldView[]): FieldView[] =>
  fields.filter((field) => BLOCKING.includes(field.problem));

/** The input's id, by which the foot jumps to it. */
export const fieldId = (target: string): string => `field-${target}`;

export function jumpTo(target: string): void {
  const input = document.getElementById(fieldId(target));
  input?.scrollIntoView({ block: 'center' });
  input?.focus({ preventScroll: true });
}
