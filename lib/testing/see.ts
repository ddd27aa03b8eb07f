import { weigh } from '@/lib/db/as'
import { incidentFacts, type WritingWithin } from '@/lib/facts/incident'
import type { SomeIncident, SomePerson } from './world'

/** What a page of an incident shows to somebody who may know of it. */
export function see<T>(who: SomePerson, incident: SomeIncident, query: (within: WritingWithin) => Promise<T>): Promise<T> {
  return weigh(who, async (at) => {
    const facts = await incidentFacts(at, incident.id)
    if (!facts) throw new Error('the incident is hidden from them, or missing')
    return query({ ...at, incident: facts })
  })
}
