import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { assemble, cast } from '@/lib/testing/team'
import { refusal, world, type SomePerson, type World } from '@/lib/testing/world'

let w: World
let people: Awaited<ReturnType<typeof cast>>
let team: Awaited<ReturnType<typeof assemble>>

beforeAll(async () => {
  w = await world()
  people = await cast(w)
})
afterAll(() => w.end())
beforeEach(async () => {
  team = await assemble(w, people, true)
})

const at = () => ({ incidentId: team.incident.id })
const on = (takeOverId: string) => ({ ...at(), takeOverId })
const call = async (who: SomePerson) =>
  String((await w.run(who, 'takeOver.call', { ...at(), reason: 'Nobody reaches her since midnight.' })).answer.takeOverId)

/** As the coordinator suspends somebody: no act on the account, by which whoever comes after would gain (docs/decisions/0033). */
const suspend = (seatId: string) => w.sql.query(`update seat set suspended_at = muster.now(), suspended_reason = 'Odd.' where id = $1`, [seatId])

describe('TO-4: claims', () => {
  test('TO-4: the order of the list counts, not the time', async () => {
    const takeOverId = await call(people.priya)
    await w.run(people.daniel, 'takeOver.claim', on(takeOverId))
    expect(await team.o.told(team.priya)).toContain('take-over claimed')
    await w.advance(16)
    await team.o.settle()
    expect(await team.o.holder()).toBe(team.daniel)
  })
  test('TO-4: only a deputy, once, and only while it is called', async () => {
    const takeOverId = await call(people.daniel)
    expect(await refusal(w.run(people.tomas, 'takeOver.claim', on(takeOverId)))).toMatchObject({ code: 'forbidden', because: 'Only a deputy can claim the role.' })
    expect(await refusal(w.run(people.daniel, 'takeOver.claim', on(takeOverId)))).toMatchObject({ code: 'state', because: 'You have already claimed the role.' })
    expect(await refusal(w.run({ ...people.priya, via: 'token' }, 'takeOver.claim', on(takeOverId)))).toMatchObject({ code: 'forbidden' })
    expect(await refusal(w.run(people.priya, 'takeOver.claim', on(crypto.randomUUID())))).toMatchObject({ code: 'missing' })
    await w.sign(people.mara, 'takeOver.answer', on(takeOverId))
    expect(await refusal(w.run(people.priya, 'takeOver.claim', on(takeOverId)))).toMatchObject({
      code: 'state', because: 'This takeover is over: the coordinator answered.',
    })
  })
  test('TO-4: a claim can be taken back and made again; without any the takeover is withdrawn', async () => {
    const takeOverId = await call(people.daniel)
    await w.run(people.priya, 'takeOver.claim', on(takeOverId))
    await w.run(people.daniel, 'takeOver.withdrawClaim', on(takeOverId))
    expect(await team.o.takeOvers()).toMatchObject([{ state: 'called' }])
    expect(await refusal(w.run(people.daniel, 'takeOver.withdrawClaim', on(takeOverId)))).toMatchObject({ code: 'forbidden' })
    await w.run(people.daniel, 'takeOver.claim', on(takeOverId))
    await w.run(people.daniel, 'takeOver.withdrawClaim', on(takeOverId))
    await w.run(people.priya, 'takeOver.withdrawClaim', on(takeOverId))
    expect(await team.o.takeOvers()).toMatchObject([{ state: 'withdrawn' }])
    expect(await team.o.told(team.incident.seatId)).toContain('take-over ended')
  })
  test('TO-4: while it is called, the list of deputies stands still', async () => {
    await call(people.daniel)
    for (const [name, input] of [
      ['deputy.appoint', { seatId: team.tomas }], ['deputy.remove', { seatId: team.daniel }], ['deputy.reorder', { seatIds: [team.priya, team.daniel] }],
    ] as const)
      expect(await refusal(w.run(people.mara, name, { ...at(), ...input }))).toMatchObject({ code: 'state', because: expect.stringContaining('say that you are here first') })
  })
})

describe('attack 3/7: whoever has the coordinator’s token', () => {
  const byToken = { via: 'token' as const }
  test('attack 3/7, TO-3: takes nobody away who can take part in a takeover that is called, before the coordinator has said that they are here', async () => {
    await w.sql.query(`insert into office (id, incident_id, office, seat_id, since) values (gen_random_uuid(), $1, 'manager', $2, muster.now())`, [team.incident.id, team.tomas])
    const takeOverId = await call(people.daniel)
    const reason = 'Odd sign-ins.'
    const accessUntil = new Date((await w.moment()).getTime() + 60_000).toISOString()
    for (const [name, input] of [
      ['seat.remove', { seatId: team.daniel, reason }], ['seat.suspend', { seatId: team.priya, reason }], ['seat.suspend', { seatId: team.hanna, reason }],
      ['seat.narrow', { seatId: team.priya, taskIds: [], reason }], ['seat.openWindow', { seatId: team.daniel, accessUntil, reason }],
      ['office.end', { office: 'manager', seatId: team.hanna }],
    ] as const)
      expect(await refusal(w.run({ ...people.mara, ...byToken }, name, { ...at(), ...input }))).toMatchObject({
        code: 'state', because: expect.stringContaining('say that you are here first'),
      })
    await w.sign(people.mara, 'takeOver.answer', on(takeOverId))
    await w.run(people.mara, 'seat.suspend', { ...at(), seatId: team.daniel, reason })
  })
  test('TO-3: others lose access as ever, and a manager another role', async () => {
    const other = await w.person('Otto Other')
    const seatId = await w.seat(team.incident, other)
    await w.sql.query(`insert into office (id, incident_id, office, seat_id, since) values (gen_random_uuid(), $1, 'point of contact', $2, muster.now())`, [team.incident.id, team.hanna])
    await call(people.daniel)
    await w.run(people.mara, 'seat.suspend', { ...at(), seatId, reason: 'Odd sign-ins.' })
    await w.run(people.mara, 'office.end', { ...at(), office: 'point of contact', seatId: team.hanna })
  })
})

