/** Working with many hires at once: filters, selection, CSV, dismissing. */
import { readFile } from 'node:fs/promises';
import { candidateHire } from '../harness/bodies';
import { row, rows } from '../harness/inbox';
import { expect, test } from '../harness/test';

const PEOPLE = [
  ['Anna Keller', 'Baker', 5],
  ['Bram Novak', 'Painter', 20],
  ['Clara Olsen', 'Painter', 60],
] as const;

test.beforeEach(async ({ desk, ashby }) => {
  for (const [name, jobTitle, startsIn] of PEOPLE)
    await ashby.send(candidateHire({ name, jobTitle, startsIn }));
  await desk.reload();
  await expect(rows(desk)).toHaveCount(3);
});

test('the list is narrowed to a job; the filter is a pill that can be taken away', async ({ desk }) => {
  await desk.getByRole('button', { name: 'Filter', exact: true }).click();
  await desk.getByRole('combobox', { name: 'Job' }).click();
  await desk.getByRole('option', { name: /Painter/ }).click();
  await expect(rows(desk)).toHaveCount(2);
  await desk.keyboard.press('Escape');
  await desk.reload();
  await expect(rows(desk)).toHaveCount(2);
  await desk.getByRole('button', { name: 'Remove the filter Job: Painter' }).click();
  await expect(rows(desk)).toHaveCount(3);
});

test('the list is narrowed to a flag, and says so where nothing fits', async ({ desk }) => {
  await desk.getByRole('button', { name: 'Filter', exact: true }).click();
  await desk.getByRole('combobox', { name: 'To do' }).click();
  await desk.getByRole('option', { name: 'Overdue' }).click();
  await expect(desk.getByRole('heading', { name: 'No hire fits these filters.' })).toBeVisible();
  await desk.keyboard.press('Escape');
  await desk.getByRole('button', { name: 'Show all of this view' }).click();
  await expect(rows(desk)).toHaveCount(3);
});

test('the CSV of the view has a line for each hire', async ({ desk }) => {
  const download = desk.waitForEvent('download');
  await desk.getByRole('button', { name: 'More: export, dismiss' }).click();
  await desk.getByRole('menuitem', { name: 'Export CSV of this view' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toMatch(/^hires-new-\d{4}-\d\d-\d\d\.csv$/);
  const lines = (await readFile(await saved.path(), 'utf8')).split('\r\n');
  expect(lines[0]).toBe(
    '\uFEFF"Candidate","Email","Job","Department","Start date","State","To do","Received"',
  );
  expect(lines.slice(1, 4).map((line) => line.split(',')[0])).toEqual([
    '"Anna Keller"',
    '"Bram Novak"',
    '"Clara Olsen"',
  ]);
  expect(lines).toHaveLength(5);
  expect(lines.join('')).not.toContain('52000');
});

test('a formula in a name stays text in the CSV', async ({ desk, ashby }) => {
  await ashby.send(candidateHire({ name: '=cmd|calc!A1 "x", y', startsIn: 1 }));
  await desk.reload();
  await expect(rows(desk)).toHaveCount(4);
  await desk.getByRole('checkbox', { name: /^Select =cmd/ }).check();
  const download = desk.waitForEvent('download');
  await desk.getByRole('button', { name: 'More: export, dismiss' }).click();
  await desk.getByRole('menuitem', { name: 'Export CSV of 1 selected' }).click();
  const lines = (await readFile(await (await download).path(), 'utf8')).split('\r\n');
  expect(lines[1]).toMatch(/^"'=cmd\|calc!A1 ""x"", y",/);
  expect(lines).toHaveLength(3);
});

test('several hires are dismissed with one reason, and the others stay', async ({ desk, owner }) => {
  await desk.getByRole('checkbox', { name: 'Select Bram Novak' }).check();
  await desk.getByRole('checkbox', { name: 'Select Clara Olsen' }).check();
  await expect(desk.getByRole('group', { name: '2 selected' })).toBeVisible();
  await desk.getByRole('button', { name: 'Dismiss selected…' }).click();
  const dialog = desk.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Dismiss 2 hires' })).toBeDisabled();
  await dialog.getByLabel('Reason').fill('The site does not open');
  await dialog.getByRole('button', { name: 'Dismiss 2 hires' }).click();
  await expect(dialog).toBeHidden();
  await expect(rows(desk)).toHaveCount(1);
  await expect(row(desk, 'Anna Keller')).toBeVisible();
  const { dismissed } = await owner.call('inbox.counts', {});
  expect(dismissed).toBe(2);
});

test('all rows are selected by one tick, and none by the next', async ({ desk }) => {
  const all = desk.getByRole('checkbox', { name: 'Select all 3 in the list' });
  await all.check();
  await expect(desk.getByRole('group', { name: '3 selected' })).toBeVisible();
  await desk.getByRole('button', { name: 'Clear selection' }).click();
  await expect(desk.getByRole('checkbox', { checked: true })).toHaveCount(0);
});
