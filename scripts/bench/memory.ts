import { childrenOf, ownMemoryOf } from './cpu'
import type { Data } from './data'

/** Memory in MB that a running Muster holds in all: web server, worker, and PostgreSQL with the connections of both. */
export type Together = { web: number; worker: number; database: number; connections: number }

/** As it is now. Connections of the bench itself and of the bare application are left out. */
export async function memoryTogether({ w }: Data, webPid: number, workerPid: number, postmaster: number): Promise<Together> {
  const { rows } = await w.sql.query<{ pid: number; ours: boolean }>(
    `select pid, usename = 'muster_app' as ours from pg_stat_activity where backend_type = 'client backend'`)
  const others = new Set(rows.filter(({ ours }) => !ours).map(({ pid }) => pid))
  const database = [postmaster, ...childrenOf(postmaster)].filter((pid) => !others.has(pid)).reduce((sum, pid) => sum + ownMemoryOf(pid), 0)
  return { web: ownMemoryOf(webPid), worker: ownMemoryOf(workerPid), database, connections: rows.length - others.size }
}
