import type { IncidentFacts } from './facts'
import { isOpen } from './permission'
import { nextStandingMoment, standingDeputyDue, standingToBeTold } from './silence'
import { heldForAnswer, successor, waitEnds, waitIsOver, whyOfferIsVoid, whyTakeOverEnds } from './succession'

/** The acts of the program itself. */
export type DueCommand =
  | 'seat.lapse' | 'incident.respond' | 'task.release' | 'task.renewItems' | 'signature.overtake' | 'handOver.lapse' | 'takeOver.end'
  | 'takeOver.decide' | 'takeOver.tellStanding' | 'takeOver.bringIn' | 'task.tellOverdue'
export type Due = { command: DueCommand; input: Record<string, unknown> }
/**
 * What happened of itself, at most `atOnce` of each kind: rights that ended and are not in the book yet, of one cause; tasks whose
 * coordinator was removed; confirmed hosts that have no items yet; signed lists that changed; tasks that are late. `nextTaskDueAt`: when the next task
 * will be late.
 */
export type OfItself = {
  lapsed: { seatIds: readonly string[]; cause: 'account' | 'window' } | null
  leftTaskIds: readonly string[]
  newHostIds: readonly string[]
  changedListTaskIds: readonly string[]
  overdueTaskIds: readonly string[]
  nextTaskDueAt: Date | null
}

/**
 * The acts of the program that are due at `incident.now`, in the order in which they are done. Each changes what the next look finds, so
 * only the first is done before it is asked again.
 * SE-10: somebody's access ended by itself. IN-3: the prerequisites are complete. HO-4: the offer is void. TO-7: a take-over ends.
 * TO-5, TO-6: it is decided. TO-8: nobody here can act. TK-6, TK-12, SG-3, TK-16: see OfItself.
 */
export function allDue(incident: IncidentFacts, ofItself: OfItself): Due[] {
  const due: Due[] = []
  if (ofItself.lapsed) due.push({ command: 'seat.lapse', input: ofItself.lapsed })
  if (incident.phase === 'starting' && incident.incident.prerequisitesComplete) due.push({ command: 'incident.respond', input: {} })
  due.push(...tasksDue(incident, ofItself))
  if (whyOfferIsVoid(incident)) due.push({ command: 'handOver.lapse', input: {} })
  if (whyTakeOverEnds(incident)) due.push({ command: 'takeOver.end', input: {} })
  if (waitIsOver(incident) && successor(incident)) due.push({ command: 'takeOver.decide', input: {} })
  if (standingToBeTold(incident)) due.push({ command: 'takeOver.tellStanding', input: {} })
  const standing = standingDeputyDue(incident)
  if (standing) due.push({ command: 'takeOver.bringIn', input: { personId: standing.personId } })
  return due
}

function tasksDue({ phase }: IncidentFacts, { leftTaskIds, newHostIds, changedListTaskIds, overdueTaskIds }: OfItself): Due[] {
  if (phase === null || !isOpen(phase)) return []
  const due: Due[] = []
  if (leftTaskIds.length > 0) due.push({ command: 'task.release', input: { taskIds: leftTaskIds } })
  if (newHostIds.length > 0) due.push({ command: 'task.renewItems', input: { hostIds: newHostIds } })
  if (changedListTaskIds.length > 0) due.push({ command: 'signature.overtake', input: { taskIds: changedListTaskIds } })
  if (overdueTaskIds.length > 0) due.push({ command: 'task.tellOverdue', input: { taskIds: overdueTaskIds } })
  return due
}

/**
 * The next moment after `incident.now` at which anything could become due by the clock alone; null if nothing waits for one. It may be too
 * early, never too late: whatever makes it earlier is a command of the incident, or is found by muster.due_incidents(). One function for
 * each kind. What is due already has no moment.
 */
export function nextMoment(incident: IncidentFacts, ofItself: Pick<OfItself, 'nextTaskDueAt'>): Date | null {
  const ahead = [
    ...windowEnds(incident), offerRunsOut(incident), waitEnds(incident), heldForAnswer(incident), nextStandingMoment(incident), taskIsLate(incident, ofItself),
  ].filter((moment) => moment !== null && moment > incident.now).map(Number)
  return ahead.length === 0 ? null : new Date(ahead.reduce((least, moment) => Math.min(least, moment)))
}

/** SE-10: when each window of access ends. */
const windowEnds = ({ seats }: IncidentFacts): (Date | null)[] => seats.map((seat) => seat.accessUntil)
/** HO-4: when the open offer runs out. */
const offerRunsOut = ({ offer }: IncidentFacts): Date | null => offer?.dueAt ?? null
/** TK-16: when the next task will be late. */
const taskIsLate = ({ phase }: IncidentFacts, { nextTaskDueAt }: Pick<OfItself, 'nextTaskDueAt'>): Date | null =>
  (phase !== null && isOpen(phase) ? nextTaskDueAt : null)
