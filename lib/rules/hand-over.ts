import type { IncidentFacts, SeatFacts } from './facts'
import { id, incidentInput, moment, optionalText, text } from './input'
import { condition, open, permission } from './permission'
import { whyOfferIsVoid } from './succession'

export const offerStates = ['offered', 'accepted', 'declined', 'withdrawn', 'void'] as const

export const offerInput = incidentInput({ seatId: id, note: text(4000), dueAt: moment.nullable() })
/** `seenAt`: when the page showed what waits; the answer says what came after that. */
export const acceptInput = incidentInput({ offerId: id, seenAt: moment.optional() })
export const declineInput = incidentInput({ offerId: id, reason: optionalText(2000) })
export const withdrawInput = incidentInput({ offerId: id })
export const lapseOfferInput = incidentInput({})

/** The person to whom the office is to be offered. */
export type OfferingFacts = IncidentFacts & { named: SeatFacts }
/** The offer that the input names, open or not. */
export type OfferFacts = IncidentFacts & { named: { id: string; state: (typeof offerStates)[number]; toSeatId: string; toName: string } }

export const noOfferYet = condition<IncidentFacts>({
  says: 'no offer is open', refuses: 'state', holds: (f) => f.offer === null,
  because: 'The role has already been offered to someone. Withdraw that offer first.',
})
export const namedIsMember = condition<OfferingFacts>({
  says: 'the person named is another member', refuses: 'state', holds: (f) => f.named.able && f.named.id !== f.coordinator.id,
  because: (f) => f.named.id === f.coordinator.id
    ? 'You are the coordinator already. Offer the role to another member.'
    : `${f.named.name} can’t take the role now: only a member with a full, active seat can.`,
})
export const dueIsAhead = condition<OfferingFacts & { dueAt: Date | null }>({
  says: 'the due time is in the future', refuses: 'state', holds: (f) => f.dueAt === null || f.dueAt > f.now,
  because: 'That time has passed. Choose a later one.',
})
export const offerIsOpen = condition<OfferFacts>({
  says: 'the offer is open', refuses: 'state', holds: (f) => f.named.state === 'offered',
  because: (f) => `This offer is closed: it ${f.named.state === 'void' ? 'became void' : `was ${f.named.state}`}.`,
})
export const offerIsForActor = condition<OfferFacts>({
  says: 'the role is offered to this person', refuses: 'who', holds: (f) => f.me?.id === f.named.toSeatId,
  because: (f) => `The role is offered to ${f.named.toName}. Only they can answer.`,
})
export const offerIsVoid = condition<IncidentFacts>({
  says: 'the offer expired, or what it rests on is gone', refuses: 'state', holds: (f) => whyOfferIsVoid(f) !== null,
  because: 'The offer still stands.',
})

export const handOverPermissions = {
  'handOver.offer': permission<OfferingFacts & { dueAt: Date | null }>({
    rows: 'HO-1', does: 'offer the role', scope: 'incident', who: ['coordinator'], while: open, and: [noOfferYet, namedIsMember, dueIsAhead],
  }),
  'handOver.accept': permission<OfferFacts>({
    rows: 'HO-2', does: 'accept the role', scope: 'incident', who: ['member'], while: open, proof: true, and: [offerIsForActor, offerIsOpen],
  }),
  'handOver.decline': permission<OfferFacts>({
    rows: 'HO-3', does: 'decline the role', scope: 'incident', who: ['member'], while: open, rulesDue: true,
    and: [offerIsForActor, offerIsOpen],
  }),
  'handOver.withdraw': permission<OfferFacts>({
    rows: 'HO-3', does: 'withdraw the offer', scope: 'incident', who: ['coordinator'], while: open, and: [offerIsOpen],
  }),
  'handOver.lapse': permission<IncidentFacts>({
    rows: 'HO-4', does: 'note that an offer is void', scope: 'incident', who: ['system'], and: [offerIsVoid],
  }),
} as const
