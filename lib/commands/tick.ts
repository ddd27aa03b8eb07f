import { systemActor } from '@/lib/actor/actor'
import { as } from '@/lib/db/as'
import { holdingIfFree } from '@/lib/db/sight'
import { noteLook } from './next-look'
import { settle } from './settle'

/**
 * Writes what has become due in an incident, as the next command would: for the worker, when nobody does anything. `more`: call it again,
 * there is more; `busy`: a command holds the incident, and writes itself what is due.
 */
export async function tick(incidentId: string): Promise<'done' | 'more' | 'busy'> {
  const settled = await as(systemActor, (at) => holdingIfFree(at, incidentId, async () => {
    const settled = await settle(at, incidentId)
    await noteLook(at, settled)
    return settled
  }))
  if (!settled) return 'busy'
  return settled.more ? 'more' : 'done'
}
