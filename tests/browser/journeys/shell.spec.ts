import { candidateHire } from '../harness/bodies';
import { accessible } from '../harness/accessible';
import { rows } from '../harness/inbox';
import { expect, test } from '../harness/test';

const PAGES = [
  ['i', 'ATS inbox'],
  ['p', 'People'],
  ['a', 'Activity'],
  ['s', 'Settings'],
] as const;

test('the sidebar leads everywhere, and the window is named after the page', async ({ desk }) => {
  const navigation = desk.getByRole('navigation', { name: 'Main navigation' });
  for (const [, name] of PAGES) {
    await navigation.getByRole('link', { name }).click();
    await expect(navigation.getByRole('link', { name })).toHaveAttribute('aria-current', 'page');
    await expect(desk).toHaveTitle(/ · Hirelay$/);
  }
});

test('G and a letter go to each place', async ({ desk }) => {
  for (const [key, name] of PAGES) {
    await desk.keyboard.press('g');
    await desk.keyboard.press(key);
    await expect(desk.getByRole('link', { name, exact: true })).toHaveAttribute('aria-current', 'page');
  }
});

test('the palette finds pages and actions by name, and acts', async ({ desk }) => {
  await desk.keyboard.press('Control+k');
  const search = desk.getByPlaceholder('Where to, or what to do?');
  await expect(search).toBeFocused();
  await search.fill('peop');
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('heading', { level: 1, name: 'People' })).toBeVisible();
  await expect(search).toBeHidden();
  await desk.keyboard.press('Control+k');
  await search.fill('dark');
  await desk.keyboard.press('Enter');
  await expect(desk.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await expect(search).toBeHidden();
  await desk.keyboard.press('Control+k');
  await search.fill('nothing is called that');
  await expect(desk.getByText(/Nothing is called that/)).toBeVisible();
  await desk.keyboard.press('Escape');
  await expect(search).toBeHidden();
});

test('the map of the keys names every key of the program', async ({ desk }) => {
  await desk.keyboard.press('?');
  const map = desk.getByRole('dialog', { name: 'Keyboard shortcuts' });
  for (const does of [
    'Next row',
    'Previous row',
    'Open',
    'Edit',
    'Complete hire',
    'Link to existing employee',
    'Dismiss',
    'Search in the list',
    'Show this map',
    ...PAGES.map(([, name]) => `Go to ${name}`),
  ]) {
    await expect(map.getByText(does, { exact: true })).toBeVisible();
  }
  await desk.keyboard.press('Escape');
  await expect(map).toBeHidden();
});

test('single keys are off while one types', async ({ desk, ashby }) => {
  await ashby.send(candidateHire({ name: 'Anna Keller' }));
  await expect(rows(desk)).toHaveCount(1);
  const search = desk.getByRole('searchbox');
  await search.focus();
  await desk.keyboard.type('gpj?d');
  await expect(search).toHaveValue('gpj?d');
  await expect(desk.getByRole('dialog')).toHaveCount(0);
  await expect(desk.getByRole('heading', { level: 1, name: 'ATS inbox' })).toBeVisible();
});

test('the person menu changes the theme, which stays', async ({ desk }) => {
  await desk.getByRole('button', { name: /Olivia Owner/ }).click();
  await desk.getByRole('menuitemradio', { name: 'Dark' }).click();
  await expect(desk.getByRole('menuitemradio', { name: 'Dark' })).toHaveAttribute('aria-checked', 'true');
  await desk.reload();
  await expect(desk.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
});

test('the theme follows the computer where nobody chose', async ({ desk }) => {
  await desk.emulateMedia({ colorScheme: 'dark' });
  await expect(desk.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await desk.emulateMedia({ colorScheme: 'light' });
  await expect(desk.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'light');
});

test('reception is told truthfully: never green before something has shown it', async ({ desk, ashby }) => {
  await expect(desk.getByRole('main')).toBeVisible();
  const pill = desk.getByRole('banner').getByText(/Ashby is not connected|not checked from outside/);
  await expect(pill).toContainText('Listening on this computer; not checked from outside');
  await pill.hover();
  const card = desk.getByRole('dialog');
  await expect(card.getByRole('link', { name: 'Open Ashby settings' })).toBeVisible();
  await expect(card.getByText(ashby.webhook.target.split('/').slice(0, 3).join('/'))).toBeVisible();
});

test('the bell counts what came since it was last opened', async ({ desk, ashby }) => {
  await ashby.send(candidateHire({ name: 'Anna Keller' }));
  await desk.getByRole('button', { name: 'Latest from Ashby, 1 new' }).click();
  await expect(desk.getByRole('dialog').getByText('New hire')).toBeVisible();
  await desk.keyboard.press('Escape');
  await expect(desk.getByRole('button', { name: 'Latest from Ashby', exact: true })).toBeFocused();
});

test('open menus and dialogs have no accessibility violations either', async ({ desk }) => {
  const check = async () => {
    // What floats above the page belongs to no landmark of it.
    await accessible(desk, ['region']);
  };
  await desk.getByRole('button', { name: /Olivia Owner/ }).click();
  await expect(desk.getByRole('menuitem', { name: 'Sign out' })).toBeVisible();
  await check();
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('?');
  await expect(desk.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await check();
  await desk.keyboard.press('Escape');
  await expect(desk.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeHidden();
  await desk.keyboard.press('Control+k');
  await expect(desk.getByPlaceholder('Where to, or what to do?')).toBeFocused();
  await check();
});
