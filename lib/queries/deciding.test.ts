import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { codeAt } from '@/lib/actor/second-factor'
import { waitKey } from '@/lib/rules/wait'
import { newId } from '@/lib/db/id'
import { statementsOf } from '@/lib/testing/statements'
import { see } from '@/lib/testing/see'
import { taskPeople, taskScene, type TaskScene } from '@/lib/testing/tasks'
import { world, type SomePerson, type World } from '@/lib/testing/world'
import { mostForms, withDeciding, type Forms } from './deciding'
import { desk } from './desk'
import { incidentFrame } from './frame'

// What waits is decided where it waits: each wait of a list brings what its forms need, weighed as if they were sent now.

let w: World
let people: Awaited<ReturnType<typeof taskPeople>>
let s: TaskScene

beforeAll(async () => {
  w = await world()
  people = await taskPeople(w)
})
beforeEach(async () => {
  s = await taskScene(w, people)
})
afterAll(() => w.end())

const read = (who: SomePerson) => see(who, s.incident, async (within) => {
  const frame = await incidentFrame(within)
  const { deciding } = await withDeciding(async () => ({}))(within, null, frame)
  return { waits: frame.waits, deciding }
})
async function formOf<Kind extends Forms['kind']>(who: SomePerson, kind: Kind): Promise<Forms<Kind>['needs']> {
  const { waits, deciding } = await read(who)
  const wait = waits.find((each) => each.kind === kind)
  const form = deciding.forms[waitKey(wait!)]
  expect(form?.kind).toBe(kind)
  return form!.needs as Forms<Kind>['needs']
}
const ask = async (count: number) => {
  await w.sql.query(`insert into question (id, incident_id, asked_by_seat_id, text, asked_at)
    select gen_random_uuid(), $1, $2, 'Question ' || n, muster.now() + n * interval '1 second' from generate_series(1, $3::int) n`,
  [s.incident.id, s.seats.priya, count])
}
const prove = async (who: SomePerson, name: Parameters<World['run']>[1], input: Record<string, unknown>, fingerprint: string) => {
  await w.advance(0.5)
  return w.run(who, name, input, { proof: { code: codeAt(who.secret, await w.moment()), fingerprint } })
}

