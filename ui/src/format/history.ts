/** A history entry as a sentence with places in it, and as old → new. The one place that knows what entries look like. */
import type { HistoryView, Permission } from '@/bindings/types';
import { t } from '@/text';
import { formatDay } from './dates';
import { formatMoney } from './money';

export interface ChangeShown {
  label: string;
  /** Null where the values may not be seen. */
  values: { from: string; to: string } | null;
}

export interface Deed {
  /** With `{who}`, `{fields}`, `{role}`, `{of}` and `{for}` in it. */
  template: string;
  fields: string;
  /** The name of the role that it is about. */
  role: string;
  changes: ChangeShown[];
  /** A person's own words, such as the reason of a dismissal. */
  note: string | null;
}

const words = t.history;

/** `labels` names fields that Hirelay itself has no name for. */
export function deedOf({ what, who, detail }: HistoryView, labels: Record<string, string> = {}): Deed {
  const changed = changesIn(detail);
  const named = changed.length > 0 ? changed.map(([target]) => target) : targetsIn(detail);
  const label = (target: string) => labels[target] ?? fieldLabel(target);
  const other = who === null ? words.otherByHirelay : words.other;
  return {
    template: isKnown(what) ? words.happened[what] : other.replace('{what}', humanised(what)),
    fields: named.length > 0 ? named.map(label).join(', ') : words.someFields,
    role: roleIn(detail),
    changes: [
      ...changed.map(([target, change]) => ({
        label: label(target),
        values: change && { from: shown(change['from']), to: shown(change['to']) },
      })),
      ...setsIn(what, detail),
    ],
    note: noteIn(detail),
  };
}

/** "Start date" for `hired_on`. */
export const fieldLabel = (target: string): string =>
  target in words.labels ? words.labels[target as keyof typeof words.labels] : humanised(target);

const isKnown = (what: string): what is keyof typeof words.happened => what in words.happened;

function humanised(name: string): string {
  const spaced = name.replaceAll('_', ' ');
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** An old entry may have none. */
type Detail = HistoryView['detail'] | null;
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Old and new by field; null for pay that the person may not see. */
function changesIn(detail: Detail): [string, Record<string, unknown> | null][] {
  const changes = detail?.['changes'];
  if (!isObject(changes)) return [];
  return Object.entries(changes).map(([target, change]) => [target, isObject(change) ? change : null]);
}

function roleIn(detail: Detail): string {
  const name = detail?.['name'];
  return typeof name === 'string' ? `“${name}”` : '';
}

/** What somebody may do, or by which roles, before and after. */
function setsIn(what: string, detail: Detail): ChangeShown[] {
  const [from, to] = [detail?.['from'], detail?.['to']];
  if (!Array.isArray(from) || !Array.isArray(to)) return [];
  const inWords = (set: unknown[]) => set.map((one) => permissionOr(String(one))).join(', ') || words.nothing;
  const label = what === 'roles_assigned' ? words.roles : words.allows;
  const values = { from: inWords(from), to: inWords(to) };
  return values.from === values.to ? [] : [{ label, values }];
}

const permissionOr = (name: string): string =>
  name in t.permissions.names ? t.permissions.names[name as Permission] : name;

function targetsIn(detail: Detail): string[] {
  const targets = detail?.['targets'] ?? detail?.['take'];
  return Array.isArray(targets) ? targets.filter((name) => typeof name === 'string') : [];
}

function noteIn(detail: Detail): string | null {
  const reason = detail?.['reason'];
  if (typeof reason === 'string' && reason !== '') return reason;
  const from = detail?.['effective_from'];
  if (typeof from === 'string') return words.from(formatDay(from));
  const address = detail?.['public_url'];
  return typeof address === 'string' ? address : null;
}

/** As everywhere else: days and money written out. */
function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return words.nothing;
  if (isObject(value) && typeof value['amount'] === 'string') {
    const { amount, currency } = value;
    return formatMoney({ amount, currency: typeof currency === 'string' ? currency : '' });
  }
  if (typeof value === 'string') return formatDay(value);
  return JSON.stringify(value);
}
