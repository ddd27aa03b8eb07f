import pg from 'pg'
import type { Connections } from './connection'
import { statementsOn, types, type Statements } from './statement'

const longest = 30_000

/**
 * Runs `work` in one snapshot for an actor, in which nothing can be written. Without Prisma: it is begun and entered in one round trip, which
 * with models takes three and more work than all else (docs/decisions/0017). It lasts half a minute at most.
 */
export async function snapshotOn<T>(connections: Connections, actorId: string, work: (tx: Statements, now: Date) => Promise<T>): Promise<T> {
  const connection = await connections.connect()
  let ended: Error | null = null
  // To give it back with an error closes it, and ends what runs on it.
  const end = (error?: Error) => {
    if (ended) return
    ended = error ?? new Error('this transaction is over')
    connection.release(error)
  }
  const timer = setTimeout(() => end(new Error('this transaction took longer than half a minute')), longest)
  const running = () => {
    if (ended) throw ended
    return connection
  }
  try {
    const results = (await running().query({ text: beginning(actorId), types })) as unknown as pg.QueryResult<{ now: Date }>[]
    const result = await work(statementsOn(running), results[1]!.rows[0]!.now)
    await running().query('commit')
    end()
    return result
  } catch (error) {
    if (!ended) await connection.query('rollback').then(() => end(), end)
    throw error
  } finally {
    clearTimeout(timer)
  }
}

// The same sight as `enter` gives (lib/db/as). In one text, so the id stands in it, closed as a word of SQL.
const beginning = (actorId: string): string => `begin isolation level repeatable read, read only;
  select muster.now() as now, set_config('app.actor_id', ${pg.escapeLiteral(actorId)}, true), set_config('app.incident_id', '', true),
    set_config('enable_seqscan', 'off', true), set_config('plan_cache_mode', 'force_generic_plan', true)`
