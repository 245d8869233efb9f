/** A draft beside an employee's profile: where they differ, and what can be taken. Pure. */
import type { FieldView, HireDetail, Money, Section } from '@/bindings/types';
import { formatMoney } from '@/format';
import type { Output } from '@/host';
import { t } from '@/text';
import { isMoney, showValue } from '../values';

type Profile = Output<'employee.get'>;

export interface Line {
  label: string;
  theirs: string | null;
  ashbys: string | null;
  /** There, and not for the eyes of the caller. */
  masked: boolean;
}

/** What is kept or taken as one: a value, or the dated row of a whole section. */
export interface Pair {
  key: string;
  label: string;
  targets: string[];
  lines: Line[];
}

/** Sections that are kept as one dated row in a profile. */
const TOGETHER: Partial<Record<Section, string>> = {
  job: t.review.sections.job,
  employment: t.review.sections.employment,
  compensation: t.review.sections.compensation,
};
/** Of a section that is kept together, but a value of its own. */
const ALONE = ['hired_on', 'employee_number'];
/** Says from when another value counts, and is no value of its own. */
const NOT_SHOWN = ['salary_effective_on'];

/** Only where they differ and Ashby has something to give. */
export function compare(hire: HireDetail, profile: Profile): Pair[] {
  const pairs: Pair[] = [];
  for (const field of hire.fields) {
    if (NOT_SHOWN.includes(field.target)) continue;
    const line = lineOf(field, profile);
    const together = ALONE.includes(field.target) ? undefined : TOGETHER[field.section];
    const known = together === undefined ? undefined : pairs.find(({ key }) => key === field.section);
    if (known) {
      known.targets.push(field.target);
      known.lines.push(line);
    } else {
      const key = together === undefined ? field.target : field.section;
      pairs.push({ key, label: together ?? field.label, targets: [field.target], lines: [line] });
    }
  }
  return pairs
    .map((pair) => ({ ...pair, lines: pair.lines.filter(isDifferent) }))
    .filter(({ lines }) => lines.some(({ ashbys, masked }) => ashbys !== null || masked));
}

/** Theirs where they have something; otherwise there is nothing to lose. */
export const takesAtFirst = ({ lines }: Pair): boolean => lines.every(({ theirs }) => theirs === null);

const isDifferent = ({ theirs, ashbys, masked }: Line): boolean => masked || theirs !== ashbys;

function lineOf(field: FieldView, profile: Profile): Line {
  const { kind, label, value, masked } = field;
  return {
    label,
    masked,
    theirs: theirsOf(field, profile),
    ashbys: value === null ? null : isMoney(value) ? formatMoney(value) : showValue(kind, value),
  };
}

function theirsOf({ target, kind, section }: FieldView, profile: Profile): string | null {
  const [position, employment, pay] = [
    profile.positions?.[0],
    profile.employments?.[0],
    profile.compensations?.[0],
  ];
  const row: object | undefined = ALONE.includes(target)
    ? undefined
    : { job: position, employment, compensation: pay, personal: undefined, contact: undefined }[section];
  const found = read(row ?? profile, target);
  if (typeof found === 'string' && found !== '') return showValue(kind, found);
  return isPay(found) ? formatMoney(found) : null;
}

const read = (from: object, name: string): unknown => (from as Record<string, unknown>)[name] ?? null;

const isPay = (value: unknown): value is Money =>
  typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value;
