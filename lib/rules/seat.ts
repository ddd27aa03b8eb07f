import { z } from 'zod'
import { hereFirst } from './deputy'
import { id, incidentInput, moment, reason, text, trust } from './input'
import { condition, open, permission } from './permission'
import type { CandidateFacts, ListedFacts } from './roster'
import { mayLose } from './succession'

// What becomes of a seat that is on the roster (SE-10 to SE-13), and what a limited one is let see (N8).

/** What can be shared with a limited seat. */
export const sharedNouns = ['task', 'seat', 'host', 'evidence', 'time line entry'] as const
export type SharedNoun = (typeof sharedNouns)[number]

export const suspendInput = incidentInput({ seatId: id, reason })
/**
 * `trust`: of the account as it was shown before the call. `how`: what was asked and answered; `number`: the one that was called. It comes
 * from the roster or the card, never from the caller. `numberFrom`: where else it comes from, if whoever opened a way into the account wrote
 * what the roster says.
 */
export const confirmIdentityInput = incidentInput({ seatId: id, trust, how: text(1000), number: text(120), numberFrom: text(300).optional() })
export const openWindowInput = incidentInput({ seatId: id, accessUntil: moment, reason })
/** `taskIds`: what stays shared of tasks. */
export const narrowInput = incidentInput({ seatId: id, taskIds: z.array(id).max(200), reason })
export const widenInput = incidentInput({ seatId: id, reason })
export const removeInput = incidentInput({ seatId: id, reason })
export const shareInput = incidentInput({ seatId: id, noun: z.enum(sharedNouns), objectId: id })
export const unshareInput = shareInput

export type ShareFacts = ListedFacts & { shared: boolean }

