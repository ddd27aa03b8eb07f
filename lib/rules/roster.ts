import { z } from 'zod'
import type { IncidentFacts, SeatFacts } from './facts'
import { id, incidentInput, moment, optionalText, reason, sure, text } from './input'
import { optionalName, optionalPersonName, personName } from './one-line'
import { fewProposals, fewWithdrawn, type OwnOpenFacts } from './own-open'
import { condition, open, permission } from './permission'
import { byCoordinatorsWord } from './take-over'

// Who comes onto the roster, and how (SE-1 to SE-7). What becomes of a seat afterwards: seat.ts.

/** Kinds of people who know (N1). */
export const seatKinds = [
  'technical', 'legal', 'communication', 'management', 'hosting', 'partner', 'police', 'custodian', 'other',
] as const
export type SeatKind = (typeof seatKinds)[number]
/** Kinds whose access always has an end (N7, SE-1). */
export const kindsWithEnd: readonly string[] = ['partner', 'hosting']
/** As what somebody comes in whom the plan names: a stranger to the organisation as a partner (N7), else by the word of their role. */
export const kindByPlan = (role: string, stranger: boolean): SeatKind =>
  (stranger ? 'partner' : seatKinds.find((kind) => kind === role.toLowerCase()) ?? 'other')
const sees = z.enum(['whole', 'shared'])

/** A seat of the roster as these rules see it. `ended`: removed or declined; so is an entry that was found to be a second one of somebody. */
export type ListedSeat = SeatFacts & {
  ended: boolean
  addedBySeatId: string | null
  /** The account is disabled: nobody can confirm it (SE-11). */
  disabled: boolean
  /** The account has a confirmed second factor: before that nobody is confirmed for it (SE-11). */
  enrolled: boolean
  /** Who made the account or last reset it, and when (W5). */
  vouchedById: string | null
  vouchedBy: string | null
  vouchedAt: Date | null
  /** Who wrote the safe way to reach them; null where nobody but themselves or Muster’s own plan did. */
  reachById: string | null
  /** All causes of suspension that hold now: every one must be gone (SE-11). */
  causes: readonly ('coordinator' | 'account' | 'window')[]
}
export type ListedFacts = IncidentFacts & { seat: ListedSeat }

/** Somebody who is to come onto the roster: what there is of the same person already. */
export type Candidate = { name: string; disabled: boolean; listed: 'no' | 'living' | 'removed' }
export type CandidateFacts = IncidentFacts & { candidate: Candidate }

/** Either an account, or a name that is typed; `organisation` counts only with such a name. */
const whom = { personId: id.nullable(), name: optionalPersonName(120), organisation: optionalName(120), kind: z.enum(seatKinds), why: text(500) }
/** Refuses an account together with a typed name: one of the two is somebody whom nobody meant. */
function oneOfTwo({ personId, name }: { personId: string | null; name: string }, context: z.RefinementCtx) {
  if (personId === null || name.trim() === '') return
  context.addIssue({
    code: 'custom', path: ['personId'],
    message: 'Choose an account or type a name, not both. Clear one of them.',
  })
}
/** An account that the plan names, as it is now; `trust`: how far it was trusted when it was named, null where the plan is from before that was kept. */
export type NamedAccount = { trust: number | null; namedAt: Date; now: { trust: number; administrator: boolean; administrationAt: Date | null; vouchedAt: Date | null } }

/**
 * How far a seat trusts an account that the plan names: as far as when it was named (W5), so that one which an administrator took in hand
 * since comes in suspended (SE-10). Not at all, where the person became an administrator since (N4).
 */
export function trustAsNamed({ trust, namedAt, now }: NamedAccount): number {
  if (now.administrator || (now.administrationAt !== null && now.administrationAt >= namedAt)) return 0
  if (trust !== null) return trust
  return now.vouchedAt === null || now.vouchedAt < namedAt ? now.trust : 0
}

/** The office of manager comes with the seat, once its rules are acknowledged (M6, SE-8). */
const manager = z.boolean().default(false)

export const addInput = incidentInput({ ...whom, reach: text(300), sees, accessUntil: moment.nullable(), manager, sure }).superRefine(oneOfTwo)
export const proposeInput = incidentInput({ ...whom, reach: optionalText(300) }).superRefine(oneOfTwo)
/** Blank `reach`: as proposed. */
export const approveInput = incidentInput({ seatId: id, sees, reach: optionalText(300), accessUntil: moment.nullable(), manager })
export const declineInput = incidentInput({ seatId: id, reason })
export const withdrawProposalInput = incidentInput({ seatId: id })
export const bringInInput = incidentInput({ planKey: text(40), accessUntil: moment.nullable() })
/** `sure`: the account is that person’s, though it is called otherwise. */
export const giveAccessInput = incidentInput({ seatId: id, personId: id, sees, accessUntil: moment.nullable(), manager, sure })
/** Without `kind`: as before. */
export const addAgainInput = incidentInput({
  seatId: id, kind: z.enum(seatKinds).optional(), why: text(500), reach: text(300), sees, accessUntil: moment.nullable(), manager,
})
/** What is left out stays as it is. `accessUntil`: only where the new kind wants an end of access, and there is none yet (N7). */
export const correctSeatInput = incidentInput({
  seatId: id, name: personName(120).optional(), organisation: optionalName(120).optional(), kind: z.enum(seatKinds).optional(), why: text(500).optional(),
  reach: text(300).optional(), accessUntil: moment.nullable().optional(), reason, sure,
})
/** What can be corrected of an entry. */
export const seatFields = ['name', 'organisation', 'kind', 'why', 'reach'] as const
export type SeatField = (typeof seatFields)[number]

