import { defineConfig, devices } from '@playwright/test'

// Run by npm test or npm run e2e, which start the servers, their workers and databases, and find the browser. Each of Playwright's workers has an
// installation of its own, whose addresses stand in the environment of all that it runs.
const { TEST_INSTALLATIONS, TEST_PARALLEL_INDEX } = process.env
if (!TEST_INSTALLATIONS) throw new Error('Run the browser tests with npm run e2e: it starts what they need.')
const installations: Record<string, string>[] = JSON.parse(TEST_INSTALLATIONS)
Object.assign(process.env, installations[Number(TEST_PARALLEL_INDEX ?? 0)])
const baseURL = process.env.MUSTER_URL

const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic', '--no-first-run']

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  globalSetup: './e2e/play-story.ts',
  workers: installations.length,
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
