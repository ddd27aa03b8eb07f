import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { endsWithUs } from '../launch/command.mjs'
import { openLog, temporaryFolder } from '../launch/files.mjs'
import { spawnWorker } from '../launch/servers.mjs'
import { cpuOf, ownMemoryOf } from './cpu'
import type { Data } from './data'
import { copyIncident } from './many-incidents'

/** What the worker and PostgreSQL take of one processor, in percent, with so many open incidents and nothing due; and the worker's memory in MB. */
export async function idleWorker({ w, big }: Data, postmaster: number, incidents: number): Promise<{ cpu: number; memory: number }> {
  await copyIncident(w, big, incidents)
  const log = openLog(path.join(temporaryFolder('bench'), 'worker.log'))
  const child = endsWithUs(spawnWorker({ env: { ...process.env, NODE_ENV: 'production', APP_DATABASE_URL: w.database.appUrl }, log }))
  const ended = new Promise((resolve) => child.once('exit', resolve))
  if (!child.pid) throw new Error('the worker did not start')
  // Until it has started, and has looked at those fifty that are new.
  await wait(10_000)
  const seconds = 30
  const before = cpuOf(child.pid) + cpuOf(postmaster)
  await wait(seconds * 1000)
  const cpu = (cpuOf(child.pid) + cpuOf(postmaster) - before) / (seconds * 10)
  const memory = ownMemoryOf(child.pid)
  child.kill('SIGTERM')
  await ended
  return { cpu, memory }
}
