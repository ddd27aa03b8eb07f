// Roles and database. Not a migration, because roles belong to the whole server. Safe to repeat at every start.
import pg from 'pg'
import { Stop } from './say.mjs'
import { scramVerifier } from './scram.mjs'
import { appUrl, databaseUrl } from './urls.mjs'

const OLDEST = 15
/** The two schemas as migrations find them: muster for functions, public for tables. */
export const SCHEMAS = `
  create schema if not exists muster;
  grant usage on schema muster to muster_app, muster_gate;
  grant create on schema muster to muster_gate;
  revoke create on schema public from public;
  grant usage on schema public to muster_app, muster_gate;`

/**
 * Large objects lie outside of every table and its guards, and anybody may make them. Only a superuser can take that away: with a database
 * of one's own whose user is none, it stays as that server has it.
 */
export const NO_LARGE_OBJECTS = `
  do $$ declare f regprocedure; begin
    if (select rolsuper from pg_roles where rolname = current_user) then
      for f in select oid from pg_proc where pronamespace = 'pg_catalog'::regnamespace
          and proname in ('lo_creat', 'lo_create', 'lo_from_bytea', 'lo_open', 'lo_put', 'lo_unlink', 'lowrite', 'lo_truncate', 'lo_truncate64') loop
        execute format('revoke execute on function %s from public', f);
      end loop;
    end if;
  end $$`

const LOCK = 0x6d757374 // any number, as long as every launcher takes the same

/**
 * Makes muster_owner, muster_gate and muster_app where they are missing, and the database; refuses what would open a door.
 * @param {string} adminUrl names the database; its user may create roles
 * @param {string} appPassword
 */
export async function provision(adminUrl, appPassword) {
  const database = decodeURIComponent(new URL(adminUrl).pathname.slice(1))
  await withServer(adminUrl, async (server) => {
    await checkVersion(server)
    await server.query('select pg_advisory_lock($1)', [LOCK])
    const appIsNew = await makeRoles(server, appPassword)
    await makeDatabase(server, database)
    await checkApp(server, appIsNew ? undefined : appUrl(adminUrl, appPassword))
  })
  await withClient(adminUrl, (client) => openSchemas(client, database))
}

/**
 * Runs queries on one connection, and closes it.
 * @template T
 * @param {string} url
 * @param {(client: pg.Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}

/**
 * Connects to the database, or, while there is none yet, to the one that every server has.
 * @param {string} adminUrl
 * @param {(client: pg.Client) => Promise<void>} work
 */
async function withServer(adminUrl, work) {
  try {
    await withClient(adminUrl, work)
  } catch (error) {
    if (codeOf(error) === '3D000') return withClient(databaseUrl(adminUrl, 'postgres'), work)
    throw error
  }
}

/** @param {pg.Client} server */
async function checkVersion(server) {
  const { rows } = await server.query(`
    select current_setting('server_version_num')::int / 10000 as major, current_setting('server_version') as full`)
  if (rows[0].major < OLDEST) throw new Stop(`The database is PostgreSQL ${rows[0].full}: Muster needs ${OLDEST} or later.`)
}

/**
 * @param {pg.Client} server
 * @param {string} appPassword
 */
async function makeRoles(server, appPassword) {
  const { rows } = await server.query("select rolname from pg_roles where rolname like 'muster\\_%'")
  const missing = (/** @type {string} */ name) => !rows.some((row) => row.rolname === name)
  try {
    for (const name of ['muster_owner', 'muster_gate']) if (missing(name)) await server.query(`create role ${name} nologin`)
    if (missing('muster_app')) await server.query(`create role muster_app login password ${pg.escapeLiteral(scramVerifier(appPassword))}`)
    const { rows: [has] } = await server.query(`
      select pg_has_role('muster_owner', 'muster_gate', 'member') as gate,
        pg_has_role('muster_owner', case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end) as owner`)
    if (!has.gate) await server.query('grant muster_gate to muster_owner')
    if (!has.owner) await server.query('grant muster_owner to current_user')
  } catch (error) {
    if (codeOf(error) !== '42501') throw error
    throw new Stop('The user in DATABASE_URL may not create roles: give it CREATEROLE and CREATEDB, or name another user.')
  }
  return missing('muster_app')
}

/**
 * @param {pg.Client} server
 * @param {string} database
 */
async function makeDatabase(server, database) {
  const name = pg.escapeIdentifier(database)
  const { rows: [found] } = await server.query(
    'select pg_get_userbyid(datdba) as owner, pg_encoding_to_char(encoding) as encoding from pg_database where datname = $1', [database])
  if (found && found.encoding !== 'UTF8') {
    throw new Stop(`The database ${database} is encoded as ${found.encoding}: give Muster one in UTF8.`)
  }
  try {
    if (!found) await server.query(`create database ${name} owner muster_owner encoding 'UTF8' template template0`)
    else if (found.owner !== 'muster_owner') await server.query(`alter database ${name} owner to muster_owner`)
  } catch (error) {
    if (codeOf(error) !== '42501') throw error
    throw new Stop(`The user in DATABASE_URL may not make the database ${database} Muster's: give it CREATEDB and the ownership.`)
  }
}

/**
 * The application must be held by row-level security and own nothing; and it must be ours, not that of another secret.
 * @param {pg.Client} server
 * @param {string | undefined} url to log in with, unless the role was made just now
 */
async function checkApp(server, url) {
  const { rows: [role] } = await server.query(`
    select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb
      or exists (select 1 from pg_auth_members where member = pg_roles.oid) as mighty
    from pg_roles where rolname = 'muster_app'`)
  if (role.mighty) {
    throw new Stop('The database role muster_app has rights that would let it read everything: take them away, or drop the role.')
  }
  if (!url) return
  await withClient(url, async () => {}).catch((error) => {
    if (codeOf(error) === '42501') return // let in by password; the right to connect follows below
    if (codeOf(error) !== '28P01') throw error
    throw new Stop('This database was set up with another secret: set MUSTER_SECRET to that one, or put its .data/secrets.json back.')
  })
}

/**
 * @param {pg.Client} client
 * @param {string} database
 */
async function openSchemas(client, database) {
  const name = pg.escapeIdentifier(database)
  await client.query(NO_LARGE_OBJECTS)
  await client.query(`
    set role muster_owner;
    revoke all on database ${name} from public;
    grant connect on database ${name} to muster_app;
    ${SCHEMAS}`)
}

/** @param {unknown} error */
const codeOf = (error) => (error instanceof Error && 'code' in error ? error.code : undefined)
