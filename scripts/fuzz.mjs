// `npm run fuzz -- NAME [--minutes N] [--seed N]`: hostile input for a long time. What there is to name lies in scripts/fuzz.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

const folder = path.join(import.meta.dirname, 'fuzz')
const [name = '', ...rest] = process.argv.slice(2)
const names = fs.readdirSync(folder).filter((file) => file.endsWith('.ts')).map((file) => path.basename(file, '.ts'))
if (!names.includes(name)) {
  console.error(`Say what to feed: npm run fuzz -- ${names.join(' | ')} [--minutes N]`)
  process.exit(1)
}
const { status } = spawnSync(process.execPath, ['--import', 'tsx', path.join(folder, `${name}.ts`), ...rest], { stdio: 'inherit' })
process.exit(status ?? 1)