export const notCoordinator = condition<ListedFacts>({
  says: 'not the coordinator’s own seat', refuses: 'state', holds: (f) => f.seat.id !== f.coordinator.id,
  because: 'Not while this person is coordinator: hand over first.',
})
/** A window can be cut short, too; the coordinator's own is for others to open. */
const seatMayChange = condition<ListedFacts>({
  says: 'while a takeover is called, no seat of a deputy, a claimant or a manager', refuses: 'state',
  holds: (f) => f.seat.id === f.coordinator.id || mayLose(f, f.seat.id),
  because: (f) => hereFirst(`the access of ${f.seat.name}, who can take part in it, stays as it is`),
})
const hasAccount = condition<ListedFacts>({
  says: 'the person has a seat', refuses: 'state', holds: (f) => isSeated(f),
  because: (f) => unseatedSentence(f),
})
const isActive = condition<ListedFacts>({
  says: 'the seat is active', refuses: 'state', holds: (f) => f.seat.state === 'active' && !f.seat.ended && !f.seat.suspended,
  because: (f) => !isSeated(f) ? unseatedSentence(f)
    : f.seat.suspended ? `The access of ${f.seat.name} is suspended. Resolve that first.`
      : `${f.seat.name} has not acknowledged the rules yet.`,
})
const notSuspended = condition<ListedFacts>({
  says: 'not suspended already', refuses: 'state', holds: (f) => !f.seat.suspended,
  because: (f) => `The access of ${f.seat.name} is suspended already.`,
})
/** Nobody gives themselves access (N4): the coordinator's own seat is for others to confirm and to open. */
export const forAnother = condition<ListedFacts>({
  says: 'the coordinator; for the coordinator’s own seat a deputy or a manager', refuses: 'who',
  holds: (f) => f.seat.id === f.coordinator.id
    ? f.me?.id !== f.seat.id && (f.standings.has('deputy') || f.standings.has('manager')) : f.standings.has('coordinator'),
  because: (f) => f.seat.id === f.coordinator.id ? 'Only a deputy or a manager can do this for the coordinator.'
    : `Only the coordinator, ${f.coordinatorName}, can do this for ${f.seat.name}.`,
})
/** Whose word the account rests on since it was made or reset: they would vouch for themselves (W5). */
export const notTheVoucher = condition<ListedFacts>({
  says: 'not whoever made or last reset the account, where that is why', refuses: 'who', holds: (f) => !vouches(f, f.me?.personId),
  because: (f) => `You created or last reset ${f.seat.name}’s account yourself. Someone else has to call back: ${whoConfirms(f)}.`,
})
export const callsBack = condition<ListedFacts>({
  says: 'the coordinator; where the coordinator made or reset the account, and for the coordinator’s own seat, a deputy or a manager', refuses: 'who',
  holds: (f) => f.standings.has('coordinator') ? f.seat.id !== f.coordinator.id
    : isOthers(f) && (f.standings.has('deputy') || f.standings.has('manager')),
  because: (f) => `${f.seat.name}’s identity has to be confirmed by ${whoConfirms(f)}.`,
})
/** Else a deputy could end the coordinator's access instead of calling a take-over. */
const endedIfCoordinators = condition<ListedFacts>({
  says: 'of the coordinator’s own seat only once its access has expired', refuses: 'state',
  holds: (f) => f.seat.id !== f.coordinator.id || f.seat.causes.includes('window'),
  because: (f) => `The access of the coordinator, ${f.coordinatorName}, has not expired.`,
})
const accountEnabled = condition<ListedFacts>({
  says: 'the account is enabled', refuses: 'state', holds: (f) => !f.seat.disabled,
  because: (f) => `The account of ${f.seat.name} is disabled. An administrator has to enable it first.`,
})
/** Whoever adds an app after the call-back would be taken for the person who was called. */
const hasSecondFactor = condition<ListedFacts>({
  says: 'the account has a second factor', refuses: 'state', holds: (f) => f.seat.enrolled,
  because: (f) => `${f.seat.name} has no second factor yet. They first have to sign in and add an authenticator app, or open the link of their new invitation. `
    + 'Then call them back, and ask whether they added it themselves.',
})
const identityInDoubt = condition<ListedFacts>({
  says: 'suspended by the coordinator or because of the account', refuses: 'state',
  holds: (f) => f.seat.causes.some((cause) => cause !== 'window'),
  because: (f) => f.seat.causes.includes('window') ? `${f.seat.name}’s access has only expired. Set a new end.`
    : `The access of ${f.seat.name} is not suspended.`,
})
const seesWhole = condition<ListedFacts>({
  says: 'the seat is whole', refuses: 'state', holds: (f) => f.seat.sees === 'whole',
  because: (f) => `${f.seat.name} has a limited seat already.`,
})
const seesShared = condition<ListedFacts>({
  says: 'the seat is limited', refuses: 'state', holds: (f) => f.seat.sees === 'shared',
  because: (f) => `${f.seat.name} already sees the whole incident.`,
})
const notRemoved = condition<ListedFacts>({
  says: 'the person is on the roster', refuses: 'state', holds: (f) => !f.seat.ended && f.seat.state !== 'proposed',
  because: (f) => f.seat.state === 'proposed' && !f.seat.ended ? `${f.seat.name} is only proposed. Decline the proposal instead.`
    : `${f.seat.name} is no longer on the roster.`,
})
const nobodyElse = condition<CandidateFacts>({
  says: 'nobody else on the roster, or removed from it, has the new name', refuses: 'state', holds: (f) => f.candidate.listed === 'no',
  because: ({ candidate }) => candidate.listed === 'removed' ? `${candidate.name} was removed from the roster. Add them again at that entry.`
    : `${candidate.name} is on the roster already.`,
})
const notShared = condition<ShareFacts>({
  says: 'it is not shared yet', refuses: 'state', holds: (f) => !f.shared, because: (f) => `It is already shared with ${f.seat.name}.`,
})
const isShared = condition<ShareFacts>({
  says: 'it is shared', refuses: 'state', holds: (f) => f.shared, because: (f) => `It is not shared with ${f.seat.name}.`,
})

