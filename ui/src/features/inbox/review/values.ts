import type { FieldView, Money, Value } from '@/bindings/types';
import { formatDay, formatMoney, readDay } from '@/format';
import { t } from '@/text';

/** What a person has in a field while they type: text, or both halves of an amount. */
export type Typed = string | Money;

export const FREQUENCIES = ['hour', 'day', 'week', 'month', 'year'] as const;

export const isMoney = (value: Value | Typed): value is Money => typeof value !== 'string';

export function typedOf({ kind, value }: Pick<FieldView, 'kind' | 'value'>): Typed {
  if (kind === 'money') return value && isMoney(value) ? value : { amount: value ?? '', currency: '' };
  return typeof value === 'string' ? value : '';
}

/** What is saved: an emptied field is null, and a day that can be read is written as one. */
export function toSave(typed: Typed, kind?: FieldView['kind']): Value | null {
  if (isMoney(typed)) {
    const amount = typed.amount.trim();
    return amount === '' ? null : { amount, currency: typed.currency };
  }
  const text = typed.trim();
  if (text === '') return null;
  return kind === 'date' ? (readDay(text) ?? text) : text;
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
  if (kind === 'date') return formatDay(value);
  return kind === 'frequency' && isFrequency(value) ? t.review.per[value] : value;
}

const isFrequency = (value: string): value is keyof typeof t.review.per => value in t.review.per;

const BLOCKING: FieldView['problem'][] = ['missing', 'no_currency', 'invalid'];

/** The fields that the engine will not complete the hire with. */
export const blocking = (fields: FieldView[]): FieldView[] =>
  fields.filter((field) => BLOCKING.includes(field.problem));

/** The input's id, by which the foot jumps to it. */
export const fieldId = (target: string): string => `field-${target}`;

/** The id of what stands around it, which a field has that can't be typed into. */
export const placeId = (target: string): string => `place-${target}`;

export function jumpTo(target: string): void {
  const place = document.getElementById(placeId(target));
  place?.scrollIntoView({ block: 'center' });
  document.getElementById(fieldId(target))?.focus({ preventScroll: true });
}
