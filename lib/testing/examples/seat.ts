import { seatStates } from '@/lib/rules/facts'
import { trustBehind } from '../call-back'
import { broughtInByPlan, past, soon, takeOver } from './arranged'
import type { Role } from './cast'
import type { Break, Example, Given } from './example'
import type { Scene } from './scene'
import { reason } from './words'

const seat = (role: Role): Break => async (s, { input }) => ({ given: { input: { ...input, seatId: s.seats[role] } } })
export const disabled = (role: Role): Break => (s) => s.update('person', s.cast[role].id, { disabled_at: past() })
const decided: Break = (s) => s.update('seat', s.seats.proposed, { state: 'declined', ended_at: past() })
export const isListed = (role: Role): Break => async (s) => s.seat(s.incident, s.cast[role], { sees: 'shared' })
export const notOnList = 'the person is not on the roster and was not removed from it'
export const accountOpen = 'the account is not disabled'
const by = (role: Role): Break => async () => ({ by: role })

/** Seats in each state: which may be the object, by design states 3. */
const from = (states: readonly string[], role: Role): Example['states'] => ({
  of: seatStates, from: states,
  put: async (s, _, state) => {
    await s.update('seat', s.seats[role], { state, ended_at: ['removed', 'declined'].includes(state) ? past() : null })
  },
})
const proposal = { kind: '', states: from(['proposed'], 'proposed') }

/** Names somebody in the plan that the incident goes by. */
export async function named(s: Scene, role: Role): Promise<string> {
  const person = {
    key: 'gateway', name: s.cast[role].name, role: 'Technical', organisation: 'Systems', why: 'Runs the gateway.', reach: 'Card.',
    personId: s.cast[role].id,
  }
  await s.sql.query(`update plan_version set document = jsonb_set(document, '{people}', $1)`, [JSON.stringify([person])])
  return person.key
}
const entry = { sees: 'whole', accessUntil: null }

