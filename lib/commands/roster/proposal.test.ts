import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { weigh } from '@/lib/db/as'
import { refusal, world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'

let w: World
let mara: SomePerson
let priya: SomePerson
let aoife: SomePerson
let jonas: SomePerson
let incident: SomeIncident
let aoifeSeat: string

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  priya = await w.person('Priya Raman')
  aoife = await w.person('Aoife Brennan', { ours: false })
  jonas = await w.person('Jonas Weber')
  incident = await w.open(mara)
  await w.seat(incident, priya)
  aoifeSeat = await w.seat(incident, aoife, { sees: 'shared' })
})
afterAll(() => w.end())

const propose = (actor: SomePerson, who: { personId?: string; name?: string; reach?: string }) =>
  w.run(actor, 'seat.propose', {
    incidentId: incident.id, personId: null, name: '', organisation: '', kind: 'technical', why: 'Built it.', reach: 'Mobile.', ...who,
  })
const approve = (actor: SomePerson, seatId: unknown, more: Record<string, unknown> = {}) =>
  w.run(actor, 'seat.approve', { incidentId: incident.id, seatId, sees: 'whole', reach: '', accessUntil: null, ...more })
const state = async (id: unknown) => (await w.sql.query('select state from seat where id = $1', [id])).rows[0].state

describe('proposing (N2)', () => {
  test('SE-2, SE-3: a member proposes, the coordinator is told and approves; the person reads the rules next', async () => {
    const { answer } = await propose(priya, { personId: jonas.id })
    expect(await state(answer.seatId)).toBe('proposed')
    const told = await w.sql.query(`select 1 from notice where seat_id = $1 and kind = 'person proposed'`, [incident.seatId])
    expect(told.rowCount).toBe(1)
    expect(await weigh(jonas, ({ tx }) => tx.seat.count())).toBe(0)
    expect(await refusal(approve(priya, answer.seatId))).toMatchObject({
      code: 'forbidden', because: 'Only the coordinator, Mara Lindqvist, can approve people for the roster.',
    })
    await approve(mara, answer.seatId)
    expect(await state(answer.seatId)).toBe('waiting')
    expect(await refusal(approve(mara, answer.seatId))).toMatchObject({ code: 'state' })
    expect((await w.entries(incident)).slice(-2).map((entry) => entry.kind)).toEqual(['seat.proposed', 'seat.approved'])
  })
  test('SE-2: a limited seat gets the same answer whether the person is on the roster or not, and sees the same afterwards', async () => {
    const unlisted = await propose(aoife, { name: 'Nobody Here' })
    const listed = await propose(aoife, { personId: priya.id })
    expect(Object.keys(listed.answer)).toEqual(Object.keys(unlisted.answer))
    expect([unlisted.says, listed.says]).toEqual(['proposed Nobody Here for the roster', 'proposed Priya Raman (Systems) for the roster'])
    const seen = await weigh(aoife, ({ tx }) => tx.seat.findMany({ where: { state: 'proposed' }, select: { id: true } }))
    expect(seen.map((row) => row.id).sort()).toEqual([unlisted.answer.seatId, listed.answer.seatId].sort())
    expect(await refusal(approve(mara, listed.answer.seatId))).toMatchObject({
      code: 'state', because: 'Priya Raman is on the roster already.',
    })
    await w.run(mara, 'seat.decline', { incidentId: incident.id, seatId: listed.answer.seatId, reason: 'Known already.' })
    await approve(mara, unlisted.answer.seatId)
    const decided = [String(listed.answer.seatId), String(unlisted.answer.seatId)]
    expect(await weigh(aoife, ({ tx }) => tx.seat.count({ where: { id: { in: decided } } })))
      .toBe(0)
    const told = await w.sql.query(`select 1 from notice where seat_id = $1 and kind = 'proposal decided'`, [aoifeSeat])
    expect(told.rowCount).toBe(2)
  })
  test('SE-2: who waits for the rules or is outside can’t propose; a blank name is refused', async () => {
    const waiting = await w.person('Wanda Waiting')
    await w.seat(incident, waiting, { state: 'waiting' })
    expect(await refusal(propose(waiting, { name: 'X' }))).toMatchObject({ code: 'forbidden' })
    expect(await refusal(propose(await w.person('Olive Outside'), { name: 'X' }))).toMatchObject({ code: 'missing' })
    expect(await refusal(propose(priya, { name: ' ' }))).toMatchObject({ code: 'invalid' })
  })
  test('SE-3: a safe way to reach the person must be known by then', async () => {
    const { answer } = await propose(priya, { name: 'Rita Reachless', reach: '' })
    expect(await refusal(approve(mara, answer.seatId))).toMatchObject({
      code: 'invalid', fields: { reach: 'Enter a safe way to reach this person.' },
    })
    await approve(mara, answer.seatId, { reach: 'Own mobile.' })
    expect(await state(answer.seatId)).toBe('aware')
  })
  test('SE-4: declined with a reason, and proposed anew', async () => {
    const first = await propose(priya, { name: 'Ned New' })
    const decline = (actor: SomePerson, reason: string) =>
      w.run(actor, 'seat.decline', { incidentId: incident.id, seatId: first.answer.seatId, reason })
    expect(await refusal(decline(mara, ' '))).toMatchObject({ code: 'invalid' })
    expect(await refusal(decline(priya, 'No.'))).toMatchObject({ code: 'forbidden' })
    await decline(mara, 'Not needed.')
    expect(await state(first.answer.seatId)).toBe('declined')
    expect(await refusal(decline(mara, 'Again.'))).toMatchObject({ code: 'state' })
    expect(await state((await propose(priya, { name: 'Ned New' })).answer.seatId)).toBe('proposed')
  })
  test('SE-4: only the proposer withdraws, a limited one too', async () => {
    const { answer } = await propose(aoife, { name: 'Wim Withdrawn' })
    const withdraw = (actor: SomePerson) => w.run(actor, 'seat.withdrawProposal', { incidentId: incident.id, seatId: answer.seatId })
    expect(await refusal(withdraw(priya))).toMatchObject({ code: 'forbidden', because: 'Only the person who made a proposal can withdraw it.' })
    await withdraw(aoife)
    expect(await state(answer.seatId)).toBe('declined')
    expect(await refusal(withdraw(aoife))).toMatchObject({ code: 'missing' })
  })
  test('proposing and withdrawing in a circle ends for the day; what the coordinator decided does not count', async () => {
    const { answer } = await propose(aoife, { name: 'Declined One' })
    await w.run(mara, 'seat.decline', { incidentId: incident.id, seatId: answer.seatId, reason: 'Not needed.' })
    await w.advance(25 * 60)
    const circle = async (turn: number) => {
      const { answer: proposed } = await propose(aoife, { name: `Round ${turn}` })
      await w.run(aoife, 'seat.withdrawProposal', { incidentId: incident.id, seatId: proposed.seatId })
    }
    for (let turn = 0; turn < 20; turn++) await circle(turn)
    expect(await refusal(circle(20))).toMatchObject({
      code: 'state', because: 'You withdrew 20 proposals within a day. Wait until tomorrow, or talk to Mara Lindqvist.',
    })
    await propose(priya, { name: 'Someone Else' })
    await w.advance(25 * 60)
    await circle(21)
  })
})
