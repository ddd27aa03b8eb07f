import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { codeAt } from '@/lib/actor/second-factor'
import { preview } from '@/lib/commands/preview'
import { weigh } from '@/lib/db/as'
import { newId } from '@/lib/db/id'
import { checkBook } from '@/lib/log-book/read'
import { countersignedAtOnce } from '@/lib/rules/set-aside'
import { see } from '@/lib/testing/see'
import { taskPeople, taskScene, type TaskScene } from '@/lib/testing/tasks'
import { untouched } from '@/lib/testing/untouched'
import { refusal, world, type SomePerson, type World } from '@/lib/testing/world'
import { countersignPrint } from './signature'

// TK-13, ST-4: several countersignatures with one proof, which is bound to every reason that was shown.

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

const four = ['databases', 'shared-data', 'data-integrity', 'configuration-management']
const name = 'task.countersignAll'
const reasonOf = (key: string) => `Nothing of ${key} was in reach.`
const aside = async (...keys: string[]) => {
  for (const key of keys) await s.run(people.mara, 'task.setAside', key, { reason: reasonOf(key) })
}
/** One after the other, as one connection has them. */
async function each<T>(keys: readonly string[], read: (key: string) => Promise<T>): Promise<T[]> {
  const all: T[] = []
  for (const key of keys) all.push(await read(key))
  return all
}
const idsOf = (keys: readonly string[]) => each(keys, async (key) => (await s.task(key)).id)
const input = async (keys: readonly string[], shown = keys) => ({ incidentId: s.incident.id, taskIds: await idsOf(keys), shownIds: await idsOf(shown) })
const sign = async (who: SomePerson, keys: readonly string[], shown = keys) => w.sign(who, name, await input(keys, shown))
const no = (who: SomePerson, keys: readonly string[], shown = keys) => refusal(sign(who, keys, shown))
/** What a page showed before something happened, and a fresh code; `send` sends just that. */
async function shown(who: SomePerson, keys: readonly string[], all = keys) {
  const sent = await input(keys, all)
  const seen = await weigh(who, (at) => preview(at, name, sent))
  return async () => {
    await w.advance(0.5)
    const proof = { code: codeAt(who.secret, await w.moment()), fingerprint: seen?.fingerprint ?? '' }
    return { proof, send: () => w.run(who, name, sent, { proof }) }
  }
}
const countersigned = (keys: readonly string[]) => each(keys, async (key) => (await s.signatures(key)).length)

