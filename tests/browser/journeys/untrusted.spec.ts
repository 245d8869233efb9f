/** What comes from outside is shown as text, whatever it contains, and breaks no page. */
import { candidateHire } from '../harness/bodies';
import { row, rows } from '../harness/inbox';
import { completeHire, field, openReview } from '../harness/review';
import { expect, goTo, test } from '../harness/test';
import { fits } from '../harness/layout';

const NAMES = {
  'four hundred characters': `${'Wolfeschlegelsteinhausenbergerdorff '.repeat(11)}Last`.slice(0, 400),
  'four hundred without a blank': 'W'.repeat(400),
  'right to left': 'ليلى بنت محمد الأندلسي',
  'overriding direction': 'Anna \u202EkelleR\u202C Keller',
  'control characters': 'Anna\u0000\u0007\u001b[31m Keller\u0085',
  HTML: '<img src=x onerror="document.title=\'broken\'"><b>Anna</b> Keller',
  'a script': '"><script>document.title="broken"</script>',
  'a formula': '=HYPERLINK("http://evil.invalid","Anna") Keller',
  'several scripts': '佐々木 由美 Ωμέγα 👩🏽‍🚀',
};

for (const [what, name] of Object.entries(NAMES)) {
  test(`a name with ${what} is shown as it came, in the list and in review`, async ({
    desk,
    ashby,
    owner,
  }) => {
    expect(await ashby.send(candidateHire({ name, jobTitle: name, email: 'a@example.org' }))).toBe(200);
    await expect(rows(desk)).toHaveCount(1);
    await fits(desk);
    const [hire] = (await owner.call('inbox.list', {})).items;
    await rows(desk).first().click();
    await expect(completeHire(desk)).toBeVisible();
    await expect(desk.getByRole('heading', { level: 2 }).first()).toHaveText(hire?.candidate_name ?? '');
    await expect(desk).not.toHaveTitle('broken');
    await expect(desk.getByRole('main').locator('script, img[src=x]')).toHaveCount(0);
    await fits(desk);
  });
}

test('a hire with nothing in it is a hire all the same', async ({ desk, ashby, owner }) => {
  const empty = { name: '', email: null, phone: null, jobTitle: null, withOffer: false };
  expect(await ashby.send(candidateHire(empty))).toBe(200);
  await expect.poll(async () => (await owner.call('inbox.list', {})).items.length).toBe(1);
  const [hire] = (await owner.call('inbox.list', {})).items;
  await goTo(desk, '/inbox');
  await expect(desk.getByRole('button', { name: /^No start date/ })).toBeVisible();
  await expect(rows(desk)).toHaveCount(1);
  await goTo(desk, `/inbox/${hire?.id ?? ''}`);
  await expect(desk.getByRole('button', { name: /\d things missing/ })).toBeVisible();
  await field(desk, 'First name').fill('Anna');
  await field(desk, 'Last name').fill('Keller');
  await field(desk, 'Last name').blur();
  await expect(desk.getByText('Nothing is missing')).toBeVisible();
});

test('the samples of Ashby in several scripts arrive and are shown', async ({ desk, ashby, owner }) => {
  const seeds = await ashby.hires('--count', '24', '--seed', '7');
  expect(seeds).toHaveLength(24);
  await expect.poll(async () => (await owner.call('inbox.counts', {})).new).toBe(24);
  await goTo(desk, '/inbox');
  await expect(rows(desk).first()).toBeVisible();
  await fits(desk);
});

test('no value that somebody types is taken for HTML', async ({ desk, ashby, owner }) => {
  await ashby.send(candidateHire({ name: 'Nadia Petit' }));
  await openReview(desk, owner, 'Nadia Petit');
  await field(desk, 'Position').fill('<b onclick=x>Lead</b>');
  await field(desk, 'Position').blur();
  await completeHire(desk).click();
  await expect(desk.getByText('<b onclick=x>Lead</b>').first()).toBeVisible();
  await expect(row(desk, 'nothing')).toHaveCount(0);
});
