import { defineConfig, devices } from '@playwright/test'

// Run by npm test or npm run e2e, which start the server, the worker and a database, and find the browser.
const baseURL = process.env.MUSTER_URL
if (!baseURL) throw new Error('Run the browser tests with npm run e2e: it starts what they need.')

const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic', '--no-first-run']

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: 1, // one database, one world
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  use: {
    ...devices['Desktop Chrome'],
    baseURL,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: [...quiet, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    },
  },
})
