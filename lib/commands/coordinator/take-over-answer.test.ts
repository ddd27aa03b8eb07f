import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { holdRow, triedInVain } from '@/lib/testing/held'
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

describe('TO-3: “I am here”', () => {
  test('TO-3: the coordinator proves it and stays', async () => {
    const takeOverId = await call(people.daniel)
    await w.sign(people.mara, 'takeOver.answer', on(takeOverId))
    expect(await team.o.takeOvers()).toMatchObject([{ state: 'answered' }])
    await w.advance(20)
    await team.o.settle()
    expect(await team.o.holder()).toBe(team.incident.seatId)
    expect(await team.o.told(team.tomas)).toContain('take-over ended')
    expect((await team.o.kinds()).at(-1)).toBe('takeOver.answered')
  })
  test('TO-3: refused to others, without proof, when it is decided', async () => {
    const takeOverId = await call(people.daniel)
    expect(await refusal(w.sign(people.daniel, 'takeOver.answer', on(takeOverId)))).toMatchObject({ code: 'forbidden' })
    expect(await refusal(w.run(people.mara, 'takeOver.answer', on(takeOverId)))).toMatchObject({ code: 'invalid' })
    await w.advance(16)
    expect(await refusal(w.sign(people.mara, 'takeOver.answer', on(takeOverId)))).toMatchObject({ code: 'forbidden' })
    await team.o.settle()
    expect(await team.o.holder()).toBe(team.daniel)
    expect(await refusal(w.sign(people.daniel, 'takeOver.answer', on(takeOverId)))).toEqual({
      code: 'state', because: 'This takeover is over: it was decided, and Daniel Osei coordinates now.',
    })
  })
  test('TO-3: a late answer of the coordinator is refused, whether or not the worker ran', async () => {
    const takeOverId = await call(people.daniel)
    await w.advance(15.1)
    expect(await refusal(w.sign(people.mara, 'takeOver.answer', on(takeOverId)))).toMatchObject({
      code: 'forbidden', because: 'Only the coordinator, Daniel Osei, can answer a takeover.',
    })
  })
  test('TO-3: a fresh call by the same person within one wait needs a manager; another deputy’s does not', async () => {
    await w.sign(people.mara, 'takeOver.answer', on(await call(people.daniel)))
    const again = await call(people.daniel)
    expect((await team.o.takeOvers()).at(-1)).toMatchObject({ id: again, state: 'wanted', needs_manager: true })
    expect(await refusal(call(people.daniel))).toMatchObject({ code: 'state' })
    await w.run(people.tomas, 'takeOver.agree', on(again))
    await w.run(people.priya, 'takeOver.agree', on(again))
    expect((await team.o.takeOvers()).at(-1)).toMatchObject({ state: 'wanted' })
    await w.run(people.hanna, 'takeOver.agree', on(again))
    expect((await team.o.takeOvers()).at(-1)).toMatchObject({ state: 'called' })
  })
  test('TO-3: another deputy’s call stands above a wish that waits for a manager', async () => {
    await w.sign(people.mara, 'takeOver.answer', on(await call(people.daniel)))
    await call(people.daniel)
    await call(people.priya)
    expect((await team.o.takeOvers()).map((each) => each.state)).toEqual(['answered', 'ended', 'called'])
  })
  test('TO-3: after one wait the same person calls as before', async () => {
    await w.sign(people.mara, 'takeOver.answer', on(await call(people.daniel)))
    await w.advance(15.1)
    await call(people.daniel)
    expect((await team.o.takeOvers()).at(-1)).toMatchObject({ state: 'called' })
  })
})

describe('attack 3/2: an answer counts by when it came', () => {
  test('attack 3/2, TO-3: who answers in time stays, however long someone else holds the incident across the end of the wait', async () => {
    const takeOverId = await call(people.daniel)
    await w.advance(14.3)
    const hold = await holdRow(w, team.incident.id)
    let answered: Promise<unknown> = Promise.resolve()
    await triedInVain(people.mara, () => { answered = refusal(w.sign(people.mara, 'takeOver.answer', on(takeOverId))) })
    await w.advance(0.4)
    const looked = [1, 2].map(() => team.o.settle())
    await hold.giveBack()
    await Promise.all(looked)
    expect(await answered).toBe('done')
    await team.o.settle()
    expect(await team.o.holder()).toBe(team.incident.seatId)
    expect(await team.o.takeOvers()).toMatchObject([{ state: 'answered' }])
  })
  test('attack 3/2, TO-5: a wrong code holds the role for three minutes, one that comes late for none, and the worker looks again', async () => {
    const takeOverId = await call(people.daniel)
    const wrong = () => refusal(w.run(people.mara, 'takeOver.answer', on(takeOverId), { proof: { code: '000000', fingerprint: 'f'.repeat(64) } }))
    const counted = (moment: string) => w.sql.query(`insert into throttle (key, at) select $1, ${moment} from take_over where id = $2`,
      [`codes in sessions: ${people.mara.id}`, takeOverId])
    await counted(`wait_until - interval '1 s'`)
    await w.advance(15.5)
    await team.o.settle()
    expect(await team.o.holder()).toBe(team.incident.seatId)
    const due = await w.sql.query(`select next_due_at - wait_until = interval '179 s' as later from incident i join take_over t on t.incident_id = i.id where t.id = $1`, [takeOverId])
    expect(due.rows).toEqual([{ later: true }])
    expect(await wrong()).not.toBe('done')
    await counted('muster.now()')
    await w.advance(2.6)
    await team.o.settle()
    expect(await team.o.holder()).toBe(team.daniel)
  })
})