describe('TO-5: the decision', () => {
  test('TO-5: the wait is over: the holder changes in one step, on record, everyone is told', async () => {
    await call(people.daniel)
    await w.advance(15.1)
    await team.o.settle()
    expect(await team.o.holder()).toBe(team.daniel)
    expect(await team.o.takeOvers()).toMatchObject([{ state: 'decided' }])
    expect(await team.o.terms()).toEqual([
      { from_seq: 1, seat_id: team.incident.seatId, how: 'opening' }, { from_seq: await team.o.count(), seat_id: team.daniel, how: 'take-over' },
    ])
    expect(await team.o.deputies()).toEqual([team.priya])
    expect(await team.o.newest()).toMatchObject({ kind: 'takeOver.decided', actor: { via: 'system' }, about: { toSeatId: team.daniel, fromSeatId: team.incident.seatId } })
    expect(await team.o.told(team.incident.seatId)).toContain('coordinator changed')
  })
  test('TO-5: an offer that was open is void', async () => {
    await w.run(people.mara, 'handOver.offer', { ...at(), seatId: team.tomas, note: 'Yours.', dueAt: null })
    await call(people.daniel)
    await w.advance(16)
    await team.o.settle()
    expect(await team.o.offers()).toMatchObject([{ state: 'void', ended_reason: 'the coordinator has changed' }])
  })
  test('TO-5: a manager who is no claimant confirms the absence with the attempts made', async () => {
    const takeOverId = await call(people.daniel)
    await w.run(people.hanna, 'takeOver.confirmAbsence', { ...on(takeOverId), attempts: 'Rang both numbers twice, no answer.' })
    expect(await team.o.holder()).toBe(team.daniel)
    expect((await team.o.kinds()).slice(-2)).toEqual(['takeOver.absenceConfirmed', 'takeOver.decided'])
  })
  test('TO-5: refused to who is no manager, to a manager who claims, without attempts', async () => {
    await w.sql.query(`insert into office (id, incident_id, office, seat_id, since) values (gen_random_uuid(), $1, 'manager', $2, muster.now())`, [team.incident.id, team.daniel])
    const takeOverId = await call(people.daniel)
    const attempts = 'Rang.'
    expect(await refusal(w.run(people.tomas, 'takeOver.confirmAbsence', { ...on(takeOverId), attempts }))).toMatchObject({ code: 'forbidden' })
    expect(await refusal(w.run(people.daniel, 'takeOver.confirmAbsence', { ...on(takeOverId), attempts }))).toMatchObject({
      code: 'forbidden', because: expect.stringContaining('Another manager'),
    })
    expect(await refusal(w.run(people.hanna, 'takeOver.confirmAbsence', { ...on(takeOverId), attempts: '' }))).toMatchObject({ code: 'invalid' })
    expect(await team.o.holder()).toBe(team.incident.seatId)
  })
  test('TO-5: a claimant who is no longer able is passed over', async () => {
    const takeOverId = await call(people.daniel)
    await w.run(people.priya, 'takeOver.claim', on(takeOverId))
    await suspend(team.daniel)
    await w.advance(16)
    await team.o.settle()
    expect(await team.o.holder()).toBe(team.priya)
  })
  test('TO-5: the old coordinator returns as a member; the way back is an offer', async () => {
    await call(people.daniel)
    await w.advance(16)
    await team.o.settle()
    expect(await refusal(w.run(people.mara, 'deputy.appoint', { ...at(), seatId: team.tomas }))).toMatchObject({ code: 'forbidden' })
    const offerId = String((await w.run(people.daniel, 'handOver.offer', { ...at(), seatId: team.incident.seatId, note: 'Back to you.', dueAt: null })).answer.offerId)
    await w.sign(people.mara, 'handOver.accept', { ...at(), offerId })
    expect(await team.o.holder()).toBe(team.incident.seatId)
  })
})

test('TO-6: the wait is over and no claimant is able: the next able deputy to claim has it at once', async () => {
  const takeOverId = await call(people.daniel)
  await suspend(team.daniel)
  await w.advance(16)
  await team.o.settle()
  expect(await team.o.takeOvers()).toMatchObject([{ state: 'called' }])
  await w.run(people.priya, 'takeOver.claim', on(takeOverId))
  expect(await team.o.holder()).toBe(team.priya)
})

test('TO-7: an accepted offer ends it', async () => {
  const offerId = String((await w.run(people.mara, 'handOver.offer', { ...at(), seatId: team.tomas, note: 'Yours.', dueAt: null })).answer.offerId)
  await call(people.daniel)
  await w.sign(people.tomas, 'handOver.accept', { ...at(), offerId })
  expect(await team.o.takeOvers()).toMatchObject([{ state: 'ended' }])
  await w.advance(16)
  await team.o.settle()
  expect(await team.o.holder()).toBe(team.tomas)
})
test('TO-7: the incident leaves its open phases', async () => {
  await call(people.daniel)
  await w.sql.query(`update incident set phase = 'stood down' where id = $1`, [team.incident.id])
  await w.advance(16)
  await team.o.settle()
  expect(await team.o.takeOvers()).toMatchObject([{ state: 'ended' }])
  expect(await team.o.holder()).toBe(team.incident.seatId)
  expect((await team.o.kinds()).at(-1)).toBe('takeOver.ended')
})
