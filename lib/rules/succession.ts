import type { IncidentFacts, SeatFacts } from './facts'
import { open, type Verdict } from './permission'

const minute = 60_000
const answerTakes = 3 * minute
const ids = (seats: readonly SeatFacts[]) => seats.map((seat) => seat.id)

/** Whether the incident is in one of its first four phases. */
export const isOpen = (f: IncidentFacts): boolean => open.some((phase) => phase === f.phase)

/** The members but the coordinator: active, full, not suspended. */
export const otherMembers = (f: IncidentFacts): SeatFacts[] => f.seats.filter((seat) => seat.able && seat.id !== f.coordinator.id)

/** Whom "everybody on the roster is told" reaches: who acknowledged the rules and has access now. */
export const everybody = (f: IncidentFacts): string[] => ids(f.seats.filter((seat) => seat.state === 'active' && !seat.suspended))

/**
 * The coordinator is shut out by an act on the account: disabled, reset or invited anew. Nobody who runs accounts gains by it (N4): it ends
 * no wait, and no administrator calls, agrees, claims, confirms the absence or reopens because of it.
 */
export const isShutOut = (f: IncidentFacts): boolean => f.coordinator.suspended === 'account'

/**
 * By whose being shut out somebody would gain, were they to bring a change of the office about: the coordinator, or a deputy or claimant who goes
 * before them, suspended by an act on the account; else null. Whoever is no deputy comes after all of them (TO-5).
 */
export function shutOutBefore(f: IncidentFacts, seatId: string): SeatFacts | null {
  const place = f.deputies.findIndex((deputy) => deputy.id === seatId)
  const claimants = place < 0 ? f.seats.filter((seat) => seat.id !== seatId && f.takeOver?.claimants.includes(seat.id)) : []
  const ahead = [f.coordinator, ...(place < 0 ? f.deputies : f.deputies.slice(0, place)), ...claimants]
  return ahead.find((seat) => seat.suspended === 'account') ?? null
}

/** Whether somebody may bring a change of the office about: no administrator by an act on the account of who coordinates, or goes before them. */
export const mayGain = (f: IncidentFacts, seatId: string): boolean => !f.succession.administrators.has(seatId) || shutOutBefore(f, seatId) === null

/** Deputies who count: a deputy counts only while a member (states 2). */
export const ableDeputies = (f: IncidentFacts): SeatFacts[] => f.deputies.filter((deputy) => deputy.able && mayGain(f, deputy.id))

/**
 * Whether a member came in by the coordinator's word, and not by the plan's alone, which an administrator writes (N4): who was brought in by
 * another member counts in no take-over and brings nobody in, until the coordinator makes them a deputy or a manager.
 */
export function hasVoice(f: IncidentFacts, seatId: string): boolean {
  return !f.succession.byPlan.has(seatId) || [f.coordinator, ...f.deputies, ...f.managers].some((seat) => seat.id === seatId)
}

/** The members who can bring a take-over about together while no deputy is able (TO-2). */
export const voices = (f: IncidentFacts): SeatFacts[] => otherMembers(f).filter((seat) => hasVoice(f, seat.id) && mayGain(f, seat.id))

/** Whether a seat confirmed the absence in the take-over under way: nobody both ends the wait and has the office by it (TO-5). */
export const confirmedAbsence = (f: IncidentFacts, seatId: string): boolean => f.takeOver?.absenceSeatId === seatId

/** Claimants whose claim counts now (TO-5). */
const ableClaimants = (f: IncidentFacts): SeatFacts[] =>
  otherMembers(f).filter((seat) => f.takeOver?.claimants.includes(seat.id) && mayGain(f, seat.id) && !confirmedAbsence(f, seat.id))

/** The claimant who would take the office: the first in the list of deputies; who called without being one comes last (TO-5). */
export function successor(f: IncidentFacts): SeatFacts | null {
  const able = ableClaimants(f)
  return f.deputies.find((deputy) => able.some((seat) => seat.id === deputy.id)) ?? able[0] ?? null
}

/** The deputy ahead of somebody, or of everybody who is no deputy, whom an act on the account shut out; null if there is none. */
export function shutOutDeputy(f: IncidentFacts, seatId: string): SeatFacts | null {
  const place = f.deputies.findIndex((deputy) => deputy.id === seatId)
  return (place < 0 ? f.deputies : f.deputies.slice(0, place)).find((deputy) => deputy.suspended === 'account') ?? null
}

