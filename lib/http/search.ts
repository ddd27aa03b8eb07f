import { z } from 'zod'
import { bearer } from '@/lib/actor/token'
import { missing } from '@/lib/commands/refused'
import { look } from '@/lib/db/as'
import { incidentFacts } from '@/lib/facts/incident'
import { search } from '@/lib/queries/search'
import { searchBacklog } from '@/lib/queries/search-backlog'
import { api, unauthenticated } from './door'
import { json } from './status'

const most = 20

/**
 * What the person of the token finds: `?q=` words, `in=` one incident; 404 for an incident that they may not know of, that is not there, or
 * whose rules they have not acknowledged. `{"groups": [{"noun", "many", "hits": [{"title", "excerpt", "href", …}]}], "backlog"}`: how many
 * entries of a time line can't be found yet.
 */
export const searchRoute = api(async (request: Request, _params: Record<string, never>) => {
  const actor = await bearer(request)
  if (!actor) throw unauthenticated()
  const { searchParams: asked } = new URL(request.url)
  const within = asked.get('in')
  if (within !== null && !z.uuid().safeParse(within).success) throw missing()
  const found = await look(actor, async (at) => {
    const facts = within === null ? null : await incidentFacts(at, within)
    if (within !== null && (!facts || facts.standings.has('unacknowledged'))) return null
    return { groups: await search(at, asked.get('q') ?? '', within, most), backlog: await searchBacklog(at, within) }
  })
  if (!found) throw missing()
  return json(found)
})
