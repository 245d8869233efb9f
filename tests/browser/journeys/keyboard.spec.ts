/** The main journey with the keyboard alone: from the first start to the profile of the completed hire. */
import type { Locator, Page } from '@playwright/test';
import { Ashby } from '../harness/ashby';
import { candidateHire } from '../harness/bodies';
import { askedGroups, readKey } from '../harness/firstStart';
import { rows } from '../harness/inbox';
import { completeHire } from '../harness/review';
import { expect, OWNER, test } from '../harness/test';

const MOST_STEPS = 80;

/** Presses Tab until the focus is there; fails where a keyboard can't come. */
async function tabTo(page: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(wanted).toBeVisible();
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${MOST_STEPS} times ${key} do not lead to ${wanted.toString()}`);
}

/** The focus is seen: a ring of two pixels. */
async function hasRing(page: Page): Promise<void> {
  const width = await page.evaluate(() => {
    const focused = document.activeElement;
    return focused ? getComputedStyle(focused).outlineWidth : null;
  });
  expect(width).toBe('2px');
}

test('from the first start to the profile of the completed hire', async ({ page, hirelayd, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { keyboard } = page;
  await page.goto(await hirelayd.open());
  await expect(page.getByLabel('First name')).toBeFocused();
  await keyboard.type(OWNER.first_name);
  await keyboard.press('Tab');
  await keyboard.type(OWNER.last_name);
  await keyboard.press('Tab');
  await keyboard.type(OWNER.email);
  await keyboard.press('Tab');
  await keyboard.type(OWNER.password);
  await keyboard.press('Enter');

  const key = await readKey(page);
  for (const { label, group } of await askedGroups(page, key)) {
    await tabTo(page, page.getByLabel(label));
    await hasRing(page);
    await keyboard.type(group);
  }
  await keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'Connect Ashby' }));
  await keyboard.press('Enter');

  await tabTo(page, page.getByRole('button', { name: 'Install' }));
  await hasRing(page);
  await keyboard.press('Enter');
  await tabTo(page, page.getByLabel('Public address'));
  await keyboard.type(hirelayd.listener);
  await keyboard.press('Enter');
  const copied = async (label: string): Promise<string> => {
    await tabTo(page, page.getByRole('button', { name: label, exact: true }));
    const before = await page.evaluate(() => navigator.clipboard.readText());
    await keyboard.press('Enter');
    const read = () => page.evaluate(() => navigator.clipboard.readText());
    await expect.poll(read).not.toBe(before);
    return read();
  };
  const target = await copied('Copy URL');
  expect(target).toContain(hirelayd.listener);
  const ashby = new Ashby({ target, secret: await copied('Copy secret') });
  await ashby.ping();
  await expect(page.getByRole('main').getByText('Address and secret are right.')).toBeVisible();

  await ashby.send(candidateHire({ name: 'Cher', jobTitle: 'Singer' }));
  await keyboard.press('g');
  await keyboard.press('i');
  await expect(rows(page)).toHaveCount(1);
  await keyboard.press('j');
  await expect(rows(page).first()).toBeFocused();
  await hasRing(page);
  await keyboard.press('Enter');

  await expect(completeHire(page)).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: '1 thing missing' }));
  await keyboard.press('Enter');
  await keyboard.type('Sarkisian');
  await keyboard.press('Control+Enter');
  await expect(page.getByText('Completed by you')).toBeVisible();
  await tabTo(page, page.getByRole('link', { name: /profile|Find in People/ }).first());
  await keyboard.press('Enter');
  await expect(page.getByText('Sarkisian').first()).toBeVisible();
  await expect(page).toHaveURL(/\/people/);
});
