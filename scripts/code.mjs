// Prints a second-factor code for one of the demonstration's accounts: npm run code -- coordinator
import { runNode } from './launch/command.mjs'
import { at } from './launch/paths.mjs'
import { loadSecrets } from './launch/secrets.mjs'
import { readSettings } from './launch/settings.mjs'
import fs from 'node:fs'

const { dataDir, secret } = readSettings(['--demo'], process.env)
if (!fs.existsSync(dataDir)) {
  console.error('There is no demonstration yet: start it with npm start -- --demo.')
  process.exit(1)
}
const { code, output } = await runNode(['--import', 'tsx', at('scripts/code.ts'), ...process.argv.slice(2)], {
  env: { ...process.env, MUSTER_SECRET: loadSecrets(dataDir, secret).muster },
})
console.log(output.trim())
process.exitCode = code ?? 1
