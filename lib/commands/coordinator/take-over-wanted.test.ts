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
  team = await assemble(w, people, false)
})

const at = () => ({ incidentId: team.incident.id })
const on = (takeOverId: string) => ({ ...at(), takeOverId })
const call = async (who: SomePerson) =>
  String((await w.run(who, 'takeOver.call', { ...at(), reason: 'Nobody reaches her since midnight.' })).answer.takeOverId)

describe('TO-2: without an able deputy', () => {
  test('TO-2: each member can call; it is only wanted, and nobody is waited for yet', async () => {
    const takeOverId = await call(people.daniel)
    expect(await team.o.takeOvers()).toMatchObject([{ id: takeOverId, state: 'wanted', wait_until: null }])
    expect(await team.o.told(team.priya)).toContain('take-over wanted')
    await w.advance(60)
    await team.o.settle()
    expect(await team.o.holder()).toBe(team.incident.seatId)
    expect(await refusal(w.sign(people.mara, 'takeOver.answer', on(takeOverId)))).toMatchObject({ code: 'state', because: expect.stringContaining('only been requested') })
  })
  test('TO-2: a manager’s word is enough, then it goes as TO-1', async () => {
    await w.run(people.hanna, 'takeOver.agree', on(await call(people.daniel)))
    expect(await team.o.takeOvers()).toMatchObject([{ state: 'called', wait_until: expect.any(Date) }])
    expect(await team.o.told(team.incident.seatId)).toContain('take-over called')
    await w.advance(16)
    await team.o.settle()
    expect(await team.o.holder()).toBe(team.daniel)
  })
  test('TO-2: two further members are enough', async () => {
    const takeOverId = await call(people.daniel)
    await w.run(people.priya, 'takeOver.agree', on(takeOverId))
    expect(await team.o.takeOvers()).toMatchObject([{ state: 'wanted' }])
    await w.run(people.tomas, 'takeOver.agree', on(takeOverId))
    expect(await team.o.takeOvers()).toMatchObject([{ state: 'called' }])
  })
  test('TO-2: nobody agrees twice or with themselves, and the coordinator not at all', async () => {
    const takeOverId = await call(people.daniel)
    expect(await refusal(w.run(people.daniel, 'takeOver.agree', on(takeOverId)))).toMatchObject({ code: 'forbidden' })
    await w.run(people.priya, 'takeOver.agree', on(takeOverId))
    expect(await refusal(w.run(people.priya, 'takeOver.agree', on(takeOverId)))).toMatchObject({ code: 'forbidden' })
    expect(await refusal(w.run(people.mara, 'takeOver.agree', on(takeOverId)))).toMatchObject({ code: 'forbidden' })
    await w.run(people.tomas, 'takeOver.agree', on(takeOverId))
    expect(await refusal(w.run(people.hanna, 'takeOver.agree', on(takeOverId)))).toMatchObject({ code: 'state', because: 'It is called already.' })
  })
  test('TO-2: a deputy who is not able doesn’t stand in the way', async () => {
    await w.sql.query('insert into deputy (id, incident_id, seat_id, position) values (gen_random_uuid(), $1, $2, 1)', [team.incident.id, team.priya])
    expect(await refusal(call(people.daniel))).toMatchObject({ code: 'forbidden' })
    await distrust(w, people.priya)
    await call(people.daniel)
    expect(await team.o.takeOvers()).toMatchObject([{ state: 'wanted' }])
  })
  test('TO-2: who wanted it can take it back; it ends with their access', async () => {
    await w.run(people.daniel, 'takeOver.withdrawClaim', on(await call(people.daniel)))
    expect(await team.o.takeOvers()).toMatchObject([{ state: 'withdrawn' }])
    await call(people.daniel)
    await distrust(w, people.daniel)
    await team.o.settle()
    expect((await team.o.takeOvers()).at(-1)).toMatchObject({ state: 'ended' })
  })
  test.each(['suspended', 'removed', 'narrowed'] as const)('attack 3/9, TO-2: who agreed and was %s since counts no more', async (how) => {
    const takeOverId = await call(people.daniel)
    await w.run(people.priya, 'takeOver.agree', on(takeOverId))
    const input = { ...at(), seatId: team.priya, reason: 'Odd sign-ins.' }
    if (how === 'suspended') await w.run(people.mara, 'seat.suspend', input)
    if (how === 'removed') await w.run(people.mara, 'seat.remove', input)
    if (how === 'narrowed') await w.run(people.mara, 'seat.narrow', { ...input, taskIds: [] })
    await w.run(people.tomas, 'takeOver.agree', on(takeOverId))
    expect(await team.o.takeOvers()).toMatchObject([{ state: 'wanted' }])
    await w.run(people.hanna, 'takeOver.agree', on(takeOverId))
    expect(await team.o.takeOvers()).toMatchObject([{ state: 'called' }])
  })
  test('attack 3/9, TO-2: a wish ends once a deputy is able, who calls at once', async () => {
    const takeOverId = await call(people.daniel)
    await w.run(people.mara, 'deputy.appoint', { ...at(), seatId: team.priya })
    expect(await team.o.takeOvers()).toMatchObject([{ id: takeOverId, state: 'ended' }])
    expect(await refusal(w.run(people.hanna, 'takeOver.agree', on(takeOverId)))).toMatchObject({ code: 'state' })
    await call(people.priya)
    expect((await team.o.takeOvers()).at(-1)).toMatchObject({ state: 'called' })
  })
})