/** Comes onto the roster (SE-1 to SE-7, SE-14). */
export const rosterExamples = {
  'seat.add': {
    kind: 'seat.added',
    given: (s) => ({
      input: {
        incidentId: s.incident.id, personId: s.cast.newcomer.id, name: '', organisation: '', kind: 'technical', why: 'Runs the gateway.',
        reach: 'Card.', ...entry,
      },
    }),
    breaks: { [notOnList]: isListed('newcomer'), [accountOpen]: disabled('newcomer') },
  },
  'seat.propose': {
    kind: 'seat.proposed',
    given: (s) => ({
      input: {
        incidentId: s.incident.id, personId: null, name: 'Sam Someone', organisation: 'Hosting', kind: 'hosting', why: 'Runs the racks.',
        reach: '',
      },
    }),
    breaks: {
      'fewer than 50 of one’s own proposals wait for a decision': async (s) => {
        await s.sql.query(`insert into seat (id, incident_id, name, organisation, kind, why, reach, state, sees, trust, how, added_by_seat_id, added_at)
          select gen_random_uuid(), $1, 'Sam ' || n, '', 'other', 'Knows.', '', 'proposed', 'whole', 0, 'proposed', $2, now()
          from generate_series(1, 50) n`, [s.incident.id, s.seatId])
      },
      'fewer than 20 of one’s own proposals were withdrawn within a day': async (s) => {
        await s.sql.query(`insert into seat (id, incident_id, name, organisation, kind, why, reach, state, sees, trust, how, added_by_seat_id, added_at,
            ended_at, ended_reason)
          select gen_random_uuid(), $1, 'Sam ' || n, '', 'other', 'Knows.', '', 'declined', 'whole', 0, 'proposed', $2, muster.now(), muster.now(),
            'Withdrawn by its proposer.' from generate_series(1, 20) n`, [s.incident.id, s.seatId])
      },
    },
  },
  'seat.approve': {
    ...proposal, kind: 'seat.approved',
    given: (s) => ({ input: { incidentId: s.incident.id, seatId: s.seats.proposed, reach: '', ...entry } }),
    breaks: { 'the proposal is not decided yet': decided, [notOnList]: isListed('proposed'), [accountOpen]: disabled('proposed') },
  },
  'seat.decline': {
    ...proposal, kind: 'seat.declined', breaks: { 'the proposal is not decided yet': decided },
    given: (s) => ({ input: { incidentId: s.incident.id, seatId: s.seats.proposed, reason } }),
  },
  'seat.withdrawProposal': {
    ...proposal, kind: 'seat.proposalWithdrawn',
    given: async (s) => {
      await s.update('seat', s.seats.proposed, { added_by_seat_id: s.seatId })
      return { input: { incidentId: s.incident.id, seatId: s.seats.proposed } }
    },
    breaks: { 'one’s own proposal': by('colleague'), 'the proposal is not decided yet': decided },
  },
  'seat.bringIn': {
    kind: 'seat.broughtIn',
    given: async (s) => ({ input: { incidentId: s.incident.id, planKey: await named(s, 'newcomer'), accessUntil: null } }),
    breaks: {
      'not brought in by a member because the plan names them, but for those whom the coordinator made a deputy or a manager': async (s) => {
        await broughtInByPlan(s)
        return { by: 'newcomer' }
      },
      [notOnList]: isListed('newcomer'), [accountOpen]: disabled('newcomer'),
    },
  },
  'seat.giveAccess': {
    kind: 'seat.accessGiven',
    given: async (s) => {
      const seatId = await s.seat(s.incident, null, { state: 'aware' })
      return { input: { incidentId: s.incident.id, seatId, personId: s.cast.newcomer.id, ...entry, sure: true } }
    },
    breaks: {
      'the entry is of someone without access': seat('proposed'),
      'the account’s person was not removed from the roster': async (s, { input }) => ({
        given: { input: { ...input, personId: s.cast.removed.id } },
      }),
      [accountOpen]: disabled('newcomer'),
    },
  },
  'seat.addAgain': {
    kind: 'seat.addedAgain', states: from(['removed'], 'removed'),
    given: (s) => ({ input: { incidentId: s.incident.id, seatId: s.seats.removed, why: 'Is back.', reach: 'Card.', ...entry } }),
    breaks: { 'the person was removed': seat('aware'), [accountOpen]: disabled('removed') },
  },
} satisfies Record<string, Example>

const ofSeat = (s: Scene, role: Role, rest: object = { reason }): Given => ({
  input: { incidentId: s.incident.id, seatId: s.seats[role], ...rest },
})
const hasSeat = { 'the person has a seat': seat('aware') }
const takesPart = { 'while a takeover is called, no seat of a deputy, a claimant or a manager': (async (s, given) => {
  await takeOver(s, s.seats.member)
  return { given: { input: { ...given.input, seatId: s.seats.manager } }, by: 'coordinator' as const }
}) satisfies Break }
const notOwn = { 'not the coordinator’s own seat': seat('coordinator') }
const isOnesOwn = 'the coordinator; for the coordinator’s own seat a deputy or a manager'
const sharing = (s: Scene) => s.task(s.incident, 'log-copy')

