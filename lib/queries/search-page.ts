import type { Actor } from '@/lib/actor/actor'
import { look } from '@/lib/db/as'
import { incidentFacts } from '@/lib/facts/incident'
import { asked } from '@/lib/rules/search'
import { id } from '@/lib/rules/input'
import { incidentFrame, type IncidentFrame } from './frame'
import { search, type FoundGroup } from './search'
import { searchBacklog } from './search-backlog'

export type SearchPage = {
  now: Date; typed: string; groups: FoundGroup[]
  /** Entries that can't be found yet. */
  backlog: number
  /** The one incident that is searched; null for all that the reader knows. */
  frame: IncidentFrame | null
}

/**
 * What was found, for the page of the search. `within`: one incident; 'nothing' if the reader may not know of it or there is none,
 * 'rules' while its rules wait to be acknowledged (R2).
 */
export function searchPage(actor: Actor, typed: string | undefined, within: string | undefined): Promise<SearchPage | 'nothing' | 'rules'> {
  return look(actor, async (at) => {
    const text = asked(typed)
    const found = async (of: string | null) => ({
      now: at.now, typed: text, groups: await search(at, text, of, 20), backlog: await searchBacklog(at, of),
    })
    if (within === undefined) return { ...(await found(null)), frame: null }
    const incident = id.safeParse(within).success ? await incidentFacts(at, within) : null
    if (!incident) return 'nothing'
    if (incident.standings.has('unacknowledged')) return 'rules'
    return { ...(await found(incident.incident.id)), frame: await incidentFrame({ ...at, incident }) }
  })
}
