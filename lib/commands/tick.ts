import { systemActor } from '@/lib/actor/actor'
import { as } from '@/lib/db/as'
import { withSystemSight } from '@/lib/db/sight'
import { settle } from './settle'

/** Writes what has become due in an incident, as the next command would: for the worker, when nobody does anything. */
export async function tick(incidentId: string): Promise<void> {
  await as(systemActor, (at) => withSystemSight(at, incidentId, async () => {
    await at.tx.$queryRaw`select 1 from incident where id = ${incidentId}::uuid for no key update`
    await settle(at, incidentId)
  }))
}