/** What becomes of a seat (SE-10 to SE-13), and what a limited one is let see (N8). */
export const seatExamples = {
  'seat.suspend': {
    kind: 'seat.suspended', given: (s) => ofSeat(s, 'colleague'), states: from(['waiting', 'active'], 'colleague'),
    breaks: { ...notOwn, ...hasSeat, 'not suspended already': seat('suspended'), ...takesPart },
  },
  'seat.confirmIdentity': {
    kind: 'seat.identityConfirmed',
    given: async (s) => {
      const call = { how: 'Asked for the name of the first host.', number: 'From the card.' }
      if (s.column === 'coordinator') return ofSeat(s, 'suspended', { ...call, trust: await trustBehind(s, s.seats.suspended) })
      await s.update('seat', s.seats.coordinator, { suspended_at: past() })
      return ofSeat(s, 'coordinator', { ...call, trust: await trustBehind(s, s.seats.coordinator) })
    },
    breaks: {
      'not whoever made or last reset the account, where that is why': async (s, given) => {
        await s.update('person', s.cast.reset.id, { vouched_by_id: s.actor.id, vouched_at: past() })
        return seat('reset')(s, given)
      },
      'the coordinator; where the coordinator made or reset the account, and for the coordinator’s own seat, a deputy or a manager': by('deputy'),
      ...hasSeat, 'the account is enabled': seat('disabled'),
      'the account has a second factor': async (s, { input }) =>
        void (await s.sql.query('update credential set totp_confirmed_at = null where person_id = (select person_id from seat where id = $1)', [input.seatId])),
      'suspended by the coordinator or because of the account': seat('member'),
    },
  },
  'seat.openWindow': {
    kind: 'seat.windowOpened',
    given: async (s) => {
      const window = { accessUntil: soon().toISOString(), reason }
      if (s.column === 'coordinator') return ofSeat(s, 'window over', window)
      await s.update('seat', s.seats.coordinator, { access_until: past(), lapse_noted_at: past() })
      return ofSeat(s, 'coordinator', window)
    },
    breaks: {
      [isOnesOwn]: by('deputy'), ...hasSeat,
      'of the coordinator’s own seat only once its access has expired': async (s, { input }) =>
        ({ given: { input: { ...input, seatId: s.seats.coordinator } }, by: 'deputy' }),
      ...takesPart,
    },
  },
  'seat.narrow': {
    kind: 'seat.narrowed', given: async (s) => ofSeat(s, 'colleague', { taskIds: [(await sharing(s)).id], reason }),
    breaks: { ...notOwn, 'the seat is active': seat('unacknowledged'), 'the seat is whole': seat('limited'), ...takesPart },
  },
  'seat.widen': {
    kind: 'seat.widened', given: (s) => ofSeat(s, 'limited'),
    breaks: { 'the seat is active': seat('unacknowledged'), 'the seat is limited': seat('colleague') },
  },
  'seat.remove': {
    kind: 'seat.removed', given: (s) => ofSeat(s, 'colleague'), states: from(['aware', 'waiting', 'active'], 'colleague'),
    breaks: { ...notOwn, 'the person is on the roster': seat('removed'), ...takesPart },
  },
  'seat.correct': {
    kind: 'seat.corrected', states: from(['aware', 'waiting', 'active'], 'colleague'),
    given: (s) => ({ ...ofSeat(s, 'colleague', { kind: 'legal', why: 'Weighs what is told.', reach: 'Card, second number.', reason }), version: 1 }),
    breaks: {
      'the person is on the roster': seat('removed'),
      'nobody else on the roster, or removed from it, has the new name': async (s) => {
        const seatId = await s.seat(s.incident, null, { state: 'aware' })
        return { given: { input: { incidentId: s.incident.id, seatId, name: s.cast.member.name, reason }, version: 1 } }
      },
    },
  },
  'seat.share': {
    kind: 'seat.shared', given: async (s) => ofSeat(s, 'limited', { noun: 'task', objectId: (await sharing(s)).id }),
    breaks: {
      ...hasSeat, 'the seat is limited': seat('colleague'),
      'it is not shared yet': async (s, { input }) => shared(s, String(input.objectId)),
    },
  },
  'seat.unshare': {
    kind: 'seat.unshared',
    given: async (s) => {
      const task = await sharing(s)
      await shared(s, task.id)
      return ofSeat(s, 'limited', { noun: 'task', objectId: task.id })
    },
    breaks: { ...hasSeat, 'the seat is limited': seat('colleague'), 'it is shared': (s) => s.remove('share', {}) },
  },
} satisfies Record<string, Example>

const shared = (s: Scene, objectId: string) =>
  s.insert('share', { seat_id: s.seats.limited, noun: 'task', object_id: objectId, shared_at: past() })
