import type { Actor } from '@/lib/actor/actor'
import { look } from '@/lib/db/as'
import { incidentFacts } from '@/lib/facts/incident'
import { asked } from '@/lib/rules/search'
import { id } from '@/lib/rules/input'
import { incidentFrame, type IncidentFrame } from './frame'
import { search, type FoundGroup } from './search'

export type SearchPage = {
  now: Date; typed: string; groups: FoundGroup[]
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
    if (within === undefined) return { now: at.now, typed: text, groups: await search(at, text, null, 20), frame: null }
    const incident = id.safeParse(within).success ? await incidentFacts(at, within) : null
    if (!incident) return 'nothing'
    if (incident.standings.has('unacknowledged')) return 'rules'
    const groups = await search(at, text, incident.incident.id, 20)
    return { now: at.now, typed: text, groups, frame: await incidentFrame({ ...at, incident }) }
  })
}
