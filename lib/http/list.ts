import { z } from 'zod'
import { bearer } from '@/lib/actor/token'
import { missing } from '@/lib/commands/refused'
import { look } from '@/lib/db/as'
import { incidentFacts, type Within } from '@/lib/facts/incident'
import { encodeCursor, type Page } from '@/lib/queries/paging'
import { api, unauthenticated } from './door'
import { pageOf } from './paging'
import { json } from './status'

type Listed = { next: readonly unknown[] | null; rows: readonly object[] } | null

/** A route that lists a part of an incident: `{"rows": […], "next": "…"}`; 404 for whoever may not know of it, or has not acknowledged the rules. */
export function listRoute<C>(cursor: z.ZodType<C>, list: (within: Within, incidentId: string, page: Page<C>) => Promise<Listed>) {
  return api(async (request, { incidentId }: { incidentId: string }) => {
    const actor = await bearer(request)
    if (!actor) throw unauthenticated()
    if (!z.uuid().safeParse(incidentId).success) throw missing()
    const page = pageOf(request, cursor)
    const listed = await look(actor, async (at) => {
      const incident = await incidentFacts(at, incidentId)
      return incident && !incident.standings.has('unacknowledged') ? list({ ...at, incident }, incidentId, page) : null
    })
    if (!listed) throw missing()
    return json({ rows: listed.rows, next: listed.next && encodeCursor(listed.next) })
  })
}
