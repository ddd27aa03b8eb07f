import { look, weigh, type At } from '@/lib/db/as'
import { incidentFacts, type Within, type WritingWithin } from '@/lib/facts/incident'
import type { SomeIncident, SomePerson } from './world'

/** What a page of an incident shows to somebody who may know of it. */
export const see = <T>(who: SomePerson, incident: SomeIncident, query: (within: Within) => Promise<T>): Promise<T> =>
  look(who, (at) => shown(at, incident, query))

/** The same of a page that weighs commands. */
export const seeWeighing = <T>(who: SomePerson, incident: SomeIncident, query: (within: WritingWithin) => Promise<T>): Promise<T> =>
  weigh(who, (at) => shown(at, incident, query))

async function shown<T, A extends At>(at: A, incident: SomeIncident, query: (within: A & Within) => Promise<T>): Promise<T> {
  const facts = await incidentFacts(at, incident.id)
  if (!facts) throw new Error('the incident is hidden from them, or missing')
  return query({ ...at, incident: facts })
}
