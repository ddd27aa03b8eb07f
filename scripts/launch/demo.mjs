// The demonstration: made-up people and a made-up incident, in a database of its own that may be thrown away at any time.
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { runNode } from './command.mjs'
import { faultOf } from './faults.mjs'
import { at } from './paths.mjs'
import { withClient } from './provision.mjs'
import { Stop, step } from './say.mjs'
import { databaseUrl } from './urls.mjs'

const SEED = at('prisma/seed.ts')
const doneFile = (/** @type {string} */ dataDir) => path.join(dataDir, 'seeded')

/**
 * Throws away what an interrupted start left half filled.
 * @param {string} dataDir
 * @param {string} adminUrl
 */
export async function dropUnfinished(dataDir, adminUrl) {
  if (fs.existsSync(doneFile(dataDir))) return
  const name = decodeURIComponent(new URL(adminUrl).pathname.slice(1))
  await withClient(databaseUrl(adminUrl, 'postgres'), (client) =>
    client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`))
}

/**
 * Fills the demonstration at its first start.
 * @param {string} dataDir
 * @param {NodeJS.ProcessEnv} env
 */
export async function fill(dataDir, env) {
  if (fs.existsSync(doneFile(dataDir))) return
  await step('Filling the demonstration, about a minute', () => runSeed([], env))
  fs.writeFileSync(doneFile(dataDir), new Date().toISOString())
}

/**
 * The lines about the demonstration's accounts.
 * @param {NodeJS.ProcessEnv} env
 */
export const accounts = (env) => runSeed(['--print'], env)

/**
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env of prisma/seed.ts: MUSTER_DEMO, OWNER_DATABASE_URL, APP_DATABASE_URL, MUSTER_SECRET
 */
async function runSeed(args, env) {
  const { code, output, stdout } = await runNode(['--import', 'tsx', SEED, ...args], { env })
  if (code !== 0) throw new Stop(faultOf(output, 'The demonstration could not be filled'))
  return stdout.trimEnd()
}
