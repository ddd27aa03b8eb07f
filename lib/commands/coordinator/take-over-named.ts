import type { WritingWithin } from '@/lib/facts/incident'
import { takeOverFacts } from '@/lib/facts/take-over'
import type { IncidentFacts, TakeOverFacts } from '@/lib/rules/facts'

/** The subject of every act on a take-over: the one that the input names, under way or over. */
export async function takeOverNamed(at: WritingWithin, { incidentId, takeOverId }: { incidentId: string; takeOverId: string }) {
  const named = await takeOverFacts(at, incidentId, takeOverId)
  return named && { facts: { ...at.incident, named }, named }
}

/** The take-over under way, once decide has said that there is one. */
export function underWay({ takeOver }: IncidentFacts): TakeOverFacts {
  if (!takeOver) throw new Error('no takeover is under way')
  return takeOver
}

/** The actor's own seat, once decide has said that it is a person who acts. */
export function mySeat({ me }: IncidentFacts): string {
  if (!me) throw new Error('only a person can do this')
  return me.id
}
