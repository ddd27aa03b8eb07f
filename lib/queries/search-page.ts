import type { Actor } from '@/lib/actor/actor'
import { look } from '@/lib/db/as'
import { incidentFacts } from '@/lib/facts/incident'
import { eventsAround, type EventsAround } from '@/lib/rules/moment-asked'
import { asked } from '@/lib/rules/search'
import { id } from '@/lib/rules/input'
import { incidentFrame, type IncidentFrame } from './frame'
import { search, type FoundGroup } from './search'
import { searchBacklog } from './search-backlog'

export type SearchPage = {
  now: Date; typed: string; groups: FoundGroup[]
  /** Entries that can't be found yet. */
  backlog: number
  /** What was typed is a time, and the incident that is searched has a time line to look at. */
  around: EventsAround | null
  /** The one incident that is searched; null for all that the reader knows. */
  frame: IncidentFrame | null
}

/**
 * What was found, for the page of the search; `zone`: by whose clock a time is read. `within`: one incident; 'nothing' if the reader may not know of it or there is none,
 * 'rules' while its rules wait to be acknowledged (R2).
 */
export function searchPage(actor: Actor, typed: string | undefined, within: string | undefined, zone: string): Promise<SearchPage | 'nothing' | 'rules'> {
  return look(actor, async (at) => {
    const text = asked(typed)
    const found = async (of: string | null) => ({
      now: at.now, typed: text, groups: await search(at, text, of, 20), backlog: await searchBacklog(at, of),
    })
    if (within === undefined) return { ...(await found(null)), around: null, frame: null }
    const incident = id.safeParse(within).success ? await incidentFacts(at, within) : null
    if (!incident) return 'nothing'
    if (incident.standings.has('unacknowledged')) return 'rules'
    const around = incident.standings.has('member') ? eventsAround(text, { now: at.now, zone }) : null
    return { ...(await found(incident.incident.id)), around, frame: await incidentFrame({ ...at, incident }) }
  })
}
