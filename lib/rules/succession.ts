import type { IncidentFacts, SeatFacts } from './facts'
import { open } from './permission'

const minute = 60_000
const ids = (seats: readonly SeatFacts[]) => seats.map((seat) => seat.id)

/** Whether the incident is in one of its first four phases. */
export const isOpen = (f: IncidentFacts): boolean => open.some((phase) => phase === f.phase)

/** The members but the coordinator: active, full, not suspended. */
export const otherMembers = (f: IncidentFacts): SeatFacts[] => f.seats.filter((seat) => seat.able && seat.id !== f.coordinator.id)

/** Whom "everybody on the roster is told" reaches: who acknowledged the rules and has access now. */
export const everybody = (f: IncidentFacts): string[] => ids(f.seats.filter((seat) => seat.state === 'active' && !seat.suspended))

/** Deputies who count: a deputy counts only while a member (states 2). */
export const ableDeputies = (f: IncidentFacts): SeatFacts[] => f.deputies.filter((deputy) => deputy.able)

/** The claimant who would take the office: the first in the list of deputies; who called without being one comes last (TO-5). */
export function successor(f: IncidentFacts): SeatFacts | null {
  const able = otherMembers(f).filter((seat) => f.takeOver?.claimants.includes(seat.id))
  return f.deputies.find((deputy) => able.some((seat) => seat.id === deputy.id)) ?? able[0] ?? null
}

/** Nothing is waited for any more: time is up, a manager confirmed the absence, or the coordinator's seat is suspended (TO-1, TO-5). */
export function waitIsOver(f: IncidentFacts): boolean {
  if (f.takeOver?.state !== 'called' || !f.takeOver.waitUntil) return false
  return f.takeOver.waitUntil <= f.now || f.takeOver.absenceConfirmed || f.coordinator.suspended !== null
}

/** A take-over that nobody who is able claims and no deputy could: it holds nobody up from calling anew. */
export const isIdle = (f: IncidentFacts): boolean =>
  f.takeOver?.state === 'called' && successor(f) === null && ableDeputies(f).length === 0

/** Why an open offer is void now, or null (HO-4). */
export function whyOfferIsVoid(f: IncidentFacts): string | null {
  if (!f.offer) return null
  const { offer } = f
  if (!isOpen(f)) return 'the incident is no longer open'
  if (offer.fromSeatId !== f.coordinator.id) return 'the coordinator has changed'
  if (f.coordinator.suspended) return 'the coordinator’s access is suspended'
  if (!f.seats.some((seat) => seat.id === offer.toSeatId && seat.able)) return 'the person named is no longer a member'
  return offer.dueAt && offer.dueAt <= f.now ? 'its time ran out' : null
}

/** Why a take-over under way ends by itself, or null (TO-7); a wish for one ends with the caller's access. */
export function whyTakeOverEnds(f: IncidentFacts): string | null {
  if (!f.takeOver) return null
  const { takeOver } = f
  if (!isOpen(f)) return 'the incident is no longer open'
  const callerIsThere = otherMembers(f).some((seat) => seat.id === takeOver.calledBySeatId)
  return takeOver.state === 'wanted' && !callerIsThere ? 'who called for it is no longer a member' : null
}

/**
 * The standing deputy to be brought in now, or null (TO-8): the coordinator can't act, or is alone and was not seen for the silence limit;
 * nobody can bring a take-over about; and whoever was brought in last has had one wait to answer.
 */
export function standingDeputyDue(f: IncidentFacts): { personId: string; name: string } | null {
  const { coordinatorSeenAt, silenceHours, waitMinutes, lastBroughtInAt, nextStanding } = f.succession
  const silent = otherMembers(f).length === 0 && coordinatorSeenAt.getTime() + silenceHours * 60 * minute <= f.now.getTime()
  if (!isOpen(f) || !(f.coordinator.suspended || silent) || somebodyCanTakeOver(f)) return null
  if (lastBroughtInAt && lastBroughtInAt.getTime() + waitMinutes * minute > f.now.getTime()) return null
  return nextStanding
}

/**
 * When a standing deputy could have to be brought in (TO-8), as things stand; null if nobody would be. Where the plan has nobody left to
 * bring in, an hour from now: an account may be given back meanwhile.
 */
export function standingDeputyMoment(f: IncidentFacts): Date | null {
  const { coordinatorSeenAt, silenceHours, waitMinutes, lastBroughtInAt, nextStanding } = f.succession
  const alone = otherMembers(f).length === 0
  if (!isOpen(f) || !(f.coordinator.suspended || alone) || somebodyCanTakeOver(f)) return null
  const silent = f.coordinator.suspended ? f.now.getTime() : coordinatorSeenAt.getTime() + silenceHours * 60 * minute
  const answered = lastBroughtInAt ? lastBroughtInAt.getTime() + waitMinutes * minute : 0
  const moment = Math.max(silent, answered)
  return new Date(nextStanding || moment > f.now.getTime() ? moment : f.now.getTime() + 60 * minute)
}

/** An able deputy, an able claimant, or enough members for one to call and a manager or two others to agree (TO-1, TO-2). */
function somebodyCanTakeOver(f: IncidentFacts): boolean {
  const others = otherMembers(f)
  const managers = others.filter((seat) => ids(f.managers).includes(seat.id))
  return ableDeputies(f).length > 0 || successor(f) !== null || others.length >= 3 || (others.length === 2 && managers.length > 0)
}
