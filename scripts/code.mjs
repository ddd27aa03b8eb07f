// `npm run code -- coordinator`: a second-factor code for an account of the demonstration, as their app would show it now.
import { runNode } from './launch/command.mjs'
import { ensureInstalled } from './launch/install.mjs'
import { at } from './launch/paths.mjs'
import { endWith } from './launch/say.mjs'
import { demoSecret } from './launch/secrets.mjs'
import { readSettings } from './launch/settings.mjs'

async function printCode() {
  const { dataDir, secret, env } = readSettings(['--demo'], process.env)
  const MUSTER_SECRET = demoSecret(dataDir, secret)
  await ensureInstalled({ withChecks: false })
  const how = { env: { ...env, MUSTER_SECRET }, show: true }
  return (await runNode(['--import', 'tsx', at('scripts/code.ts'), ...process.argv.slice(2)], how)).code
}

process.exit(await printCode().catch(endWith))
