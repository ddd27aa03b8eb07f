import { systemActor } from '@/lib/actor/actor'
import type { At } from './as'

/**
 * Runs `work` with the program's own sight of exactly one incident, then gives back the sight there was.
 * For what a rule needs to weigh but the actor may not see; the caller has already found the incident as the actor.
 */
export async function withSystemSight<T>({ tx }: Pick<At, 'tx'>, incidentId: string, work: () => Promise<T>): Promise<T> {
  const before = await tx.$queryRaw<{ actor: string; incident: string }[]>`
    with before as materialized (
      select current_setting('app.actor_id', true) as actor, coalesce(current_setting('app.incident_id', true), '') as incident)
    select actor, incident, set_config('app.actor_id', ${systemActor.id}, true), set_config('app.incident_id', ${incidentId}, true) from before`
  const { actor, incident } = before[0]!
  const result = await work()
  await tx.$queryRaw`select set_config('app.actor_id', ${actor}, true), set_config('app.incident_id', ${incident}, true)`
  return result
}
