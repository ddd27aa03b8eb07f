import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { assemble, cast, distrust } from '@/lib/testing/team'
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
const call = async (who: SomePerson) =>
  String((await w.run(who, 'takeOver.call', { ...at(), reason: 'Nobody reaches her since midnight.' })).answer.takeOverId)

describe('TO-1: calling', () => {
  test('TO-1: a deputy calls; the wait is 15 minutes, the caller claims, everyone is told', async () => {
    const before = await w.moment()
    await call(people.daniel)
    const [takeOver] = await team.o.takeOvers()
    expect(takeOver).toMatchObject({ state: 'called', called_by_seat_id: team.daniel })
    const wait = takeOver!.wait_until!.getTime() - before.getTime()
    expect(wait).toBeGreaterThanOrEqual(15 * 60_000)
    expect(wait).toBeLessThan(15 * 60_000 + 5_000)
    const voices = await w.sql.query('select seat_id, voice from take_over_voice where take_over_id = $1', [takeOver!.id])
    expect(voices.rows).toEqual([{ seat_id: team.daniel, voice: 'claim' }])
    for (const seatId of [team.incident.seatId, team.daniel, team.priya, team.tomas, team.hanna]) expect(await team.o.told(seatId)).toContain('take-over called')
    expect((await team.o.kinds()).at(-1)).toBe('takeOver.called')
    expect(await team.o.holder()).toBe(team.incident.seatId)
  })
  test('TO-1, N4: the wait is the organisation’s setting as it was at the opening: nobody shortens it in an open incident', async () => {
    await w.sql.query('update incident set take_over_wait_minutes = 40 where id = $1', [team.incident.id])
    await w.sql.query('update organisation set take_over_wait_minutes = 1')
    await call(people.daniel)
    await w.sql.query('update organisation set take_over_wait_minutes = 15')
    await w.advance(39)
    await team.o.settle()
    expect(await team.o.holder()).toBe(team.incident.seatId)
    await w.advance(2)
    await team.o.settle()
    expect(await team.o.holder()).toBe(team.daniel)
  })
  const endWindow = () => w.sql.query('update seat set access_until = muster.now() where id = $1', [team.incident.seatId])
  test('TO-1: with the coordinator’s seat suspended there is no wait', async () => {
    await endWindow()
    await call(people.daniel)
    expect(await team.o.holder()).toBe(team.daniel)
    expect((await team.o.kinds()).slice(-3)).toEqual(['seat.lapsed', 'takeOver.called', 'takeOver.decided'])
  })
  test('TO-1: suspended while the wait runs: it is over at once', async () => {
    await call(people.daniel)
    await endWindow()
    await team.o.settle()
    expect(await team.o.holder()).toBe(team.daniel)
  })
  test('attack 2/2, TO-1, N4: suspended by an act on the account, before or after the call, the wait is the usual one', async () => {
    await distrust(w, people.mara)
    await call(people.daniel)
    await w.advance(14)
    await team.o.settle()
    expect(await team.o.holder()).toBe(team.incident.seatId)
    await w.advance(1)
    await team.o.settle()
    expect(await team.o.holder()).toBe(team.daniel)
  })
  test('TO-1: refused to a member while a deputy is able, and to the coordinator', async () => {
    const before = await team.o.count()
    expect(await refusal(call(people.tomas))).toEqual({ code: 'forbidden', because: 'Only a deputy can call a takeover: ask Daniel Osei or Priya Raman.' })
    expect(await refusal(call(people.mara))).toMatchObject({ code: 'forbidden', because: expect.stringContaining('You are the coordinator') })
    expect(await refusal(call(people.outsider))).toMatchObject({ code: 'missing' })
    expect(await team.o.count()).toBe(before)
  })
  test('TO-1: refused by token, without a reason, and while one is under way', async () => {
    expect(await refusal(call({ ...people.daniel, via: 'token' }))).toMatchObject({ code: 'forbidden' })
    expect(await refusal(w.run(people.daniel, 'takeOver.call', { ...at(), reason: ' ' }))).toMatchObject({ code: 'invalid', fields: { reason: expect.any(String) } })
    await call(people.daniel)
    expect(await refusal(call(people.priya))).toMatchObject({ code: 'state', because: expect.stringContaining('claim the role instead') })
  })
})
