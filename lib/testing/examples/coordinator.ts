import { offerStates } from '@/lib/rules/hand-over'
import { offer, past, soon, takeOver } from './arranged'
import type { Break, Example, Given } from './example'
import type { Scene } from './scene'
import { reason } from './words'

const notToOneself = { coordinator: 'nobody offers the role to themselves' }
const named = (given: Given, name: string) => String(given.input[name])
const to = (seat: 'coordinator' | 'deputy' | 'member' | 'colleague' | 'limited', name = 'seatId'): Break => async (s, { input }) =>
  ({ given: { input: { ...input, [name]: s.seats[seat] } } })
const takeOverIsCalled: Break = async (s) => takeOver(s, s.seats.member)

const offerStatesOf: Example['states'] = {
  of: offerStates, from: ['offered'], put: (s, given, state) => s.update('hand_over', named(given, 'offerId'), { state }),
}
const answerOffer = async (s: Scene, rest = {}): Promise<Given> =>
  ({ input: { incidentId: s.incident.id, offerId: await offer(s, s.seatId), ...rest } })
const offerIsOpen = {
  'the offer is open': (async (s, given) => s.update('hand_over', named(given, 'offerId'), { state: 'withdrawn' })) satisfies Break,
}
const answersOffer = {
  ...offerIsOpen,
  'the role is offered to this person': (async () => ({ by: 'colleague' })) satisfies Break,
}

export const coordinatorExamples = {
  'handOver.offer': {
    kind: 'handOver.offered',
    given: (s) => ({ input: { incidentId: s.incident.id, seatId: s.seats.colleague, note: 'All is in the plan.', dueAt: null } }),
    breaks: {
      'no offer is open': async (s) => offer(s, s.seats.member),
      'the person named is another member': to('coordinator'),
      'the due time is in the future': async (_, { input }) => ({ given: { input: { ...input, dueAt: past().toISOString() } } }),
    },
  },
  'handOver.accept': {
    kind: 'handOver.accepted', given: (s) => answerOffer(s), never: notToOneself, breaks: answersOffer, states: offerStatesOf,
  },
  'handOver.decline': {
    kind: 'handOver.declined', given: (s) => answerOffer(s, { reason }), never: notToOneself, breaks: answersOffer, states: offerStatesOf,
  },
  'handOver.withdraw': {
    kind: 'handOver.withdrawn', states: offerStatesOf, breaks: offerIsOpen,
    given: async (s) => ({ input: { incidentId: s.incident.id, offerId: await offer(s, s.seats.colleague) } }),
  },
  'handOver.lapse': {
    kind: 'handOver.lapsed',
    given: async (s) => {
      await offer(s, s.seats.colleague, past())
      return { input: { incidentId: s.incident.id } }
    },
    breaks: {
      'the offer expired, or what it rests on is gone': async (s) =>
        s.update('hand_over', (await s.find('hand_over', { state: 'offered' })).id, { due_at: null }),
    },
  },
  'deputy.appoint': {
    kind: 'deputy.appointed',
    given: (s) => ({ input: { incidentId: s.incident.id, seatId: s.seats.colleague } }),
    breaks: {
      'the person named is a member and doesn’t coordinate': to('coordinator'),
      'the person named is not a deputy yet': to('deputy'),
      'no takeover is called': takeOverIsCalled,
    },
  },
  'deputy.remove': {
    kind: 'deputy.removed',
    given: (s) => ({ input: { incidentId: s.incident.id, seatId: s.seats.deputy } }),
    breaks: { 'the person named is a deputy': to('member'), 'no takeover is called': takeOverIsCalled },
  },
  'deputy.reorder': {
    kind: 'deputy.reordered',
    given: async (s) => {
      await s.insert('deputy', { seat_id: s.seats.colleague, position: 2 })
      return { input: { incidentId: s.incident.id, seatIds: [s.seats.colleague, s.seats.deputy] } }
    },
    breaks: {
      'the order names each deputy once': (s) => s.remove('deputy', { seat_id: s.seats.colleague }),
      'no takeover is called': takeOverIsCalled,
    },
  },
  'office.name': {
    kind: 'office.named',
    given: (s) => ({ input: { incidentId: s.incident.id, office: 'communication owner', seatId: s.seats.colleague } }),
    breaks: {
      'the person named is a member': to('limited'),
      'whoever coordinates is the point of contact without being named': async (s, { input }) =>
        ({ given: { input: { ...input, office: 'point of contact', seatId: s.seats.coordinator } } }),
      'the person named doesn’t hold the role yet': async (s) =>
        s.insert('office', { office: 'communication owner', seat_id: s.seats.colleague, since: past() }),
    },
  },
  'office.end': {
    kind: 'office.ended',
    given: async (s) => {
      await s.insert('office', { office: 'manager', seat_id: s.seats.colleague, since: past() })
      return { input: { incidentId: s.incident.id, office: 'manager', seatId: s.seats.colleague } }
    },
    breaks: {
      'the person named holds the role': to('member'),
      'a manager is left to whom the coordinator reports': (s) => s.remove('office', { seat_id: s.seats.manager }),
      'while a takeover is called, no manager’s role': takeOverIsCalled,
    },
  },
  'seat.lapse': {
    kind: 'seat.lapsed',
    given: async (s) => {
      await s.update('seat', s.seats['window over'], { lapse_noted_at: null })
      return { input: { incidentId: s.incident.id, seatIds: [s.seats['window over']], cause: 'window' } }
    },
    breaks: {
      'the account is disabled or its trust was reset, or access expired': (s) =>
        s.update('seat', s.seats['window over'], { access_until: soon() }),
    },
  },
} satisfies Record<string, Example>
