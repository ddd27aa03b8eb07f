import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refusal, world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'

let w: World
let mara: SomePerson
let priya: SomePerson
let jonas: SomePerson
let incident: SomeIncident

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  priya = await w.person('Priya Raman')
  jonas = await w.person('Jonas Weber')
  incident = await w.open(mara)
  await w.seat(incident, priya)
})
afterAll(() => w.end())

const together = (times: number, act: () => Promise<unknown>) => Promise.all(Array.from({ length: times }, () => refusal(act())))
const whom = { kind: 'technical', why: 'Built it.', reach: 'Mobile.', organisation: '' }

describe('of two that collide the second finds the new state', () => {
  test('SE-3: the same proposal approved many times at once is approved once', async () => {
    const { answer } = await w.run(priya, 'seat.propose', { incidentId: incident.id, ...whom, personId: jonas.id, name: '' })
    const outcomes = await together(6, () =>
      w.run(mara, 'seat.approve', { incidentId: incident.id, seatId: answer.seatId, sees: 'whole', reach: '', accessUntil: null }))
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome !== 'done' && outcome.code === 'state')).toHaveLength(5)
    expect((await w.entries(incident)).filter((entry) => entry.kind === 'seat.approved')).toHaveLength(1)
    expect((await w.sql.query(`select 1 from notice where seat_id = $1 and kind = 'rules wait'`, [answer.seatId])).rowCount).toBe(1)
  })
  test.each([['by account', true], ['by name', false]])('SE-1: the same person added often at once %s stands once', async (_, account) => {
    const dan = await w.person('Daniel Osei')
    const outcomes = await together(6, () => w.run(mara, 'seat.add', {
      incidentId: incident.id, ...whom, personId: account ? dan.id : null, name: account ? '' : 'Ola Nowak',
      sees: 'whole', accessUntil: null,
    }))
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1)
    expect((await w.sql.query('select 1 from seat where name = $1', [account ? 'Daniel Osei' : 'Ola Nowak'])).rowCount).toBe(1)
  })
  test('SE-4: approved and declined at once, one of them holds', async () => {
    const { answer } = await w.run(priya, 'seat.propose', { incidentId: incident.id, ...whom, personId: null, name: 'Ned New' })
    const outcomes = await Promise.all([
      refusal(w.run(mara, 'seat.approve', { incidentId: incident.id, seatId: answer.seatId, sees: 'whole', reach: '', accessUntil: null })),
      refusal(w.run(mara, 'seat.decline', { incidentId: incident.id, seatId: answer.seatId, reason: 'No.' })),
    ])
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1)
  })
})
