import { defineConfig } from 'vitest/config'
import { TEST_SECRET } from './scripts/launch/template.mjs'

// Two kinds of tests: the pure ones, and those that need a database, which get a real one. One file alone:
// npx vitest run --project database lib/commands/task.test.ts
const pure = ['lib/{words,doctrine}.test.ts', 'lib/rules/**/*.test.ts', 'lib/plans/**/*.test.ts', 'components/**/*.test.{ts,tsx}']

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: `${import.meta.dirname}/` },
      { find: 'server-only', replacement: `${import.meta.dirname}/node_modules/server-only/empty.js` },
    ],
  },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    restoreMocks: true,
    env: { MUSTER_SECRET: TEST_SECRET, MUSTER_URL: 'http://localhost:3000', TZ: 'UTC' },
    projects: [
      { extends: true, test: { name: 'rules', include: pure } },
      {
        extends: true,
        test: {
          name: 'database',
          include: ['{app,components,lib,prisma,scripts}/**/*.test.{ts,tsx}'],
          exclude: pure,
          globalSetup: 'lib/testing/server.ts',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
