import { candidateHire } from '../harness/bodies';
import { completeHire } from '../harness/review';
import { expect, goTo, test } from '../harness/test';
import { hireOf, row, rows } from '../harness/inbox';

test('the views that are empty say what they are for', async ({ desk }) => {
  const views = desk.getByRole('navigation', { name: 'Which hires' });
  for (const [view, says] of [
    ['Needs attention', 'Nothing needs attention.'],
    ['Completed', 'No completed hires yet.'],
    ['Dismissed', 'No dismissed hires.'],
  ] as const) {
    await views.getByRole('link', { name: view }).click();
    await expect(desk.getByRole('heading', { name: says })).toBeVisible();
  }
});

test('the first hire arrives while the page is open, and is announced', async ({ desk, ashby }) => {
  await expect(desk.getByRole('region', { name: 'Until the first hire arrives' })).toBeVisible();
  await ashby.send(candidateHire({ name: 'Anna Keller', jobTitle: 'Senior Engineer', startsIn: 40 }));
  await expect(row(desk, 'Anna Keller')).toBeVisible();
  await expect(desk.getByRole('navigation', { name: 'Main navigation' })).toContainText('1');
  await expect(
    desk.locator('[aria-live=polite]').filter({ hasText: 'New hire: Senior Engineer, starts' }),
  ).toHaveCount(1);
});

test('a hire that arrives while others are read waits above the list', async ({ desk, ashby, owner }) => {
  await ashby.send(candidateHire({ name: 'Anna Keller', startsIn: 40 }));
  await hireOf(owner, 'Anna Keller');
  await desk.reload();
  await expect(row(desk, 'Anna Keller')).toBeVisible();
  await ashby.send(candidateHire({ name: 'Bram Novak', jobTitle: 'Baker', startsIn: 1 }));
  const arrived = desk.getByRole('button', { name: '1 new hire' });
  await expect(arrived).toBeVisible();
  await expect(row(desk, 'Bram Novak')).toBeHidden();
  await expect(desk.locator('[aria-live=polite]').filter({ hasText: 'New hire: Baker, starts' })).toHaveCount(
    1,
  );
  await arrived.click();
  await expect(row(desk, 'Bram Novak')).toBeVisible();
  await expect(arrived).toBeHidden();
});

test('also in a list that was empty the second hire does not move the first', async ({ desk, ashby }) => {
  await expect(desk.getByRole('region', { name: 'Until the first hire arrives' })).toBeVisible();
  await ashby.send(candidateHire({ name: 'Anna Keller', startsIn: 40 }));
  await expect(row(desk, 'Anna Keller')).toBeVisible();
  await ashby.send(candidateHire({ name: 'Bram Novak', startsIn: 1 }));
  await expect(desk.getByRole('button', { name: '1 new hire' })).toBeVisible();
});

test('hires are grouped by their start; those without one wait folded, with their number', async ({
  desk,
  ashby,
}) => {
  const starts: [string, number | null][] = [
    ['Late Lindqvist', -3],
    ['Today Marsh', 0],
    ['Far Olsen', 60],
    ['Open Petit', null],
    ['Open Rossi', null],
  ];
  for (const [name, startsIn] of starts) await ashby.send(candidateHire({ name, startsIn }));
  await desk.reload();
  const none = desk.getByRole('button', { name: /^No start date/ });
  await expect(none).toContainText('2');
  await expect(none).toHaveAttribute('aria-expanded', 'false');
  await expect(row(desk, 'Open Petit')).toBeHidden();
  await expect(desk.getByRole('button', { name: /^Overdue/ })).toContainText('1');
  await expect(desk.getByRole('button', { name: /^Today and tomorrow/ })).toContainText('1');
  await expect(desk.getByRole('button', { name: /^Later/ })).toContainText('1');
  const order = await rows(desk).allInnerTexts();
  expect(order.map((text) => /Late|Today|Far/.exec(text)?.[0])).toEqual(['Late', 'Today', 'Far']);
  await none.click();
  await expect(row(desk, 'Open Petit')).toBeVisible();
});