/**
 * The deputy whom an act on the account shut out, and in whose place another would have the office now; null if there is none. Whoever called
 * without being a deputy has it by the word of others (TO-2), so nobody is passed over.
 */
export function passedOver(f: IncidentFacts): SeatFacts | null {
  const to = successor(f)
  return to && f.deputies.some((deputy) => deputy.id === to.id) ? shutOutDeputy(f, to.id) : null
}

/** Nobody waits for a coordinator whose seat is suspended (TO-1); where an act on the account suspended it, not before the silence limit is over. */
export const needsNoWait = (f: IncidentFacts): boolean => f.coordinator.suspended !== null && (!isShutOut(f) || silenceIsOver(f))

/** A standing deputy was brought in since the coordinator was suspended: everybody was told, and the whole limit has passed (TO-8). */
function silenceIsOver({ coordinator, succession: { lastBroughtInAt, suspendedSince } }: IncidentFacts): boolean {
  const since = suspendedSince.get(coordinator.id)
  return lastBroughtInAt !== null && since !== undefined && lastBroughtInAt >= since
}

/** Until when the coordinator is waited for if a take-over is called now (TO-1). */
export const waitFromNow = (f: IncidentFacts): Date => (needsNoWait(f) ? f.now : new Date(f.now.getTime() + f.succession.waitMinutes * minute))

/**
 * Until when the take-over that is called waits, unless a manager confirms the absence (TO-5). Where a deputy is passed over whom an act on the
 * account shut out, as long as for a standing deputy: else whoever runs accounts chooses who comes to the office next (docs/decisions/0033).
 */
export function waitEnds(f: IncidentFacts): Date | null {
  if (f.takeOver?.state !== 'called' || !f.takeOver.waitUntil) return null
  const { waitUntil, calledAt } = f.takeOver
  return passedOver(f) ? new Date(Math.max(waitUntil.getTime(), calledAt.getTime() + f.succession.silenceHours * 60 * minute)) : waitUntil
}

/**
 * Until when the office is held for a coordinator who asked in time to say that they are here, or null: their answer may wait for its turn while the
 * wait ends (docs/decisions/0031). Longer than any command waits. What came later, or was refused, holds nothing.
 */
export function heldForAnswer(f: IncidentFacts): Date | null {
  const end = waitEnds(f)
  const inTime = f.takeOver && end ? f.takeOver.answersCameAt.filter((at) => at < end).map(Number) : []
  return inTime.length > 0 ? new Date(Math.max(...inTime) + answerTakes) : null
}

/** Nothing is waited for any more: time is up, a manager confirmed the absence, or the coordinator's seat is suspended (TO-1, TO-5). */
export function waitIsOver(f: IncidentFacts): boolean {
  const end = waitEnds(f)
  if (!end) return false
  const held = heldForAnswer(f)
  if (held && held > f.now) return false
  return end <= f.now || f.takeOver?.absenceSeatId !== null || (needsNoWait(f) && !passedOver(f))
}

/** Until when the office is kept for a coordinator over whom a take-over is called; null once nothing is waited for any more (TO-3, TO-5). */
export const keptUntil = (f: IncidentFacts): Date | null => (waitIsOver(f) ? null : waitEnds(f))

/**
 * When the coordinator was last seen, for whoever could have them replaced now: who may call a take-over, or confirm the absence (TO-1, TO-2, TO-5).
 * Nobody else is told when somebody else is at their desk.
 */
export const lastSeenBy = ({ succession }: IncidentFacts, can: readonly Verdict[]): Date | null =>
  can.some(({ allowed }) => allowed) ? succession.coordinatorUsedAt : null

/**
 * Whether this person reopens (IN-9, C3): the last coordinator; if unable, the first able deputy, then any manager. Where an act on the
 * account shut the coordinator out, not before one wait has passed since that was noted; where one shut a deputy out who goes before, not before
 * the silence limit has.
 */
