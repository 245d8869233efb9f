/** Every journey has a Hirelay of its own, and ends by looking at what the browser complained of. */
import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import { Ashby } from './ashby';
import { Hirelayd } from './hirelayd';
import type { Session } from './session';
import { Watch } from './watch';

export const OWNER = {
  first_name: 'Olivia',
  last_name: 'Owner',
  email: 'olivia.owner@company.invalid',
  password: 'a password nobody uses',
};

export interface Owner extends Session {
  recoveryKey: string;
}

interface Fixtures {
  hirelayd: Hirelayd;
  watch: Watch;
  /** The owner's session; the workspace exists. */
  owner: Owner;
  /** Ashby, installed and reached under the listener's own address. */
  ashby: Ashby;
  /** A window of the owner's, signed in without the journey having to. */
  desk: Page;
}

export const test = base.extend<Fixtures>({
  hirelayd: async ({}, use) => {
    const hirelayd = await Hirelayd.start();
    await use(hirelayd);
    await hirelayd.remove();
  },

  watch: [
    async ({ context, hirelayd }, use) => {
      await watched(context, () => hirelayd.admin, use);
    },
    { auto: true },
  ],

  owner: async ({ hirelayd }, use) => {
    await use(await createOwner(hirelayd));
  },

  ashby: async ({ hirelayd, owner }, use) => {
    await use(await install(hirelayd, owner));
  },

  desk: async ({ page, hirelayd, owner }, use) => {
    await enter(page, hirelayd, owner);
    await expect(page.getByRole('heading', { level: 1, name: 'ATS inbox' })).toBeVisible();
    await use(page);
  },
});

/** Fails at the end where the browser complained of something that the journey did not announce. */
export async function watched(
  context: BrowserContext,
  admin: () => string,
  use: (watch: Watch) => Promise<void>,
): Promise<void> {
  const watch = new Watch(admin);
  watch.over(context);
  await use(watch);
  expect(watch.unexpected, 'what the browser complained of').toEqual([]);
}

export async function createOwner(hirelayd: Hirelayd, owner = OWNER): Promise<Owner> {
  const created = await hirelayd.host.call('setup.create_owner', owner);
  const session = hirelayd.host.as(created.token);
  return Object.assign(session, { recoveryKey: created.recovery_key });
}

/** Installs the integration under a public address; messages go straight to the listener. */
export async function install(
  hirelayd: Hirelayd,
  owner: Session,
  publicUrl = hirelayd.listener,
): Promise<Ashby> {
  const { secret, path } = await owner.call('integration.install', {});
  await owner.call('reach.save', { kind: 'by_hand', public_url: publicUrl });
  return new Ashby({ target: `${hirelayd.listener}${path ?? ''}`, secret });
}

/** Signs a window in as this session, as if it had been signed in before. */
export async function enter(
  page: Page,
  hirelayd: Hirelayd,
  session: Session,
  path = '/inbox',
): Promise<void> {
  await page.goto(`${hirelayd.admin}/hirelay.svg`);
  await page.evaluate(
    ([host, token]) => {
      sessionStorage.setItem('hirelay.host', host);
      sessionStorage.setItem('hirelay.session', token);
    },
    [hirelayd.host.token, session.token] as const,
  );
  await page.goto(`${hirelayd.admin}${path}`);
}

/** A page of the window that is open, as a person would come to it by its address. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.goto(new URL(path, page.url()).href);
}

export { expect };
