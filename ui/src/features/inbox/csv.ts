/** Hires as CSV, for a spreadsheet. Pay is never part of it. */
import type { HireItem } from '@/bindings/types';
import { sortFlags } from '@/format';
import { t } from '@/text';

/** Tells spreadsheets that the text is UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** What a spreadsheet would take for a formula, also behind what can't be seen. */
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@]|^[\t\r]/u;

/** One line, with its end. Formulas become text; every cell is quoted, so that nothing in it is a separator. */
export function csvLine(cells: string[]): string {
  const safe = cells.map((cell) => `"${(FORMULA.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`);
  return `${safe.join(',')}\r\n`;
}

export const csvHead = (): string => {
  const { candidate, email, job, department, start, state, todo, received } = t.inbox.csv;
  return csvLine([candidate, email, job, department, start, state, todo, received]);
};

export const csvHire = (hire: HireItem): string =>
  csvLine([
    hire.candidate_name,
    hire.candidate_email ?? '',
    hire.job_title ?? '',
    hire.department ?? '',
    hire.start_date ?? '',
    t.inbox.states[hire.state],
    sortFlags(hire.flags)
      .map((flag) => t.flags[flag])
      .join('; '),
    hire.received_at,
  ]);
