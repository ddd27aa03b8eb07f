// `npm run e2e -- [arguments for Playwright]`: the browser tests alone, with all that they need around them.
import { endOnSignal } from './launch/command.mjs'
import { ensureInstalled } from './launch/install.mjs'
import { endWith } from './launch/say.mjs'

endOnSignal()
await ensureInstalled({ withChecks: true }).catch(endWith)
const { buildIfChanged } = await import('./launch/build.mjs')
const { generateIfChanged } = await import('./launch/generate.mjs')
const { throwAwayDatabase } = await import('./launch/throw-away.mjs')
const { playwright } = await import('./checks/playwright.mjs')

try {
  await generateIfChanged()
  await buildIfChanged()
  const database = await throwAwayDatabase()
  const { failed } = await playwright(database.adminUrl, process.argv.slice(2)).finally(database.stop)
  process.exit(failed > 0 ? 1 : 0)
} catch (error) {
  endWith(error)
}