export function mayReopen(f: IncidentFacts): boolean {
  const { me, coordinator, managers } = f
  if (coordinator.able) return me?.id === coordinator.id
  const passed = me && shutOutDeputy(f, me.id)
  if (isShutOut(f) && !hasWaited(f, coordinator, f.succession.waitMinutes)) return false
  if (passed && !hasWaited(f, passed, f.succession.silenceHours * 60)) return false
  const [deputy] = ableDeputies(f)
  return deputy ? me?.id === deputy.id : managers.some((seat) => seat.able && seat.id === me?.id && mayGain(f, seat.id))
}

function hasWaited({ now, succession }: IncidentFacts, { id }: SeatFacts, minutes: number): boolean {
  const since = succession.suspendedSince.get(id)
  return since !== undefined && since.getTime() + minutes * minute <= now.getTime()
}

/**
 * Whether a seat, or what it holds, may be cut down now: while a take-over is called, nobody loses theirs who claims or could claim the office,
 * or could confirm the absence. Else whoever has the coordinator's token ends each take-over without saying that the coordinator is here (TO-3).
 */
export const mayLose = ({ takeOver, deputies, managers }: IncidentFacts, seatId: string): boolean =>
  takeOver?.state !== 'called' || ![...ids(deputies), ...ids(managers), ...takeOver.claimants].includes(seatId)

/**
 * Whether the word of who agreed to a take-over still counts: of members who are able now, and bring one about. Whoever was suspended, narrowed or
 * removed since says nothing any more.
 */
export const hasSay = (f: IncidentFacts, seatId: string): boolean => voices(f).some((seat) => seat.id === seatId)

/** Why somebody with a place on the list can't act as a member now, or null. */
export function whyUnable({ state, sees, suspended }: SeatFacts): string | null {
  if (suspended) return 'access is suspended'
  if (state === 'waiting') return 'has not acknowledged the rules yet'
  return sees === 'shared' ? 'has a limited seat' : null
}

/** Why the word of who agreed to the take-over under way, or who claims the office by it, counts no more (TO-2, TO-5); null while it counts. */
export function whyNoWord(f: IncidentFacts, seatId: string, word: 'agreed' | 'claims'): string | null {
  if (word === 'agreed' ? hasSay(f, seatId) : ableClaimants(f).some((seat) => seat.id === seatId)) return null
  const seat = f.seats.find((each) => each.id === seatId)
  if (!seat) return 'is no longer on the roster'
  const unable = whyUnable(seat)
  if (unable) return unable
  if (!mayGain(f, seatId)) return `is an administrator, while an act on the account shuts ${shutOutBefore(f, seatId)!.name} out`
  return confirmedAbsence(f, seatId) ? 'confirmed the absence' : 'was brought in because the plan names them'
}

/** A take-over that nobody who is able claims and no deputy could: it holds nobody up from calling anew. */
export const isIdle = (f: IncidentFacts): boolean =>
  f.takeOver?.state === 'called' && successor(f) === null && ableDeputies(f).every((deputy) => confirmedAbsence(f, deputy.id))

/** Why an open offer is void now, or null (HO-4). */
export function whyOfferIsVoid(f: IncidentFacts): string | null {
  if (!f.offer) return null
  const { offer } = f
  if (!isOpen(f)) return 'the incident is no longer open'
  if (offer.fromSeatId !== f.coordinator.id) return 'the coordinator has changed'
  if (f.coordinator.suspended) return 'the coordinator’s access is suspended'
  if (!f.seats.some((seat) => seat.id === offer.toSeatId && seat.able)) return 'the person named is no longer a member'
  return offer.dueAt && offer.dueAt <= f.now ? 'it expired' : null
}

/**
 * Why a take-over under way ends by itself, or null (TO-7). A wish for one ends with the caller's access, and once a deputy is able, who calls
 * without anybody's word (TO-2); not that of a deputy, which waits for a manager (TO-3).
 */
export function whyTakeOverEnds(f: IncidentFacts): string | null {
  if (!f.takeOver) return null
  const { takeOver } = f
  if (!isOpen(f)) return 'the incident is no longer open'
  if (takeOver.state !== 'wanted') return null
  const isCaller = (seat: SeatFacts) => seat.id === takeOver.calledBySeatId
  if (!otherMembers(f).some(isCaller)) return 'who called for it is no longer a member'
  const isDeputys = takeOver.needsManager && f.deputies.some(isCaller)
  return !isDeputys && ableDeputies(f).length > 0 ? 'a deputy can call one now' : null
}
