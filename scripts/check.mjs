// `npm run check`: the quick part of npm test, without a database or a browser.
import { ensureInstalled } from './launch/install.mjs'
import { endWith } from './launch/say.mjs'

await ensureInstalled({ withChecks: true }).catch(endWith)
const { generateIfChanged } = await import('./launch/generate.mjs')
const { boundaries, lint, types } = await import('./checks/static.mjs')
const { Tally } = await import('./checks/tally.mjs')
const { vitest } = await import('./checks/vitest.mjs')

await generateIfChanged().catch(endWith)
const tally = new Tally()
await tally.check('Types', types)
await tally.check('Lint', lint)
await tally.check('Boundaries', boundaries)
await tally.check('Tests of the rules', () => vitest(['--project', 'rules']))
tally.close()
