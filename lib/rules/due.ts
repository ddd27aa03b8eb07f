import type { IncidentFacts } from './facts'
import { open } from './permission'
import type { CommandName } from './permissions'
import { standingDeputyDue, standingToBeTold, successor, waitIsOver, whyOfferIsVoid, whyTakeOverEnds } from './succession'

export type Due = { command: CommandName; input: Record<string, unknown> }
/**
 * What happened of itself, one of each kind: a right that ended and is not in the book yet; a task whose coordinator was removed; a
 * confirmed host that has no items yet; a signed list that changed.
 */
export type OfItself = {
  lapsed: { seatId: string; cause: 'account' | 'window' } | null
  leftTaskId: string | null
  newHostId: string | null
  changedListTaskId: string | null
}

/**
 * The next act of the program that has become due at `incident.now`, or null. One at a time: each changes what the next look finds.
 * SE-10: somebody's access ended by itself. IN-3: the prerequisites are complete. HO-4: the offer is void. TO-7: a take-over ends.
 * TO-5, TO-6: it is decided. TO-8: nobody here can act. TK-6, TK-12, SG-3: see OfItself.
 */
export function nextDue(incident: IncidentFacts, ofItself: OfItself): Due | null {
  if (ofItself.lapsed) return { command: 'seat.lapse', input: ofItself.lapsed }
  if (incident.phase === 'starting' && incident.incident.prerequisitesComplete) return { command: 'incident.respond', input: {} }
  const ofTasks = taskDue(incident, ofItself)
  if (ofTasks) return ofTasks
  if (whyOfferIsVoid(incident)) return { command: 'handOver.lapse', input: {} }
  if (whyTakeOverEnds(incident)) return { command: 'takeOver.end', input: {} }
  if (waitIsOver(incident) && successor(incident)) return { command: 'takeOver.decide', input: {} }
  if (standingToBeTold(incident)) return { command: 'takeOver.tellStanding', input: {} }
  const standing = standingDeputyDue(incident)
  return standing && { command: 'takeOver.bringIn', input: { personId: standing.personId } }
}

function taskDue({ phase }: IncidentFacts, { leftTaskId, newHostId, changedListTaskId }: OfItself): Due | null {
  if (!open.some((each) => each === phase)) return null
  if (leftTaskId) return { command: 'task.release', input: { taskId: leftTaskId } }
  if (newHostId) return { command: 'task.renewItems', input: { hostId: newHostId } }
  return changedListTaskId === null ? null : { command: 'signature.overtake', input: { taskId: changedListTaskId } }
}
