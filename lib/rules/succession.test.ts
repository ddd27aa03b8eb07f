import { expect, test } from 'vitest'
import { allDue } from './due'
import type { IncidentFacts, SeatFacts } from './facts'
import { nextStandingMoment, standingDeputyDue, standingToBeTold } from './silence'
import type { Verdict } from './permission'
import { keptUntil, lastSeenBy, needsNoWait } from './succession'

// TO-8 as pure rules: when it becomes due, with the moments that decide it.

const now = new Date('2026-11-29T12:00:00Z')
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
const nothing = { lapsed: null, leftTaskIds: [], newHostIds: [], changedListTaskIds: [], overdueTaskIds: [], nextTaskDueAt: null }

function seat(id: string, suspended: SeatFacts['suspended'] = null): SeatFacts {
  return {
    id, personId: id, name: id, organisation: 'Systems', kind: 'technical', state: 'active', sees: 'whole', suspended, accessUntil: null,
    acknowledgedRules: 1, able: suspended === null,
  }
}

function facts(seats: SeatFacts[], succession: Partial<IncidentFacts['succession']> = {}, rest: Partial<IncidentFacts> = {}): IncidentFacts {
  return {
    now, via: 'system', standings: new Set(['system']), phase: 'responding', coordinatorName: 'ic', rulesDue: false, me: null,
    incident: { id: 'i', codeName: 'Heron', drill: false, openedAt: hoursAgo(48), planNumber: 1, prerequisitesComplete: true, entryAnswered: false, head: '' },
    seats, coordinator: seats[0]!, deputies: [], managers: [], offer: null, takeOver: null,
    succession: {
      waitMinutes: 15, silenceHours: 12, coordinatorUsedAt: null, coordinatorSeenAt: hoursAgo(1), standing: [{ personId: 'first', name: 'First' }],
      lastBroughtInAt: null, standingToldAt: null, suspendedSince: new Map(seats.filter((each) => each.suspended).map((each) => [each.id, hoursAgo(14)])),
      administrators: new Set(), byPlan: new Set(), wayOpened: new Set(), ...succession,
    },
    ...rest,
  }
}
const suspended = seat('ic', 'account')

test('TO-8: a suspended coordinator whom nobody can replace: told at once, whatever the silence', () => {
  const f = facts([suspended])
  expect([standingToBeTold(f), nextStandingMoment(f), standingDeputyDue(f)]).toEqual([true, now, null])
  expect(allDue(f, nothing)[0]).toEqual({ command: 'takeOver.tellStanding', input: {} })
})

test.each(['account', 'window', 'coordinator'] as const)('TO-8: suspended by %s, the limit counts from when everyone was told', (cause) => {
  const told = (hours: number) => facts([seat('ic', cause)], { standingToldAt: hoursAgo(hours) })
  expect(nextStandingMoment(told(11))).toEqual(hoursAgo(-1))
  expect(standingDeputyDue(told(11))).toBeNull()
  expect(standingDeputyDue(told(12))).toEqual({ personId: 'first', name: 'First' })
})

test('TO-8: told before the last who could act was lost does not count', () => {
  const since = new Map([['ic', hoursAgo(14)], ['other', hoursAgo(2)]])
  expect(standingToBeTold(facts([suspended, seat('other', 'account')], { standingToldAt: hoursAgo(13), suspendedSince: since }))).toBe(true)
})

test('TO-8: alone and unseen: nobody is told, and the limit counts from when the coordinator was seen, or the last other was lost', () => {
  const f = facts([seat('ic')], { coordinatorSeenAt: hoursAgo(10) })
  expect([standingToBeTold(f), nextStandingMoment(f)]).toEqual([false, hoursAgo(-2)])
  const lost = facts([seat('ic'), seat('other', 'account')], { coordinatorSeenAt: hoursAgo(10), suspendedSince: new Map([['other', hoursAgo(3)]]) })
  expect(nextStandingMoment(lost)).toEqual(hoursAgo(-9))
})

test('TO-8: unanswered, the next has to wait one wait', () => {
  const told = { standingToldAt: hoursAgo(13) }
  expect(nextStandingMoment(facts([suspended], { ...told, lastBroughtInAt: hoursAgo(0.1) }))).toEqual(new Date(hoursAgo(0.1).getTime() + 900_000))
})

test('TO-8: not while someone can take over: a deputy, three members, two with a manager', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((id) => seat(id)) as [SeatFacts, SeatFacts, SeatFacts]
  const told = { standingToldAt: hoursAgo(13) }
  for (const f of [facts([suspended, a], told, { deputies: [a] }), facts([suspended, a, b, c], told), facts([suspended, a, b], told, { managers: [b] })])
    expect([nextStandingMoment(f), standingToBeTold(f)]).toEqual([null, false])
  for (const f of [facts([suspended, a, b], told), facts([suspended, a], told, { managers: [a] })])
    expect(standingDeputyDue(f)).toMatchObject({ personId: 'first' })
})

test('TO-8: nothing when nobody is left to be brought in, or the incident has ended', () => {
  expect(nextStandingMoment(facts([suspended], { standingToldAt: hoursAgo(13), standing: [] }))).toBeNull()
  expect(nextStandingMoment(facts([suspended], {}, { phase: 'closed' }))).toBeNull()
})

test('TO-1, N4: a suspended coordinator is not waited for; shut out by an act on the account, not before someone was brought in since', () => {
  expect([null, 'window', 'coordinator', 'account'].map((cause) => needsNoWait(facts([seat('ic', cause as SeatFacts['suspended'])])))).toEqual([false, true, true, false])
  expect(needsNoWait(facts([suspended], { lastBroughtInAt: hoursAgo(1) }))).toBe(true)
  expect(needsNoWait(facts([suspended], { lastBroughtInAt: hoursAgo(15) }))).toBe(false)
})

const called = (more: Partial<NonNullable<IncidentFacts['takeOver']>> = {}): Partial<IncidentFacts> => ({
  takeOver: {
    id: 't', state: 'called', reason: 'Gone.', calledBySeatId: 'a', calledAt: hoursAgo(0.1), waitUntil: hoursAgo(-0.15), needsManager: false,
    absenceSeatId: null, answersCameAt: [], claimants: ['a'], agreed: [], ...more,
  },
})

test('TO-3, TO-5: the role is kept until the wait ends, and no longer once a manager has confirmed the absence, or time is up', () => {
  const kept = (more: Parameters<typeof called>[0]) => keptUntil(facts([seat('ic'), seat('a')], {}, called(more)))
  expect(kept({})).toEqual(hoursAgo(-0.15))
  expect(kept({ waitUntil: now })).toBeNull()
  expect(kept({ absenceSeatId: 'm' })).toBeNull()
  expect(kept({ state: 'wanted', waitUntil: null })).toBeNull()
  // A code that came in time is being weighed.
  expect(kept({ waitUntil: now, answersCameAt: [hoursAgo(0.01)] })).toEqual(now)
  expect(keptUntil(facts([seat('ic')]))).toBeNull()
})

test('TO-1, TO-5: when the coordinator was last seen is told to whoever may have them replaced now, and to nobody else', () => {
  const no: Verdict = { allowed: false, code: 'forbidden', because: 'No.', reasons: ['No.'] }
  const f = facts([seat('ic')], { coordinatorUsedAt: hoursAgo(2), coordinatorSeenAt: hoursAgo(1) })
  expect([lastSeenBy(f, [no]), lastSeenBy(f, []), lastSeenBy(f, [no, { allowed: true }])]).toEqual([null, null, hoursAgo(2)])
})
