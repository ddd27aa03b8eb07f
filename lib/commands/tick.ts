import { systemActor } from '@/lib/actor/actor'
import { as } from '@/lib/db/as'
import { holding } from '@/lib/db/sight'
import { inTurn } from '@/lib/db/turn'
import { settle } from './settle'

/** Writes what has become due in an incident, as the next command would: for the worker, when nobody does anything. */
export async function tick(incidentId: string): Promise<void> {
  await inTurn(incidentId, () => as(systemActor, (at) => holding(at, incidentId, () => settle(at, incidentId))))
}
