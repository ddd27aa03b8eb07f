// A PostgreSQL for one run of tests. It lives as long as whoever started it keeps its standard input open, so that nothing
// is left behind, not even after kill -9: then the server is ended and its folder removed.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { preparePostgres } from './launch/postgres.mjs'
import { bornOf, endProcess } from './launch/processes.mjs'
import { endWith, Stop } from './launch/say.mjs'
import { newSecret } from './launch/secrets.mjs'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muster-test-'))
fs.chmodSync(folder, 0o711) // the database's account passes through
let place = folder
/** @type {import('node:child_process').ChildProcess | undefined} */
let server
let wanted = true

const end = async () => {
  wanted = false
  const born = server?.pid && bornOf(server.pid)
  if (server?.pid && born) await endProcess({ pid: server.pid, born }, [['SIGQUIT', 5_000], ['SIGKILL', 3_000]])
  for (const made of [place, folder]) fs.rmSync(made, { recursive: true, force: true })
}
process.stdin.on('end', () => end().then(() => process.exit(0))).resume()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end().then(() => process.exit(0)))

try {
  const log = path.join(folder, 'postgres.log')
  const postgres = await preparePostgres({ folder: path.join(folder, 'pg'), password: newSecret(), throwAway: process.argv.includes('--durable') ? 'durable' : 'fast' })
  place = postgres.place
  server = postgres.spawn(fs.openSync(log, 'a'))
  server.once('exit', () => (wanted = false))
  await postgres.ready(() => wanted)
  if (!wanted) throw new Stop(`The database for the tests did not start:\n${fs.readFileSync(log, 'utf8')}`)
  process.stdout.write(`${postgres.url('postgres')}\n`)
} catch (error) {
  await end()
  endWith(error)
}