export const notOnList = condition<CandidateFacts>({
  says: 'the person is not on the roster and was not removed from it', refuses: 'state', holds: (f) => f.candidate.listed === 'no',
  because: ({ candidate, coordinatorName }) => candidate.listed === 'removed'
    ? `${candidate.name} was removed from the roster. Only the coordinator, ${coordinatorName}, can add them again, at the old entry.`
    : `${candidate.name} is on the roster already.`,
})
export const neverRemoved = condition<CandidateFacts>({
  says: 'the account’s person was not removed from the roster', refuses: 'state', holds: (f) => f.candidate.listed !== 'removed',
  because: (f) => `${f.candidate.name} was removed from the roster. Add them again at the old entry.`,
})
export const accountOpen = condition<CandidateFacts>({
  says: 'the account is not disabled', refuses: 'state', holds: (f) => !f.candidate.disabled,
  because: (f) => `The account of ${f.candidate.name} is disabled. An administrator has to enable it first.`,
})
export const isProposed = condition<ListedFacts>({
  says: 'the proposal is not decided yet', refuses: 'state', holds: (f) => f.seat.state === 'proposed' && !f.seat.ended,
  because: (f) => `${f.seat.name} is not waiting for approval: that was decided already.`,
})
export const isProposer = condition<ListedFacts>({
  says: 'one’s own proposal', refuses: 'who', holds: (f) => f.me !== null && f.seat.addedBySeatId === f.me.id,
  because: 'Only the person who made a proposal can withdraw it.',
})
export const isAware = condition<ListedFacts>({
  says: 'the entry is of someone without access', refuses: 'state', holds: (f) => f.seat.state === 'aware' && !f.seat.ended,
  because: (f) => f.seat.state === 'removed' ? `${f.seat.name} was removed from the roster. Add them again instead.`
    : f.seat.state === 'proposed' ? `${f.seat.name} is only proposed. Approve the proposal first.`
      : f.seat.ended ? `${f.seat.name} is not on the roster.` : `${f.seat.name} is on the roster with an account already.`,
})
export const isRemoved = condition<ListedFacts>({
  says: 'the person was removed', refuses: 'state', holds: (f) => f.seat.state === 'removed',
  because: (f) => `${f.seat.name} was not removed from the roster.`,
})

export const rosterPermissions = {
  'seat.add': permission<CandidateFacts>({
    rows: 'SE-1', does: 'add people to the roster', scope: 'incident', who: ['coordinator'], while: open, and: [notOnList, accountOpen],
  }),
  'seat.propose': permission<OwnOpenFacts>({
    rows: 'SE-2', does: 'propose someone for the roster', scope: 'incident', who: ['member', 'limited'], while: open, and: [fewProposals, fewWithdrawn],
  }),
  'seat.approve': permission<ListedFacts & CandidateFacts>({
    rows: 'SE-3', does: 'approve people for the roster', scope: 'incident', who: ['coordinator'], while: open,
    and: [isProposed, notOnList, accountOpen],
  }),
  'seat.decline': permission<ListedFacts>({
    rows: 'SE-4', does: 'decline a proposal', scope: 'incident', who: ['coordinator'], while: open, and: [isProposed],
  }),
  'seat.withdrawProposal': permission<ListedFacts>({
    rows: 'SE-4', does: 'withdraw a proposal', scope: 'incident', who: ['member', 'limited'], while: open,
    and: [isProposer, isProposed],
  }),
  'seat.bringIn': permission<CandidateFacts>({
    rows: 'SE-6', does: 'bring in people whom the plan names', scope: 'incident', who: ['member'], while: open,
    and: [byCoordinatorsWord, notOnList, accountOpen],
  }),
  'seat.giveAccess': permission<ListedFacts & CandidateFacts>({
    rows: 'SE-7', does: 'give access', scope: 'incident', who: ['coordinator'], while: open,
    and: [isAware, neverRemoved, accountOpen],
  }),
  'seat.addAgain': permission<ListedFacts & CandidateFacts>({
    rows: 'SE-14', does: 'add someone again', scope: 'incident', who: ['coordinator'], while: open, and: [isRemoved, accountOpen],
  }),
} as const