export const seatPermissions = {
  'seat.suspend': permission<ListedFacts>({
    rows: 'SE-10', does: 'suspend someone’s access', scope: 'incident', who: ['coordinator'], while: open, rulesDue: true,
    and: [notCoordinator, hasAccount, notSuspended, seatMayChange],
  }),
  'seat.confirmIdentity': permission<ListedFacts>({
    rows: 'SE-11, W5', does: 'confirm who someone is', scope: 'incident', who: ['coordinator', 'deputy', 'manager'], while: open, byHand: true,
    and: [notTheVoucher, callsBack, hasAccount, accountEnabled, hasSecondFactor, identityInDoubt],
  }),
  'seat.openWindow': permission<ListedFacts>({
    rows: 'SE-11', does: 'set when access ends', scope: 'incident', who: ['coordinator', 'deputy', 'manager'], while: open,
    and: [forAnother, hasAccount, endedIfCoordinators, seatMayChange],
  }),
  'seat.narrow': permission<ListedFacts>({
    rows: 'SE-12', does: 'limit a seat', scope: 'incident', who: ['coordinator'], while: open,
    and: [notCoordinator, isActive, seesWhole, seatMayChange],
  }),
  'seat.widen': permission<ListedFacts>({
    rows: 'SE-12', does: 'give a full seat', scope: 'incident', who: ['coordinator'], while: open, and: [isActive, seesShared],
  }),
  'seat.remove': permission<ListedFacts>({
    rows: 'SE-13, TK-6', does: 'remove people from the roster', scope: 'incident', who: ['coordinator'], while: open,
    and: [notCoordinator, notRemoved, seatMayChange],
  }),
  'seat.correct': permission<ListedFacts & CandidateFacts>({
    rows: 'N1', does: 'correct roster entries', scope: 'incident', who: ['coordinator'], while: open, and: [notRemoved, nobodyElse],
  }),
  'seat.share': permission<ShareFacts>({
    rows: 'N8', does: 'share things with a limited seat', scope: 'incident', who: ['coordinator'], while: open,
    and: [hasAccount, seesShared, notShared],
  }),
  'seat.unshare': permission<ShareFacts>({
    rows: 'N8, SE-12', does: 'stop sharing things', scope: 'incident', who: ['coordinator'], while: open,
    and: [hasAccount, seesShared, isShared],
  }),
} as const

/** Whether the roster says how to reach somebody in the words of whoever made or last reset the account: they would choose who answers (W5). */
export const reachIsVouchers = ({ vouchedById, reachById }: ListedFacts['seat']): boolean => vouchedById !== null && reachById === vouchedById

/** Whether a number stands in a text, however it is spaced and with or without the code of the country. */
export function numberStandsIn(reach: string, number: string): boolean {
  const digits = (written: string) => written.normalize('NFKC').replaceAll(/\D/g, '')
  const last = digits(number).slice(-7)
  return last.length >= 4 && digits(reach).includes(last)
}

function vouches({ seat }: ListedFacts, personId: string | null | undefined): boolean {
  return seat.causes.includes('account') && seat.vouchedById !== null && seat.vouchedById === personId
}

/** Whether a deputy or a manager calls back, and not the coordinator. */
function isOthers(f: ListedFacts): boolean {
  return f.seat.id === f.coordinator.id || vouches(f, f.coordinator.personId)
}

function whoConfirms(f: ListedFacts): string {
  return isOthers(f) ? 'a deputy or a manager' : `the coordinator, ${f.coordinatorName}`
}

function isSeated({ seat }: ListedFacts): boolean {
  return !seat.ended && (seat.state === 'waiting' || seat.state === 'active')
}

function unseatedSentence({ seat }: ListedFacts): string {
  if (seat.ended) return `${seat.name} is no longer on the roster.`
  return seat.state === 'proposed' ? `${seat.name} is only proposed.` : `${seat.name} is aware, but has no access.`
}
