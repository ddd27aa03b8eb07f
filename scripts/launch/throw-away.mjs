import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { at, ROOT } from './paths.mjs'
import { Stop } from './say.mjs'

/**
 * Starts a PostgreSQL that is gone, with all that was in it, when this program ends or `stop` is called.
 * @param {{ durable?: boolean }} [how] durable: every commit reaches the disk, as in earnest
 * @returns {Promise<{ adminUrl: string, stop: () => Promise<void> }>} adminUrl names the database postgres
 */
export async function throwAwayDatabase({ durable = false } = {}) {
  const program = at('scripts/throw-away-database.mjs')
  const child = spawn(process.execPath, [program, ...(durable ? ['--durable'] : [])], { cwd: ROOT, detached: true, stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const firstLine = new Promise((resolve) => createInterface({ input: child.stdout }).once('line', resolve))
  const adminUrl = await Promise.race([firstLine, ended.then(() => '')])
  if (!adminUrl) throw new Stop('The database for the tests did not start.')
  return {
    adminUrl,
    stop: async () => {
      child.stdin.end()
      await ended
    },
  }
}
