// `npm run bench -- [--entries 1000] [--then 100000] [--rounds 5] [--only watchers]`: Muster beside bare Next.js and plain
// SQL, measured in one run on this machine. `--then`: once more with so many entries. `--only`: one part of it (scripts/bench/run.ts names them).
import { endOnSignal, runNode } from './launch/command.mjs'
import { ensureInstalled } from './launch/install.mjs'
import { endWith, Stop } from './launch/say.mjs'

endOnSignal()
await ensureInstalled({ withChecks: true }).catch(endWith)
const { buildIfChanged } = await import('./launch/build.mjs')
const { generateIfChanged } = await import('./launch/generate.mjs')
const { throwAwayDatabase } = await import('./launch/throw-away.mjs')
const { findBrowser } = await import('./checks/browser.mjs')
const { at } = await import('./launch/paths.mjs')

try {
  if (process.platform !== 'linux') throw new Stop('The bench reads the time that processes took from /proc: run it on Linux.')
  await generateIfChanged()
  await buildIfChanged()
  const browser = await findBrowser()
  const database = await throwAwayDatabase({ durable: true })
  const env = { ...process.env, TEST_ADMIN_URL: database.adminUrl, CHROMIUM_PATH: browser }
  const { code } = await runNode(['--import', 'tsx', at('scripts/bench/run.ts'), ...process.argv.slice(2)], { env, show: true }).finally(database.stop)
  process.exit(code)
} catch (error) {
  endWith(error)
}
