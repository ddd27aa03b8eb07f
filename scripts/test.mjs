// `npm test`: every check there is, on a fresh clone too. The last line says how many passed and how many failed.
import { endOnSignal } from './launch/command.mjs'
import { ensureInstalled } from './launch/install.mjs'
import { endWith } from './launch/say.mjs'

endOnSignal()
await ensureInstalled({ withChecks: true }).catch(endWith)

const { buildIfChanged } = await import('./launch/build.mjs')
const { generateIfChanged } = await import('./launch/generate.mjs')
const { throwAwayDatabase } = await import('./launch/throw-away.mjs')
const { drift } = await import('./checks/drift.mjs')
const { playwright } = await import('./checks/playwright.mjs')
const { boundaries, lint, types, unused } = await import('./checks/static.mjs')
const { Tally } = await import('./checks/tally.mjs')
const { vitest } = await import('./checks/vitest.mjs')

const tally = new Tally()
try {
  await generateIfChanged()
  await tally.check('Types', types)
  await tally.check('Lint', lint)
  await tally.check('Boundaries', boundaries)
  await tally.check('Nothing unused', unused)

  const database = await throwAwayDatabase()
  try {
    await tally.check('Schema and migrations agree', async () => {
      const sql = await drift(database.adminUrl)
      return { passed: sql ? 0 : 1, failed: sql ? 1 : 0, output: `The migrations lack:\n${sql}` }
    })
    await tally.check('Tests', () => vitest([], { TEST_ADMIN_URL: database.adminUrl }))
    let built = false
    await tally.check('Build', async () => {
      await buildIfChanged()
      built = true
      return { passed: 1, failed: 0 }
    })
    const notRun = { passed: 0, failed: 1, output: 'Not run: there is no build.' }
    await tally.check('Browser tests', async () => (built ? playwright(database.adminUrl) : notRun))
  } finally {
    await database.stop()
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  tally.failed += 1
}
tally.close()
