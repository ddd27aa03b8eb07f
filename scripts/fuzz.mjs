// `npm run fuzz -- routes` throws odd requests at every route of the built server, and fails on any fault, any answer that takes longer than a
// second, and memory without bounds. `npm run fuzz -- parsers` feeds every reader of input. Both take --minutes N and --seed N; the seed makes
// a run the same again.
import { endOnSignal, runNode } from './launch/command.mjs'
import { ensureInstalled } from './launch/install.mjs'
import { endWith, Stop } from './launch/say.mjs'

endOnSignal()
await ensureInstalled({ withChecks: true }).catch(endWith)
const { buildIfChanged } = await import('./launch/build.mjs')
const { generateIfChanged } = await import('./launch/generate.mjs')
const { throwAwayDatabase } = await import('./launch/throw-away.mjs')
const { at } = await import('./launch/paths.mjs')

const [what, ...rest] = process.argv.slice(2)
try {
  if (what !== 'routes' && what !== 'parsers') throw new Stop('Say what to feed: npm run fuzz -- routes | parsers [--minutes N] [--seed N]')
  if (what === 'parsers') process.exit((await runNode(['--import', 'tsx', at('scripts/fuzz/parsers.ts'), ...rest], { env: process.env, show: true })).code)
  if (process.platform !== 'linux') throw new Stop('The fuzzer reads the memory of the server from /proc: run it on Linux.')
  await generateIfChanged()
  await buildIfChanged()
  const database = await throwAwayDatabase()
  const env = { ...process.env, TEST_ADMIN_URL: database.adminUrl }
  const { code } = await runNode(['--import', 'tsx', at('scripts/fuzz/routes.ts'), ...rest], { env, show: true }).finally(database.stop)
  process.exit(code)
} catch (error) {
  endWith(error)
}