describe('TK-13: several in one act', () => {
  test('TK-13: four are signed with one code, each over its own reason; one entry lists them, and the code counts once', async () => {
    await aside(...four)
    const begin = (await w.entries(s.incident)).length
    const { proof, send } = await (await shown(people.hanna, four))()
    await send()
    for (const key of four) {
      const { id, title } = await s.task(key)
      const [signature] = await s.signatures(key)
      expect(signature).toMatchObject({ purpose: 'countersignature', state: 'in force', office: 'manager', seat_id: s.seats.hanna, same_hand: false })
      const content = JSON.parse(signature!.content) as Parameters<typeof countersignPrint>[0]
      expect(content).toMatchObject({ taskId: id, title, setAside: { reason: reasonOf(key), bySeatId: s.seats.mara, needs: 'manager' } })
      expect(signature!.fingerprint).toBe(countersignPrint(content))
      expect(await s.task(key)).toMatchObject({ state: 'set aside' })
    }
    expect((await w.entries(s.incident)).length).toBe(begin + 1)
    const entry = await s.entry()
    expect(entry).toMatchObject({
      kind: 'task.allCountersigned', says: 'countersigned that Configuration management, Databases, Shared data and Data integrity are set aside',
    })
    expect((entry.about.signatures as { taskId: string }[]).map(({ taskId }) => taskId).sort()).toEqual((await idsOf(four)).sort())
    expect((await s.told(s.seats.mara)).filter((kind) => kind === 'task changed')).toHaveLength(1)
    expect(await see(people.mara, s.incident, (at) => checkBook(at, s.incident.id))).toMatchObject({ whole: true, unheld: 0 })

    await aside('log-copy', 'snapshot-copy')
    const more = await input(['log-copy', 'snapshot-copy'])
    const seen = await weigh(people.hanna, (at) => preview(at, name, more))
    expect(await untouched(w, s.incident, () => w.run(people.hanna, name, more, { proof: { ...proof, fingerprint: seen!.fingerprint! } })))
      .toMatchObject({ code: 'proof' })
  })
  test('TK-13: what was left unticked is not signed, and is part of what was shown', async () => {
    await aside(...four)
    await sign(people.hanna, four.slice(0, 2), four)
    expect(await countersigned(four)).toEqual([1, 1, 0, 0])
    await sign(people.hanna, ['data-integrity'])
    expect(await s.entry()).toMatchObject({ says: 'countersigned that Data integrity is set aside' })
  })
  test('ST-4: each in the role that is wanted, by someone who holds both', async () => {
    await s.giveOffice('manager', s.seats.carlos)
    await aside('databases', 'notice-entry')
    await sign(people.carlos, ['databases', 'notice-entry'])
    expect([(await s.signatures('databases'))[0]!.office, (await s.signatures('notice-entry'))[0]!.office]).toEqual(['manager', 'communication owner'])
  })
  test('TK-13: what they set aside themselves is marked as same hand, that alone', async () => {
    await aside('databases')
    await s.giveOffice('manager', s.seats.mara)
    await w.sql.query('update task set aside_by_seat_id = $2 where id = $1', [(await s.task('databases')).id, s.seats.priya])
    await aside('shared-data')
    await sign(people.mara, ['databases', 'shared-data'])
    expect([(await s.signatures('databases'))[0]!.same_hand, (await s.signatures('shared-data'))[0]!.same_hand]).toEqual([false, true])
    expect(await s.entry()).toMatchObject({ says: 'countersigned that Databases and Shared data (no second person) are set aside' })
  })
  test('SG-5: of an account that was declared broken into, each is in doubt', async () => {
    await aside('databases', 'shared-data', 'data-integrity')
    await s.sign(people.hanna, 'task.countersign', 'data-integrity')
    await w.run(people.mara, 'signature.doubt', {
      incidentId: s.incident.id, seatId: s.seats.hanna, since: new Date((await w.moment()).getTime() - 3_600_000).toISOString(), reason: 'Her laptop was open.',
    })
    await sign(people.hanna, ['databases', 'shared-data'])
    expect((await s.signatures('shared-data')).map(({ state }) => state)).toEqual(['in doubt'])
    expect((await s.entry()).says).toContain(', in doubt until the signer is called back')
  })
})

describe('SG-2: nothing is signed that was not read as it is', () => {
  test('SG-2: a reason that changed refuses the act, whether it was ticked or only shown', async () => {
    await aside(...four)
    const ticked = await shown(people.hanna, four)
    const beside = await shown(people.hanna, four.slice(0, 2), four)
    await s.run(people.mara, 'task.takeUp', 'configuration-management', { reason: 'There is some.' })
    await s.run(people.mara, 'task.setAside', 'configuration-management', { reason: 'Someone else does it.' })
    for (const then of [ticked, beside]) {
      const { send } = await then()
      expect(await untouched(w, s.incident, send)).toMatchObject({ code: 'changed' })
    }
    expect(await countersigned(four)).toEqual([0, 0, 0, 0])
    await sign(people.hanna, four)
    expect(JSON.parse((await s.signatures('configuration-management'))[0]!.content)).toMatchObject({ setAside: { reason: 'Someone else does it.' } })
  })
  test('SG-2: by whom it was set aside is part of it; a list that was never shown is refused', async () => {
    await aside('databases', 'shared-data')
    const then = await shown(people.hanna, ['databases', 'shared-data'])
    await w.sql.query('update task set aside_by_seat_id = $2 where id = $1', [(await s.task('databases')).id, s.seats.priya])
    expect(await refusal((await then()).send())).toMatchObject({ code: 'changed' })
    const one = await shown(people.hanna, ['databases'])
    const { proof } = await one()
    expect(await refusal(w.run(people.hanna, name, await input(['databases', 'shared-data']), { proof }))).toMatchObject({ code: 'changed' })
  })
  test('TK-14: one that was taken up or signed meanwhile refuses all, and it is said which', async () => {
    await aside(...four)
    const { send } = await (await shown(people.hanna, four))()
    await s.run(people.mara, 'task.takeUp', 'databases', { reason: 'There is one.' })
    expect(await untouched(w, s.incident, send)).toMatchObject({ code: 'state', because: 'Databases is open, not set aside.' })
    await s.sign(people.hanna, 'task.countersign', 'shared-data')
    expect(await no(people.hanna, four)).toMatchObject({ code: 'state', because: 'Databases is open, not set aside. Shared data was signed already.' })
    await aside('notify-partners')
    expect(await no(people.hanna, ['notify-partners', 'data-integrity'])).toMatchObject({
      code: 'state', because: expect.stringContaining('needs no second signature.') as string,
    })
    expect(await countersigned(four)).toEqual([0, 1, 0, 0])
  })
})

