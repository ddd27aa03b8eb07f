import { broughtInByPlan, past, soon, takeOver, voice } from './arranged'
import type { Break, Example, Given } from './example'
import type { Scene } from './scene'
import { reason } from './words'

const named = (given: Given, name: string) => String(given.input[name])
const takeOverIsCalled: Break = async (s) => takeOver(s, s.seats.member)

/** The first on the incident's list of standing deputies. */
async function firstStanding(s: Scene): Promise<string> {
  return String((await s.find('pinned_deputy', { position: 0 })).person_id)
}
/** Nobody on the list could act, for so many hours. */
async function unable(s: Scene, hours: number): Promise<void> {
  const since = new Date(Date.now() - hours * 3_600_000)
  for (const role of ['coordinator', 'deputy', 'manager', 'suspended'] as const) await s.update('seat', s.seats[role], { suspended_at: since })
  for (const role of ['disabled', 'reset', 'window over'] as const) await s.update('seat', s.seats[role], { lapse_noted_at: since })
}
const state = (next: string): Break => (s, given) => s.update('take_over', named(given, 'takeOverId'), { state: next })
const of = async (s: Scene, by: string, options = {}): Promise<Given> => ({
  input: { incidentId: s.incident.id, takeOverId: await takeOver(s, by, options) },
})
const byCoordinator: Break = async () => ({ by: 'coordinator' })
/** An administrator's act shut the coordinator out, and whoever acts is one. */
const shutOut = { 'no administrator, while the coordinator, or a deputy or claimant ahead of them, is shut out by an act on the account': (async (s) => {
  await s.update('person', s.cast.coordinator.id, { trust: 7 })
  await s.update('person', s.actor.id, { administrator: true })
}) satisfies Break }
const byPlan = {
  'not brought in by a member because the plan names them, but for those whom the coordinator made a deputy or a manager': (async (s) => {
    await s.remove('deputy', {})
    await broughtInByPlan(s)
    return { by: 'newcomer' as const }
  }) satisfies Break,
}
const coordinates = { coordinator: 'whoever coordinates calls, joins and claims nothing' }

export const takeOverExamples = {
  'takeOver.call': {
    kind: (column) => (column === 'deputy' ? 'takeOver.called' : 'takeOver.wanted'),
    never: coordinates,
    given: async (s) => {
      if (s.column !== 'deputy') await s.remove('deputy', {})
      return { input: { incidentId: s.incident.id, reason } }
    },
    breaks: {
      'the person is not the coordinator': byCoordinator,
      ...shutOut, ...byPlan,
      'a deputy, or any member while no deputy is able': async () => ({ by: 'member' }),
      'no takeover is under way; a deputy’s call outranks a request': takeOverIsCalled,
    },
  },
  'takeOver.agree': {
    kind: 'takeOver.agreed', never: coordinates,
    given: async (s) => {
      await s.remove('deputy', {})
      return of(s, s.seats.colleague, { state: 'wanted' })
    },
    breaks: {
      'the person is not the coordinator': byCoordinator,
      ...shutOut, ...byPlan,
      'the takeover waits for agreement': state('called'),
      'the person neither called it nor agreed yet': async (s, given) => voice(s, named(given, 'takeOverId'), s.seatId, 'agree'),
    },
  },
  'takeOver.answer': {
    kind: 'takeOver.answered', given: (s) => of(s, s.seats.deputy), breaks: { 'the takeover is called and not decided': state('wanted') },
  },
  'takeOver.claim': {
    kind: 'takeOver.claimed', given: (s) => of(s, s.seats.colleague),
    breaks: {
      ...shutOut,
      'the takeover is called and not decided': state('wanted'),
      'the person has not claimed yet': async (s, given) => voice(s, named(given, 'takeOverId'), s.seatId, 'claim'),
      'the person did not confirm the absence in this takeover': async (s, given) => {
        await s.remove('take_over_voice', {})
        await s.update('take_over', named(given, 'takeOverId'), { absence_seat_id: s.seatId })
      },
    },
  },
  'takeOver.withdrawClaim': {
    kind: 'takeOver.claimWithdrawn', never: coordinates, given: (s) => of(s, s.seatId),
    breaks: {
      'the takeover is under way': state('answered'),
      'the person claims the role, or called for it': (s) => s.remove('take_over_voice', {}),
    },
  },
  'takeOver.confirmAbsence': {
    kind: 'takeOver.absenceConfirmed',
    given: async (s) => ({ input: { ...(await of(s, s.seats.deputy)).input, attempts: 'Called three times, wrote twice.' } }),
    breaks: {
      'the person is not the coordinator': async (s) => {
        await s.insert('office', { office: 'manager', seat_id: s.seats.coordinator, since: past() })
        return { by: 'coordinator' }
      },
      ...shutOut,
      'the takeover is called and not decided': state('wanted'),
      'the manager claims nothing': async (s, given) => voice(s, named(given, 'takeOverId'), s.seatId, 'claim'),
      // Without a claimant, or it would be decided at once.
      'the absence is not confirmed yet': async (s, given) => {
        await s.remove('take_over_voice', {})
        await s.update('take_over', named(given, 'takeOverId'), { absence_seat_id: s.seats.member })
      },
    },
  },
  'takeOver.decide': {
    kind: 'takeOver.decided',
    given: async (s) => {
      await takeOver(s, s.seats.deputy, { waitUntil: past() })
      return { input: { incidentId: s.incident.id } }
    },
    breaks: { 'the wait is over and a claimant is able': (s) => s.remove('take_over_voice', {}) },
  },
  'takeOver.end': {
    kind: 'takeOver.ended',
    given: async (s) => {
      await takeOver(s, s.seats.suspended, { state: 'wanted' })
      return { input: { incidentId: s.incident.id } }
    },
    breaks: {
      'the incident left its open phases, or whoever requested it is no longer a member, or a deputy is able by now': async (s) => {
        await s.remove('deputy', {})
        await s.update('take_over', (await s.find('take_over', {})).id, { called_by_seat_id: s.seats.member })
      },
    },
  },
  'takeOver.tellStanding': {
    kind: 'takeOver.standingTold',
    unseated: ['coordinator', 'deputy', 'manager'],
    given: async (s) => {
      await unable(s, 0)
      return { input: { incidentId: s.incident.id } }
    },
    breaks: {
      'nobody here can act, and nobody was told of it yet': (s) => s.update('incident', s.incident.id, { standing_told_at: soon() }),
    },
  },
  'takeOver.bringIn': {
    kind: 'takeOver.broughtIn',
    unseated: ['coordinator', 'deputy', 'manager'],
    given: async (s) => {
      await unable(s, 14)
      await s.update('incident', s.incident.id, { standing_told_at: new Date(Date.now() - 13 * 3_600_000) })
      return { input: { incidentId: s.incident.id, personId: await firstStanding(s) } }
    },
    breaks: {
      'nobody here could take over for the silence limit, and this is the next standing deputy': (s) => s.update('seat', s.seats.manager, { suspended_at: null }),
    },
  },
} satisfies Record<string, Example>