test('a row tells the candidate, the job, the start with its distance, and the worst flag', async ({
  desk,
  ashby,
}) => {
  await ashby.send(
    candidateHire({ name: 'Late Lindqvist', email: 'late@example.org', jobTitle: 'Baker', startsIn: -3 }),
  );
  await desk.reload();
  const late = row(desk, 'Late Lindqvist');
  for (const text of ['late@example.org', 'Baker', '3 days ago', 'Overdue']) {
    await expect(late.getByText(text, { exact: true })).toBeVisible();
  }
  await expect(late.getByText(/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d{1,2} \w{3} \d{4}$/)).toBeVisible();
});

test('the search looks at names, addresses and jobs, and can be cleared', async ({ desk, ashby }) => {
  await ashby.send(candidateHire({ name: 'Anna Keller', email: 'anna@example.org', jobTitle: 'Baker' }));
  await ashby.send(candidateHire({ name: 'Bram Novak', email: 'bram@example.net', jobTitle: 'Painter' }));
  await desk.reload();
  const search = desk.getByRole('searchbox', { name: 'Search name, email or job' });
  for (const [words, found] of [
    ['kell', 'Anna Keller'],
    ['bram@', 'Bram Novak'],
    ['paint', 'Bram Novak'],
  ] as const) {
    await search.fill(words);
    await expect(rows(desk)).toHaveCount(1);
    await expect(row(desk, found)).toBeVisible();
  }
  await search.fill('nobody');
  await expect(desk.getByRole('heading', { name: 'No hire fits “nobody”.' })).toBeVisible();
  await desk.getByRole('button', { name: 'Show all of this view' }).click();
  await expect(rows(desk)).toHaveCount(2);
});

test('view and search stand in the address, so that Back and a reload keep them', async ({ desk, ashby }) => {
  await ashby.send(candidateHire({ name: 'Anna Keller' }));
  await desk.reload();
  await desk.getByRole('searchbox').fill('anna');
  await expect(desk).toHaveURL(/q=anna/);
  await row(desk, 'Anna Keller').click();
  await expect(completeHire(desk)).toBeVisible();
  await desk.goBack();
  await expect(desk.getByRole('searchbox')).toHaveValue('anna');
  await desk.reload();
  await expect(desk.getByRole('searchbox')).toHaveValue('anna');
});

test('J and K move through the rows, Enter opens, and the focus comes back to the row one left', async ({
  desk,
  ashby,
}) => {
  for (const name of ['Anna Keller', 'Bram Novak', 'Clara Olsen']) {
    await ashby.send(candidateHire({ name, startsIn: 30 }));
  }
  await desk.reload();
  await expect(rows(desk)).toHaveCount(3);
  await desk.keyboard.press('j');
  await desk.keyboard.press('j');
  const second = rows(desk).nth(1);
  await expect(second).toBeFocused();
  await desk.keyboard.press('k');
  await expect(rows(desk).nth(0)).toBeFocused();
  await desk.keyboard.press('j');
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('button', { name: 'Complete hire' })).toBeVisible();
  await desk.goBack();
  await expect(second).toBeFocused();
});

test('/ goes to the search', async ({ desk, ashby }) => {
  await ashby.send(candidateHire());
  await expect(rows(desk)).toHaveCount(1);
  await desk.keyboard.press('/');
  await expect(desk.getByRole('searchbox')).toBeFocused();
});

test('the inbox says when Ashby was last heard', async ({ desk, ashby, owner }) => {
  await ashby.send(candidateHire());
  await expect(rows(desk)).toHaveCount(1);
  const hire = await hireOf(owner, 'Nadia Petit');
  await owner.call('inbox.dismiss', { id: hire.id, version: hire.version, reason: 'withdrew' });
  await goTo(desk, '/inbox');
  await expect(desk.getByText(/Last message from Ashby: Today \d\d:\d\d/)).toBeVisible();
});
