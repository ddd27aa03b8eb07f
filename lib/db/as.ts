import type { Actor } from '@/lib/actor/actor'
import { snapshot, transaction, type Tx } from './client'
import type { Statements } from './statement'

/** A transaction that the database knows the actor of, and the moment it is judged by. It reads: with statements alone. */
export type At = { tx: Statements; actor: Actor; now: Date }
/** The same where rows are written, too, by their models. */
export type Writing = At & { tx: Tx }

/**
 * The way to an incident's rows: one transaction in which row-level security sees `actor`.
 * Commands run READ COMMITTED, so that what was waited for is seen as it is now. `minutes`: for work that takes longer than usual.
 */
export function as<T>(actor: Actor, work: (at: Writing) => Promise<T>, minutes?: number): Promise<T> {
  return transaction(async (tx) => {
    const { now, isolation } = await enter(tx, actor.id)
    // PostgreSQL's own default: asked here, not set, which would be a statement more for each command.
    if (isolation !== 'read committed') throw new Error(`default_transaction_isolation of this database is ${isolation}: make it read committed`)
    return work({ tx, actor, now })
  }, minutes ? { of: { share: 'long', by: actor.id }, timeout: minutes * 60_000 } : { of: { share: 'commands', by: actor.id } })
}

/** As `as`, for a page: one snapshot for the whole of it, and nothing can be written. */
export function look<T>(actor: Actor, work: (at: At) => Promise<T>): Promise<T> {
  return snapshot(actor.id, (tx, now) => work({ tx, actor, now }))
}

/** As `look`, for what weighs a command as if it were sent (`preview`): with models, which take longer to begin with. */
export function weigh<T>(actor: Actor, work: (at: Writing) => Promise<T>): Promise<T> {
  return transaction(async (tx) => {
    await tx.$executeRaw`set transaction isolation level repeatable read, read only`
    const { now } = await enter(tx, actor.id)
    return work({ tx, actor, now })
  }, { of: { share: 'pages', by: actor.id } })
}

/** Organisation tables only (accounts, settings, plans): no actor, so row-level security shows nothing of any incident. */
export function withoutActor<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return transaction(work)
}

// The same for a snapshot: `beginning` in ./snapshot. Without scans of whole tables, what is hidden costs an outsider no time (docs/decisions/0006).
async function enter(tx: Tx, actorId: string): Promise<{ now: Date; isolation: string }> {
  const [entered] = await tx.$queryRaw<{ now: Date; isolation: string }[]>`
    select muster.now() as now, current_setting('transaction_isolation') as isolation,
      set_config('app.actor_id', ${actorId}, true), set_config('app.incident_id', '', true),
      set_config('enable_seqscan', 'off', true), set_config('plan_cache_mode', 'force_generic_plan', true),
      set_config('lock_timeout', '15s', true)`
  return entered!
}
