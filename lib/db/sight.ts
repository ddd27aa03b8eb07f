import { systemActor } from '@/lib/actor/actor'
import type { At } from './as'
import type { Tx } from './client'

/** Transactions that have the program's sight now, and of which incident. */
const sights = new WeakMap<Tx, string>()

/**
 * Runs `work` with the program's own sight of exactly one incident, then gives the actor's sight back, also when it throws.
 * For what a rule needs to weigh but the actor may not see; the caller has already found the incident as the actor.
 */
export async function withSystemSight<T>({ tx, actor }: Pick<At, 'tx' | 'actor'>, incidentId: string, work: () => Promise<T>): Promise<T> {
  const now = sights.get(tx)
  if (now === incidentId) return work()
  if (now !== undefined) throw new Error('the program sees one incident at a time')
  sights.set(tx, incidentId)
  await see(tx, systemActor.id, incidentId)
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

async function see(tx: Tx, actorId: string, incidentId: string): Promise<void> {
  await tx.$queryRaw`select set_config('app.actor_id', ${actorId}, true), set_config('app.incident_id', ${incidentId}, true)`
}