describe('what can be decided from a list of what waits', () => {
  test('TK-10: a signed task brings who signed it; TK-2: one that was handed back who was proposed, and what it covers', async () => {
    await s.signedOff('log-copy')
    expect(await formOf(people.mara, 'mark done')).toMatchObject({
      signature: { seatId: s.seats.priya }, can: { markDone: { allowed: true }, sendBack: { allowed: true } },
    })
    const hostId = await s.host('app1')
    await s.run(people.mara, 'task.assign', 'databases', { seatId: s.seats.priya, cover: [{ hostId, kinds: ['edit', 'reboot'] }] })
    await s.run(people.priya, 'task.giveBack', 'databases', { reason: 'I have to sleep.', successorSeatId: s.seats.daniel })
    expect(await formOf(people.mara, 'handed back')).toMatchObject({
      proposed: s.seats.daniel, cover: [{ hostId, kinds: ['edit', 'reboot'] }], can: { assign: { allowed: true } },
    })
    const { deciding: { choices } } = await read(people.mara)
    expect(choices[s.incident.id]!.people.map(({ id }) => id)).toContain(s.seats.daniel)
    expect(choices[s.incident.id]!.hosts).toEqual([{ id: hostId, name: 'app1', confirmed: true }])
  })

  test('TK-13, TO-3: what is proved here is what the command wants proved', async () => {
    await s.run(people.mara, 'task.setAside', 'databases', { reason: `No data store was in reach. ${'So we think. '.repeat(40)}` })
    const countersign = await formOf(people.hanna, 'countersign')
    expect(countersign.reason.length).toBeGreaterThan(400)
    await prove(people.hanna, 'task.countersign', await s.at('databases'), countersign.prints.countersign)

    await w.sql.query('insert into deputy (id, incident_id, seat_id, position) values ($1, $2, $3, 1)', [newId(), s.incident.id, s.seats.priya])
    const { answer } = await w.run(people.priya, 'takeOver.call', { incidentId: s.incident.id, reason: 'No answer for an hour.' })
    const { waits } = await read(people.mara)
    expect(waits[0]).toMatchObject({ kind: 'take-over', due: expect.any(Date) as Date })
    const here = await formOf(people.mara, 'take-over')
    expect(here.answer).toEqual({ allowed: true })
    await prove(people.mara, 'takeOver.answer', { incidentId: s.incident.id, takeOverId: answer.takeOverId }, here.fingerprint)
    expect((await read(people.mara)).waits.map(({ kind }) => kind)).not.toContain('take-over')
  })

  test('TK-13: several countersignatures bring what one proof for all is bound to; one of them alone does not', async () => {
    const aside = (key: string) => s.run(people.mara, 'task.setAside', key, { reason: `Nothing of ${key}.` })
    const signed = async (key: string) => (await s.signatures(key)).length
    await aside('databases')
    expect((await read(people.hanna)).deciding.several).toEqual({})
    await aside('shared-data')
    await aside('data-integrity')
    const { waits, deciding } = await read(people.hanna)
    const { fingerprint, can } = deciding.several[s.incident.id]!
    expect(can).toEqual({ allowed: true })
    const shownIds = waits.filter(({ kind }) => kind === 'countersign').map(({ id }) => id)
    expect(shownIds).toHaveLength(3)
    await prove(people.hanna, 'task.countersignAll', { incidentId: s.incident.id, taskIds: shownIds.slice(0, 2), shownIds }, fingerprint)
    expect([await signed('databases'), await signed('shared-data'), await signed('data-integrity')]).toEqual([1, 1, 0])
    expect((await read(people.hanna)).deciding.several).toEqual({})
    expect((await read(people.mara)).deciding.several).toEqual({})
  })

  test('TK-13: the reason is given by whoever set the task aside, not by whoever coordinates by now', async () => {
    await s.run(people.mara, 'task.setAside', 'databases', { reason: 'None is here.' })
    await w.sql.query('update task set aside_by_seat_id = $2 where id = $1', [(await s.task('databases')).id, s.seats.daniel])
    expect((await read(people.hanna)).waits).toMatchObject([{ kind: 'countersign', by: 'Daniel Osei' }])
  })

  test('R1: who asks to join a task is told apart from others who do; N8: a limited seat that coordinates it says yes without the list', async () => {
    await s.put('log-copy', 'assigned', s.seats.lena)
    await s.share('log-copy')
    await s.help('log-copy', s.seats.priya, 'asked')
    await s.help('log-copy', s.seats.daniel, 'asked')
    const { waits, deciding } = await read(people.mara)
    const joins = waits.filter(({ kind }) => kind === 'join')
    expect(joins.map(({ about }) => about).sort()).toEqual([s.seats.priya, s.seats.daniel].sort())
    for (const wait of joins) expect(deciding.forms[waitKey(wait)]!.needs).toMatchObject({ can: { addHelper: { allowed: true }, removeHelper: { allowed: true } } })
    const limited = await read(people.lena)
    expect(Object.values(limited.deciding.forms).map(({ needs }) => needs)).toMatchObject([
      { can: { addHelper: { allowed: true }, removeHelper: { allowed: false } } }, { can: { addHelper: { allowed: true } } },
    ])
    expect(limited.deciding.choices).toEqual({})
  })

  test('SE-3, SE-5, SE-11, SG-6: proposals, told without approval, accounts and signatures in doubt', async () => {
    const { answer: proposed } = await w.run(people.priya, 'seat.propose', {
      incidentId: s.incident.id, personId: null, name: 'Petra Lang', organisation: 'Mirrors', kind: 'hosting', why: 'Knows who fetched.', reach: '',
    })
    await w.run(people.priya, 'disclosure.report', { incidentId: s.incident.id, toName: 'Sam Other', toOrganisation: '', what: 'That there is something.' })
    await w.sql.query('update person set trust = trust + 1 where id = $1', [people.carlos.id])
    await s.signedOff('log-copy')
    await w.run(people.mara, 'signature.doubt', {
      incidentId: s.incident.id, seatId: s.seats.priya, since: new Date((await w.moment()).getTime() - 3_600_000).toISOString(), reason: 'Her laptop was open.',
    })
    expect(await formOf(people.mara, 'proposal')).toMatchObject({ seatId: proposed.seatId, hasAccount: false, can: { approve: { allowed: true } } })
    expect(await formOf(people.mara, 'disclosure')).toMatchObject({ toName: 'Sam Other', asksWhether: true, can: { decide: { allowed: true } } })
    expect(await formOf(people.mara, 'identity')).toMatchObject({ seatId: s.seats.carlos, trust: 2 })
    const doubted = await formOf(people.mara, 'in doubt')
    expect(doubted.confirm).toEqual({ allowed: true })
    const signature = (await s.signatures('log-copy'))[0]!
    await w.run(people.mara, 'signature.confirm', { incidentId: s.incident.id, signatureId: signature.id, trust: doubted.trust, reason: 'Called her.' })
    await w.sql.query('update person set trust = 1 where id = $1', [people.carlos.id])
  })

  test('the first twenty rows bring forms, however many wait; nothing is read for who has none', async () => {
    await ask(40)
    const { waits, deciding } = await read(people.mara)
    expect([waits.length, Object.keys(deciding.forms).length]).toEqual([40, mostForms])
    expect(Object.keys(deciding.forms)).toEqual(waits.slice(0, mostForms).map(waitKey))
    expect(await read(people.daniel)).toEqual({ waits: [], deciding: { forms: {}, choices: {}, several: {} } })
  })

  test('as many statements for twenty waits as for a few, on the desk too', async () => {
    const keys = ['log-copy', 'databases', 'raise-logging', 'changed-files', 'shared-data', 'disable-sign-in', 'snapshot-copy', 'team-list']
    const wait = async (some: readonly string[]) => {
      for (const [at, key] of some.entries()) {
        await s.put(key, at % 2 === 0 ? 'signed off' : 'open')
        if (at % 2 === 1) await w.sql.query(`update task set back_reason = 'No time.' where incident_id = $1 and key = $2`, [s.incident.id, key])
      }
      await ask(3)
    }
    await wait(keys.slice(0, 2))
    const few = [await statementsOf(() => read(people.mara)), await statementsOf(() => desk(people.mara))]
    await wait(keys.slice(2))
    const many = [await statementsOf(() => read(people.mara)), await statementsOf(() => desk(people.mara))]
    expect(many).toEqual(few)
    expect(Object.keys((await desk(people.mara)).deciding.forms).length).toBeGreaterThan(10)
  })
})
