import type { EmployeeProfile, Money } from '@/bindings/types';
import { readDay } from '@/format';
import { t } from '@/text';
import { inForce } from './timeline';

/** What is changed from a day on. */
export type Subject = 'job' | 'employment' | 'pay';

const words = t.profile.job;

export type Name = keyof typeof words.labels | 'currency';

/** A form of one subject, filled with what is in force. Amount and currency are fields of their own. */
export interface Change {
  subject: Subject;
  title: string;
  fields: Exclude<Name, 'currency'>[];
  before: Partial<Record<Name, string>>;
}

const FIELDS = {
  job: ['position', 'department', 'division', 'location', 'job_level', 'reporting_to'],
  employment: ['employment_type', 'working_pattern', 'probation_ends_on'],
  pay: ['salary', 'salary_frequency'],
} as const;

const TITLES = { job: words.changeJob, employment: words.changeEmployment, pay: words.changePay };

export function changeOf(profile: EmployeeProfile, subject: Subject, today: string): Change {
  const before: Change['before'] = {};
  if (subject === 'pay') {
    const row = inForce(profile.compensations ?? [], ({ effective_on }) => effective_on, today);
    before.salary = row?.salary.amount ?? '';
    before.currency = row?.salary.currency ?? '';
    before.salary_frequency = row?.salary_frequency ?? '';
  } else if (subject === 'job') {
    const row = inForce(profile.positions ?? [], ({ effective_from }) => effective_from, today);
    for (const name of FIELDS.job) before[name] = row?.[name] ?? '';
  } else {
    const row = inForce(profile.employments ?? [], ({ effective_from }) => effective_from, today);
    for (const name of FIELDS.employment) before[name] = row?.[name] ?? '';
  }
  return { subject, title: TITLES[subject], fields: [...FIELDS[subject]], before };
}

/** What differs from what the person had before them; null empties a field. */
export function differences(
  { before, fields }: Change,
  typed: Partial<Record<Name, string>>,
): Record<string, string | Money | null> {
  const now = (name: Name) => (typed[name] ?? before[name] ?? '').trim();
  const isChanged = (name: Name) => now(name) !== (before[name] ?? '');
  const sent: Record<string, string | Money | null> = {};
  for (const name of fields) {
    if (name === 'salary') {
      if (!isChanged('salary') && !isChanged('currency')) continue;
      const amount = now('salary');
      sent[name] = amount === '' ? null : { amount, currency: now('currency') };
    } else if (isChanged(name)) {
      const value = name === 'probation_ends_on' ? (readDay(now(name)) ?? now(name)) : now(name);
      sent[name] = value === '' ? null : value;
    }
  }
  return sent;
}
