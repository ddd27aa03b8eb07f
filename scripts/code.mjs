// `npm run code -- coordinator`: a second-factor code for an account of the demonstration, as their app would show it now.
import { runNode } from './launch/command.mjs'
import { ensureInstalled } from './launch/install.mjs'
import { at } from './launch/paths.mjs'
import { endWith } from './launch/say.mjs'

await ensureInstalled({ withChecks: false }).catch(endWith)
const { code } = await runNode(['--import', 'tsx', at('scripts/code.ts'), ...process.argv.slice(2)], { show: true })
process.exit(code)
