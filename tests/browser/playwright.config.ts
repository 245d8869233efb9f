import { defineConfig } from '@playwright/test';

/** The browser that the machine has. It talks to nobody but the page that it was given. */
const launchOptions = {
  executablePath: process.env['HIRELAY_CHROMIUM'] ?? '/usr/bin/chromium',
  args: [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-domain-reliability',
    '--disable-sync',
    '--no-default-browser-check',
    '--no-first-run',
    '--no-pings',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  ],
};

export default defineConfig({
  outputDir: 'results',
  fullyParallel: true,
  forbidOnly: true,
  // A journey that only works the second time is broken.
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    headless: true,
    launchOptions,
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    trace: 'retain-on-failure',
  },
  projects: [
    { name: 'journeys', testDir: 'journeys', testIgnore: '**/frames.spec.ts' },
    // Measures, so it has the machine for itself.
    {
      name: 'frames',
      testDir: 'journeys',
      testMatch: '**/frames.spec.ts',
      // Watching costs frames.
      use: { trace: 'off' },
      dependencies: ['journeys'],
      workers: 1,
    },
    { name: 'pictures', testDir: 'pictures', workers: 1 },
  ],
});
