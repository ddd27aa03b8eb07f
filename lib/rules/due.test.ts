import { describe, expect, test } from 'vitest'
import { nextMoment as next } from './due'
import type { IncidentFacts, SeatFacts } from './facts'

const now = new Date('2026-11-29T12:00:00Z')
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const seat = (id: string, more: Partial<SeatFacts> = {}): SeatFacts => ({
  id, personId: id, name: id, organisation: 'Systems', kind: 'technical', state: 'active', sees: 'whole', suspended: null, accessUntil: null,
  acknowledgedRules: 1, able: true, ...more,
})
const mara = seat('mara')
const team = [mara, seat('daniel'), seat('priya'), seat('tomas')]

/** An incident in which nothing waits for the clock: three people beside the coordinator, who could take over. */
const facts = (more: Partial<IncidentFacts> = {}): IncidentFacts => ({
  now, via: 'system', phase: 'responding', coordinatorName: 'mara', standings: new Set(['system']), me: null, rulesDue: false,
  incident: { id: 'i', codeName: 'Heron', drill: false, openedAt: now, planNumber: 1, prerequisitesComplete: true, entryAnswered: true, head: '' },
  seats: team, coordinator: mara, deputies: [], managers: [], offer: null, takeOver: null,
  succession: {
    waitMinutes: 15, silenceHours: 12, coordinatorUsedAt: null, coordinatorSeenAt: inMinutes(-60), lastBroughtInAt: null,
    standing: [{ personId: 'one', name: 'One' }], standingToldAt: null, suspendedSince: new Map(), administrators: new Set(), byPlan: new Set(), wayOpened: new Set(),
  },
  ...more,
})
const succession = (more: Partial<IncidentFacts['succession']>) => ({ ...facts().succession, ...more })
const called = (waitUntil: Date): IncidentFacts['takeOver'] => ({
  id: 't', state: 'called', reason: '', calledBySeatId: 'daniel', calledAt: now, waitUntil, needsManager: false, absenceSeatId: null, answersCameAt: [],
  claimants: ['daniel'], agreed: [],
})

/** Where no task has a due time. */
const nextMoment = (f: IncidentFacts) => next(f, { nextTaskDueAt: null })

describe('when the worker has to look next', () => {
  test('never, where nothing waits for the clock', () => {
    expect(nextMoment(facts())).toBe(null)
  })
  test('SE-10: when the first window of access ends; one that has ended counts no more', () => {
    const seats = [mara, seat('a', { accessUntil: inMinutes(90) }), seat('b', { accessUntil: inMinutes(30) }), seat('c', { accessUntil: inMinutes(-5) }), ...team]
    expect(nextMoment(facts({ seats }))).toEqual(inMinutes(30))
    expect(nextMoment(facts({ seats, phase: 'closed' }))).toEqual(inMinutes(30))
  })
  test('HO-4: when the offer runs out', () => {
    const offer = { id: 'o', toSeatId: 'daniel', fromSeatId: 'mara', dueAt: inMinutes(45), note: '', offeredAt: now }
    expect(nextMoment(facts({ offer }))).toEqual(inMinutes(45))
    expect(nextMoment(facts({ offer: { ...offer, dueAt: null } }))).toBe(null)
  })
  test('TO-5: when the wait of a takeover is over', () => {
    expect(nextMoment(facts({ takeOver: called(inMinutes(15)) }))).toEqual(inMinutes(15))
    expect(nextMoment(facts({ takeOver: called(now) }))).toBe(null)
    expect(nextMoment(facts({ takeOver: { ...called(now)!, answersCameAt: [inMinutes(-1)] } }))).toEqual(inMinutes(2))
    expect(nextMoment(facts({ takeOver: { ...called(inMinutes(15))!, state: 'wanted' } }))).toBe(null)
  })
  test('TO-8: when a coordinator who is alone has been silent for long enough', () => {
    const alone = { seats: [mara], coordinator: mara }
    expect(nextMoment(facts(alone))).toEqual(inMinutes(11 * 60))
    expect(nextMoment(facts({ ...alone, phase: 'closed' }))).toBe(null)
    expect(nextMoment(facts({ ...alone, deputies: [seat('d')] }))).toBe(null)
  })
  const suspended = seat('mara', { suspended: 'account', able: false })
  const stuck = { seats: [suspended], coordinator: suspended }
  const told = { standingToldAt: inMinutes(-13 * 60), suspendedSince: new Map([['mara', inMinutes(-14 * 60)]]) }
  test('TO-8: whoever was brought in has one wait to answer; then the next', () => {
    expect(nextMoment(facts({ ...stuck, succession: succession({ ...told, lastBroughtInAt: inMinutes(-5) }) }))).toEqual(inMinutes(10))
  })
  test('TO-8: never, where nobody is left to bring in', () => {
    expect(nextMoment(facts({ ...stuck, succession: succession({ ...told, standing: [] }) }))).toBe(null)
  })
  test('TK-16: when the next task will be late, while the incident is open', () => {
    expect(next(facts(), { nextTaskDueAt: inMinutes(40) })).toEqual(inMinutes(40))
    expect(next(facts({ takeOver: called(inMinutes(15)) }), { nextTaskDueAt: inMinutes(40) })).toEqual(inMinutes(15))
    expect(next(facts({ phase: 'closed' }), { nextTaskDueAt: inMinutes(40) })).toBe(null)
  })
  test('the soonest of all counts', () => {
    const seats = [...team, seat('a', { accessUntil: inMinutes(20) })]
    expect(nextMoment(facts({ seats, takeOver: called(inMinutes(15)) }))).toEqual(inMinutes(15))
  })
})
