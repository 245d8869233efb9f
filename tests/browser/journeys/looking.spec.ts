/** What holds on every screen: accessible in both themes, and nothing cut in a small or an enlarged window. */
import { accessible } from '../harness/accessible';
import { fits, reachable } from '../harness/layout';
import { expect, test } from '../harness/looking';
import { SCREENS } from '../harness/screens';
import { goTo } from '../harness/test';

for (const { name, path, ready } of SCREENS) {
  test(`${name}: accessible in light and dark, and whole in every window`, async ({
    desk,
    company,
    watch,
  }) => {
    watch.allow(/answer 404/);
    await goTo(desk, path(company));
    await expect(ready(desk)).toBeVisible();
    await accessible(desk);
    await desk.emulateMedia({ colorScheme: 'dark' });
    await expect(desk.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
    await accessible(desk);
    for (const [width, height] of [
      [1280, 800],
      [900, 650],
      // What a window of 1280 × 800 shows at 200 %.
      [640, 400],
    ] as const) {
      await desk.setViewportSize({ width, height });
      await expect(ready(desk)).toBeAttached();
      await fits(desk);
      await reachable(desk);
    }
  });
}
