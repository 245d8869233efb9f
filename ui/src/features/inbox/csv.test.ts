import { expect, test } from 'vitest';
import { csvHire, csvLine } from './csv';
import { hireItem } from './fixtures';
import { BAD_NAMES } from './testing';

test.each(['=1+1', '+49 170 1', '-2', '@SUM(A1)', '\tx', '\rx', ' =1+1', '\u200E=1+1', '\u0000@x'])(
  'a cell that begins like the formula %j becomes text',
  (cell) => {
    expect(csvLine([cell])).toBe(`"'${cell}"\r\n`);
  },
);

test('commas, quotes and line breaks stay inside their cell', () => {
  expect(csvLine(['Keller, Clara', 'says "hi"', 'one\ntwo'])).toBe(
    '"Keller, Clara","says ""hi""","one\ntwo"\r\n',
  );
});

test.each(Object.entries(BAD_NAMES))('a name that is %s stays whole, and one cell', (_, name) => {
  const line = csvHire(hireItem({ candidate_name: name }));
  const apostrophe = name.startsWith('=') ? "'" : '';
  expect(line.startsWith(`"${apostrophe}${name.replaceAll('"', '""')}","clara@example.invalid",`)).toBe(true);
});

test('what is not there is an empty cell; pay is no column', () => {
  const bare = { candidate_email: null, job_title: null, start_date: null };
  expect(csvHire(hireItem({ ...bare, flags: ['test', 'overdue'] }))).toBe(
    '"Clara Keller","","","","","New","Overdue; Test","2026-11-24T09:00:00Z"\r\n',
  );
});
