/** Pictures of the screens for the README and the guide, in both themes and in two windows. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import sharp from 'sharp';
import { ROOT } from './programs';

const FOLDER = join(ROOT, 'docs', 'screenshots');
const THEMES = ['light', 'dark'] as const;
const WINDOWS = [
  { width: 1280, height: 800 },
  { width: 900, height: 650 },
];

/** Writes `docs/screenshots/<name>-<theme>-<width>.png`, with what it is about in the middle. */
export async function picture(page: Page, name: string, about?: Locator): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  for (const size of WINDOWS) {
    await page.setViewportSize(size);
    await about?.first().evaluate((element) => element.scrollIntoView({ block: 'center' }));
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme });
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
      const taken = await still(page);
      const small = await sharp(taken).png({ palette: true, colours: 128, effort: 10 }).toBuffer();
      await writeFile(join(FOLDER, `${name}-${colorScheme}-${size.width}.png`), small);
    }
  }
}

/** The page once it no longer changes: two pictures of it in a row are equal. */
async function still(page: Page): Promise<Buffer> {
  await page.evaluate(() => document.fonts.ready);
  const take = () => page.screenshot({ animations: 'disabled', caret: 'hide' });
  let taken = await take();
  await expect(async () => {
    const before = taken;
    taken = await take();
    expect(taken.equals(before)).toBe(true);
  }).toPass();
  return taken;
}
