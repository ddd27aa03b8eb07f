import { systemActor } from '@/lib/actor/actor'
import type { At } from './as'
import type { Statements } from './statement'
import { OthersWait, type MayTake } from './turn'

type Sighted = Pick<At, 'tx' | 'actor'>

/** Transactions that have the program's sight now, and of which incident. */
const sights = new WeakMap<Statements, string>()

/**
 * Runs `work` with the program's own sight of exactly one incident, then gives the actor's sight back, also when it throws.
 * For what a rule needs to weigh but the actor may not see; the caller has already found the incident as the actor.
 */
export async function withSystemSight<T>(at: Sighted, incidentId: string, work: () => Promise<T>): Promise<T> {
  const now = sights.get(at.tx)
  if (now === incidentId) return work()
  if (now !== undefined) throw new Error('the program sees one incident at a time')
  await see(at.tx, systemActor.id, incidentId)
  return lent(at, incidentId, work)
}

/** As `withSystemSight`, of an incident that the actor finds in the same statement; null if row-level security hides it. */
export async function withSightOfFound<T>(at: Sighted, incidentId: string, work: () => Promise<T>): Promise<T | null> {
  if (at.actor.via === 'system' || sights.has(at.tx)) return withSystemSight(at, incidentId, work)
  const found = await at.tx.$queryRaw<unknown[]>`
    select set_config('app.actor_id', ${systemActor.id}, true), set_config('app.incident_id', ${incidentId}, true)
    from incident where id = ${incidentId}::uuid`
  return found.length === 0 ? null : lent(at, incidentId, work)
}

/**
 * Holds the row of an incident until the transaction ends, so that one command at a time acts in it, and runs `work` with the program's
 * sight, in the same statement. Null if the actor can't find the incident: row-level security hides it, and nothing is held. If somebody
 * else holds it, or waits for it, throws `OthersWait` at once: run the transaction within `inTurn` (./turn), which says whether it may take the row.
 */
export async function holding<T>(at: Sighted, incidentId: string, mayTake: MayTake, work: () => Promise<T>): Promise<T | null> {
  const asThemselves = () => (at.actor.via === 'system' ? see(at.tx, systemActor.id, incidentId) : see(at.tx, at.actor.id, ''))
  if (at.actor.via === 'system') await asThemselves()
  if (mayTake()) {
    const held = await at.tx.$queryRaw<unknown[]>`
      select set_config('app.actor_id', ${systemActor.id}, true), set_config('app.incident_id', ${incidentId}, true)
      from incident where id = ${incidentId}::uuid for no key update skip locked`
    if (held.length > 0) return lent(at, incidentId, work)
    // The sight may be the program's already: PostgreSQL makes what a statement returns before it locks the row.
    await asThemselves()
  }
  const found = await at.tx.$queryRaw<unknown[]>`select 1 from incident where id = ${incidentId}::uuid`
  if (found.length > 0) throw new OthersWait()
  return null
}

/** Holds the organisation's row until the transaction ends. As `holding`, it throws at once if somebody else holds it or waits for it. */
export async function holdOrganisation({ tx }: Sighted, mayTake: MayTake): Promise<void> {
  if (!mayTake()) throw new OthersWait()
  const held = await tx.$queryRaw<unknown[]>`select 1 from organisation for no key update skip locked`
  // Before it is set up there is no row.
  if (held.length === 0 && (await tx.$queryRaw<unknown[]>`select 1 from organisation`).length > 0) throw new OthersWait()
}

/**
 * As `holding`, for the program itself, which has time: null, without waiting, while a command holds the incident. Nor does it wait for long
 * for anything else.
 */
export async function holdingIfFree<T>(at: Sighted, incidentId: string, work: () => Promise<T>): Promise<T | null> {
  await see(at.tx, systemActor.id, incidentId)
  const held = await at.tx.$queryRaw<unknown[]>`
    select set_config('lock_timeout', '2000', true) from incident where id = ${incidentId}::uuid for no key update skip locked`
  return held.length === 0 ? null : lent(at, incidentId, work)
}

/** As `withSystemSight`, for the last that a transaction does: the sight ends with it. */
export async function endWithSystemSight<T>({ tx }: Sighted, incidentId: string, work: () => Promise<T>): Promise<T> {
  await see(tx, systemActor.id, incidentId)
  sights.set(tx, incidentId)
  return work()
}

async function lent<T>({ tx, actor }: Sighted, incidentId: string, work: () => Promise<T>): Promise<T> {
  sights.set(tx, incidentId)
  let result: T
  try {
    result = await work()
  } catch (error) {
    // A failed statement has ended the transaction already; then there is nothing left to see.
    await see(tx, actor.id, '').catch(() => {})
    sights.delete(tx)
    throw error
  }
  await see(tx, actor.id, '')
  sights.delete(tx)
  return result
}

async function see(tx: Statements, actorId: string, incidentId: string): Promise<void> {
  await tx.$queryRaw`select set_config('app.actor_id', ${actorId}, true), set_config('app.incident_id', ${incidentId}, true)`
}
