// Brings the database's tables up to date, and does not take the tool's word for it: a crashed engine can end with success.
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { faultOf } from './faults.mjs'
import { at } from './paths.mjs'
import { giveUpInterrupted } from './migration-step.mjs'
import { runPrisma } from './prisma.mjs'
import { withClient } from './provision.mjs'
import { Stop, step } from './say.mjs'

const LOCK = 0x6d696772

/**
 * Applies the migrations that are missing, one launcher at a time. Refuses a database that is newer than this Muster, or altered.
 * @param {string} ownerUrl
 */
export async function migrate(ownerUrl) {
  await withClient(ownerUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await giveUpInterrupted(client)
    if ((await missing(client)).length === 0) return
    await step('Preparing the tables of the database', async () => {
      const { code, output } = await runPrisma(['migrate', 'deploy'], { ownerUrl })
      if (code === 0 && (await missing(client)).length === 0) return
      throw new Stop(faultOf(output, 'The tables could not be brought up to date'))
    })
  })
}

/**
 * Names of the migrations that this checkout has and the database lacks.
 * @param {import('pg').Client} client
 */
async function missing(client) {
  const here = migrationsHere()
  const there = await migrationsThere(client)
  const unknown = there.find(({ name }) => !here.has(name))
  if (unknown) {
    throw new Stop(`The database was last used by a newer Muster (it knows ${unknown.name}): start that version, or one after it.`)
  }
  const altered = there.find(({ name, checksum }) => here.get(name) !== checksum)
  if (altered) {
    throw new Stop(`The migration ${altered.name} is not the one that this database was made with: get the original of its file back.`)
  }
  const applied = new Set(there.map(({ name }) => name))
  return [...here.keys()].filter((name) => !applied.has(name))
}

/** @returns {Map<string, string>} name → checksum */
export function migrationsHere() {
  const folder = at('prisma/migrations')
  const names = fs.readdirSync(folder).filter((name) => fs.existsSync(path.join(folder, name, 'migration.sql'))).sort()
  const checksum = (/** @type {string} */ name) =>
    crypto.createHash('sha256').update(fs.readFileSync(path.join(folder, name, 'migration.sql'))).digest('hex')
  return new Map(names.map((name) => [name, checksum(name)]))
}

/**
 * @param {import('pg').Client} client
 * @returns {Promise<{ name: string, checksum: string }[]>}
 */
async function migrationsThere(client) {
  const { rows: [table] } = await client.query("select to_regclass('public._prisma_migrations') is not null as present")
  if (!table.present) return []
  const { rows } = await client.query(`
    select migration_name as name, checksum from public._prisma_migrations
    where finished_at is not null and rolled_back_at is null order by started_at`)
  return rows
}
