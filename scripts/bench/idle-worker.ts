import { setTimeout as wait } from 'node:timers/promises'
import { cpuOf } from './cpu'
import type { Data } from './data'
import { copyIncident } from './many-incidents'

/** What the worker and PostgreSQL take of one processor, in percent, with so many open incidents and nothing due. */
export async function idleWorker({ w, big }: Data, workerPid: number, postmaster: number, incidents: number): Promise<number> {
  await copyIncident(w, big, incidents)
  // Until the worker has looked at those that are new.
  await wait(10_000)
  const seconds = 30
  const before = cpuOf(workerPid) + cpuOf(postmaster)
  await wait(seconds * 1000)
  return (cpuOf(workerPid) + cpuOf(postmaster) - before) / (seconds * 10)
}
