/** A throw-away workspace with a simulated Ashby. */
import { enter, expect, test } from '../harness/test';

test('exploring is a workspace of its own, and leads back', async ({ page, hirelayd, owner, watch }) => {
  watch.allow(/answer 401/);
  await enter(page, hirelayd, owner, '/settings/integrations/ashby');
  await page.getByRole('button', { name: 'Explore with a simulated Ashby' }).click();
  const banner = page.getByRole('region', { name: 'Exploring' });
  await expect(banner).toBeVisible();
  await expect(page.getByRole('tab', { name: /New 9/ }).or(page.getByText('Overdue').first())).toBeVisible();
  await banner.getByRole('button', { name: 'Simulate' }).click();
  await page.getByRole('menuitem', { name: 'Another candidate is hired' }).click();
  await expect(page.getByText('1 new hire')).toBeVisible();
  await banner.getByRole('button', { name: 'Leave' }).click();
  await expect(banner).toBeHidden();
  expect((await owner.call('inbox.counts', {})).new).toBe(0);
});