describe('TK-13, ST-4: who, and what', () => {
  test('TK-13: nobody else, with what is not theirs named; ST-4: a step of the tree is the communication owner’s', async () => {
    await aside('databases', 'shared-data', 'notice-entry')
    for (const who of [people.mara, people.priya]) {
      expect(await no(who, ['databases', 'shared-data'])).toMatchObject({
        code: 'forbidden', because: 'Only a manager on the roster can countersign Databases and Shared data.',
      })
    }
    const { title } = await s.task('notice-entry')
    expect(await no(people.hanna, ['databases', 'notice-entry'])).toMatchObject({
      code: 'forbidden', because: `Only the communication owner can countersign ${title}.`,
    })
    expect(await no(people.carlos, ['databases', 'notice-entry'])).toMatchObject({
      code: 'forbidden', because: 'Only a manager on the roster can countersign Databases.',
    })
    expect(await countersigned(['databases', 'shared-data', 'notice-entry'])).toEqual([0, 0, 0])
  })
  test('T3: not without proof, not with a wrong code, not by token', async () => {
    await aside('databases', 'shared-data')
    const sent = await input(['databases', 'shared-data'])
    expect(await untouched(w, s.incident, () => w.run(people.hanna, name, sent))).toMatchObject({
      code: 'invalid', fields: { code: expect.any(String) as string },
    })
    const { proof } = await (await shown(people.hanna, ['databases', 'shared-data']))()
    const wrong = { ...proof, code: proof.code === '000000' ? '000001' : '000000' }
    expect(await untouched(w, s.incident, () => w.run(people.hanna, name, sent, { proof: wrong }))).toMatchObject({ code: 'proof' })
    expect(await refusal(w.run({ ...people.hanna, via: 'token' }, name, sent))).toMatchObject({ code: 'forbidden' })
  })
  test('N3: a task of another incident, hidden or of nothing is the same nothing, also where it was only shown', async () => {
    await aside('databases', 'shared-data')
    const there = await taskScene(w, people)
    await there.run(people.mara, 'task.setAside', 'databases', { reason: 'Elsewhere.' })
    const strange = [(await there.task('databases')).id, newId(), s.seats.mara]
    const { incidentId, taskIds } = await input(['databases', 'shared-data'])
    for (const id of strange)
      for (const sent of [{ incidentId, taskIds: [...taskIds, id] }, { incidentId, taskIds, shownIds: [...taskIds, id] }])
        expect(await untouched(w, s.incident, () => w.sign(people.hanna, name, sent))).toMatchObject({
          code: 'missing', because: 'Nothing to show at this address.',
        })
    for (const who of [people.outsider, people.lena]) expect(await no(who, ['databases', 'shared-data'])).toMatchObject({ code: 'missing' })
  })
  test('N8: a limited seat to which one of two is shared learns nothing of the other', async () => {
    await aside('databases', 'shared-data')
    await s.share('databases')
    expect(await no(people.lena, ['databases', 'shared-data'])).toMatchObject({ code: 'missing' })
    expect(await no(people.lena, ['databases'])).toMatchObject({ code: 'forbidden' })
  })
  test('strict: at least one and at most twenty, nothing else', async () => {
    await aside('databases')
    const sent = await input(['databases'])
    const many = Array.from({ length: countersignedAtOnce + 1 }, () => newId())
    expect(await refusal(w.sign(people.hanna, name, { ...sent, taskIds: [] }))).toMatchObject({
      code: 'invalid', fields: { taskIds: 'Tick at least one task.' },
    })
    expect(await refusal(w.sign(people.hanna, name, { ...sent, taskIds: many }))).toMatchObject({ code: 'invalid' })
    expect(await refusal(w.sign(people.hanna, name, { ...sent, shownIds: many }))).toMatchObject({ code: 'invalid' })
    expect(await refusal(w.sign(people.hanna, name, { ...sent, reason: 'x' }))).toMatchObject({ code: 'invalid' })
  })
})
