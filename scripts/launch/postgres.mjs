// The PostgreSQL that comes with Muster: real server processes, reachable from this machine alone, by password alone.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { freePort } from './ports.mjs'
import { databaseAccount, giveTo, programs, reachable } from './postgres-files.mjs'
import { initialise } from './postgres-init.mjs'
import { bornOf, commandOf, endProcess, WAYS_TO_END } from './processes.mjs'
import { Stop } from './say.mjs'

const ALWAYS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // What people wrote stays out of the log.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
}
const THROW_AWAY = { durable: { max_connections: '200' }, fast: { max_connections: '200', fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } }

/**
 * @typedef {object} Postgres
 * @property {string} place where its data lies
 * @property {(database: string) => string} url as the superuser
 * @property {(log: number) => import('node:child_process').ChildProcess} spawn starts the server; log: an open file for what it says
 * @property {(stillWanted: () => boolean) => Promise<void>} ready waits until it answers
 */

/**
 * Prepares the data folder, takes it over from a server that an earlier start left behind, and says how to start the server.
 * @param {{ folder: string, password: string, throwAway?: 'fast' | 'durable' }} how throwAway: for tests, which can lose it, or for the bench
 * @returns {Promise<Postgres>}
 */
export async function preparePostgres({ folder, password, throwAway }) {
  const account = databaseAccount(folder)
  const bin = path.join(programs(account), 'bin')
  const place = reachable(folder, account)
  if (!fs.existsSync(path.join(place, 'PG_VERSION'))) initialise({ bin, place, account, password, throwAway: throwAway !== undefined })
  await takeOver(place)
  if (account) giveTo(place, account)

  const port = await freePort()
  const settings = Object.entries({ ...ALWAYS, ...(throwAway ? THROW_AWAY[throwAway] : {}) }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const url = (/** @type {string} */ database) => `postgresql://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`
  return {
    place,
    url,
    // A session of its own: Ctrl-C reaches the launcher alone, which stops the web server first.
    spawn: (log) =>
      spawn(path.join(bin, 'postgres'), ['-D', place, '-p', String(port), ...settings], {
        ...account,
        cwd: '/',
        env: { LC_ALL: 'C' },
        detached: true,
        stdio: ['ignore', log, log],
      }),
    ready: (stillWanted) => untilAnswers(url('postgres'), stillWanted),
  }
}

/**
 * After a crash PostgreSQL first repairs itself, which can take minutes on a large database.
 * @param {string} url
 * @param {() => boolean} stillWanted
 */
async function untilAnswers(url, stillWanted) {
  while (stillWanted()) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      await client.end().catch(() => {})
      if (error instanceof Error && 'code' in error && error.code === '28P01') {
        throw new Stop('The password in secrets.json does not open the database beside it: put both back from the same copy of the folder.')
      }
      await wait(50)
    }
  }
}

/**
 * Ends a server that still runs on this data folder, and removes the mark of one that no longer does: its pid may
 * belong to a stranger by now, whom PostgreSQL would take for it.
 * @param {string} place
 */
async function takeOver(place) {
  const mark = path.join(place, 'postmaster.pid')
  if (!fs.existsSync(mark)) return
  const pid = Number(fs.readFileSync(mark, 'utf8').split('\n')[0])
  const born = bornOf(pid)
  if (born && servesFrom(pid, place)) await endProcess({ pid, born }, WAYS_TO_END.postgres ?? [])
  else fs.rmSync(mark, { force: true })
}

/**
 * @param {number} pid
 * @param {string} place
 */
function servesFrom(pid, place) {
  if (commandOf(pid).includes(`-D ${place} `)) return true
  try {
    return fs.readlinkSync(`/proc/${pid}/cwd`) === fs.realpathSync(place) // started by hand, with another path
  } catch {
    return false
  }
}
