// Databases for tests: one is migrated, all others are copies of it, made in a moment.
import crypto from 'node:crypto'
import fs from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { generateIfChanged } from './generate.mjs'
import { migrate, migrationsHere } from './migrate.mjs'
import { at } from './paths.mjs'
import { provision, withClient } from './provision.mjs'
import { derived } from './secrets.mjs'
import { databaseUrl, ownerUrl } from './urls.mjs'

export const TEMPLATE = 'muster_template'
/** The secret of every test: nothing that it protects is worth anything. */
export const TEST_SECRET = Buffer.alloc(32, 7).toString('base64url')
export const TEST_APP_PASSWORD = derived(TEST_SECRET).app

const LOCK = 0x74657374

/**
 * Migrates the template, unless this server has one of just these migrations already.
 * @param {string} adminUrl
 */
export async function prepareTemplate(adminUrl) {
  await generateIfChanged()
  const roles = fs.readFileSync(at('scripts/launch/provision.mjs'))
  const digest = crypto.createHash('sha256').update(JSON.stringify([...migrationsHere()])).update(roles).digest('hex')
  await withClient(databaseUrl(adminUrl, 'postgres'), async (server) => {
    await server.query('select pg_advisory_lock($1)', [LOCK]) // until this connection closes
    const { rows: [found] } = await server.query(
      "select shobj_description(oid, 'pg_database') as made_from from pg_database where datname = $1", [TEMPLATE])
    if (found?.made_from === digest) return
    await server.query(`drop database if exists ${TEMPLATE} with (force)`)
    const url = databaseUrl(adminUrl, TEMPLATE)
    await provision(url, TEST_APP_PASSWORD)
    await migrate(ownerUrl(url))
    await server.query(`comment on database ${TEMPLATE} is '${digest}'`)
  })
}

/**
 * Makes a copy of a database.
 * @param {string} adminUrl
 * @param {string} from connections to it are closed
 * @param {string} name
 */
export async function copyDatabase(adminUrl, from, name) {
  const [source, copy] = [pg.escapeIdentifier(from), pg.escapeIdentifier(name)]
  await withClient(databaseUrl(adminUrl, 'postgres'), async (server) => {
    for (let attempt = 0; ; attempt++) {
      await server.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [from])
      try {
        // Copying the files is several times faster than copying through the log, which is PostgreSQL's own way.
        await server.query(`create database ${copy} template ${source} owner muster_owner strategy file_copy`)
        break
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === '55006') || attempt > 50) throw error
        await wait(20) // somebody still is, or is just being closed
      }
    }
    // A copy has the rights of a new database, not those of its source.
    await server.query(`revoke all on database ${copy} from public`)
    await server.query(`grant connect on database ${copy} to muster_app`)
  })
}

/**
 * @param {string} adminUrl
 * @param {string} pattern of names, as in SQL's like
 */
export async function dropDatabases(adminUrl, pattern) {
  await withClient(databaseUrl(adminUrl, 'postgres'), async (server) => {
    const { rows } = await server.query('select datname from pg_database where datname like $1', [pattern])
    for (const { datname } of rows) await server.query(`drop database if exists ${pg.escapeIdentifier(datname)} with (force)`)
  })
}
