import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { codeAt } from '@/lib/actor/second-factor'
import { preview } from '@/lib/commands/preview'
import { Refused } from '@/lib/commands/refused'
import { weigh } from '@/lib/db/as'
import { checkBook } from '@/lib/log-book/read'
import type { CommandName } from '@/lib/rules/permissions'
import { see } from '@/lib/testing/see'
import { taskPeople, taskScene, type TaskScene } from '@/lib/testing/tasks'
import { world, type SomePerson, type World } from '@/lib/testing/world'

// Of acts on one task that arrive at once, exactly one takes effect; the others find the new state and are refused (states, General).

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

/** How many went through; every other one was refused by a rule, not by a fault. */
async function through(acts: readonly Promise<unknown>[]): Promise<number> {
  const results = await Promise.allSettled(acts)
  for (const result of results) if (result.status === 'rejected' && !(result.reason instanceof Refused)) throw result.reason
  return results.filter((result) => result.status === 'fulfilled').length
}
/** A signature made ready, to be sent later at the same moment as others. */
async function ready(who: SomePerson, name: CommandName, key: string) {
  const input = await s.at(key)
  const seen = await weigh(who, (at) => preview(at, name, input))
  await w.advance(0.5)
  const proof = { code: codeAt(who.secret, await w.moment()), fingerprint: seen?.fingerprint ?? '' }
  return () => w.run(who, name, input, { proof })
}
async function expectWholeBook() {
  expect(await see(people.mara, s.incident, (at) => checkBook(at, s.incident.id))).toMatchObject({ whole: true, unheld: 0 })
}
const count = async (kind: string) => (await w.entries(s.incident)).filter((entry) => entry.kind === kind).length
const rounds = 10

describe('at once, again and again', () => {
  test('TK-2, TK-4: of many who name different people, each finds the other’s and the last one stands; none is lost', async () => {
    const seats = [s.seats.priya, s.seats.daniel, s.seats.hanna, s.seats.carlos]
    const task = await s.at('log-copy')
    for (let round = 0; round < rounds / 2; round++) {
      const before = await count('task.assigned')
      const done = await through(seats.map((seatId) => w.run(people.mara, 'task.assign', { ...task, seatId })))
      expect((await count('task.assigned')) - before).toBe(done)
      const holder = (await s.task('log-copy')).coordinator_seat_id
      expect(seats).toContain(holder)
      expect((await s.helpers('log-copy')).map((helper) => helper.seat_id)).not.toContain(holder)
      expect(await s.entry('task.assigned')).toMatchObject({ about: { seatId: holder } })
    }
    await expectWholeBook()
  }, 120_000)
  test('TK-2: of many who name the same person, one', async () => {
    const task = await s.at('log-copy')
    expect(await through(Array.from({ length: 6 }, () => w.run(people.mara, 'task.assign', { ...task, seatId: s.seats.priya })))).toBe(1)
    expect(await count('task.assigned')).toBe(1)
    expect(await s.told(s.seats.priya)).toEqual(['task yours'])
  })
  test('TK-3: of many starts one', async () => {
    const task = await s.at('log-copy')
    for (let round = 0; round < rounds; round++) {
      await s.put('log-copy', 'assigned')
      expect(await through(Array.from({ length: 5 }, () => w.run(people.priya, 'task.start', task)))).toBe(1)
    }
    expect(await count('task.started')).toBe(rounds)
    await expectWholeBook()
  }, 120_000)
  test('TK-7, SG-1: of many signatures with one proof at most one, and never one over something that changed', async () => {
    await s.fill('log-copy')
    await s.help('log-copy', s.seats.daniel)
    for (let round = 0; round < rounds; round++) {
      await s.put('log-copy', 'in progress')
      await w.sql.query(`update signature set state = 'void' where task_id = $1`, [(await s.task('log-copy')).id])
      const sign = await ready(people.priya, 'task.signOff', 'log-copy')
      const question = await s.question('log-copy')
      const answer = { ...(await s.at('log-copy')), questionId: question.id, verdict: null, answer: `${round} GB`, confidence: null }
      const change = w.run(people.daniel, 'task.answer', answer, { version: question.version })
      const [changed, ...signed] = await Promise.allSettled([change, sign(), sign(), sign()])
      expect(changed.status).toBe('fulfilled')
      const inForce = (await s.signatures('log-copy')).filter((signature) => signature.state === 'in force')
      expect(signed.filter((each) => each.status === 'fulfilled').length).toBeLessThanOrEqual(1)
      // Signed before the answer changed: overtaken by it. After it: refused, for the fingerprint is another.
      expect(inForce).toEqual([])
      expect((await s.task('log-copy')).state).toBe('in progress')
    }
    await expectWholeBook()
  }, 120_000)
  test('TK-9, TK-10: done and sent back at once: one of them', async () => {
    await s.fill('log-copy')
    for (let round = 0; round < rounds; round++) {
      await s.put('log-copy', 'in progress')
      await w.sql.query(`update signature set state = 'void' where task_id = $1`, [(await s.task('log-copy')).id])
      await s.sign(people.priya, 'task.signOff', 'log-copy')
      const task = await s.at('log-copy')
      const done = () => w.run(people.mara, 'task.markDone', { ...task, completedBySeatId: s.seats.priya })
      const went = await through([done(), done(), w.run(people.mara, 'task.sendBack', { ...task, reason: 'One is missing.' }), done()])
      expect(went).toBe(1)
      const [signature] = (await s.signatures('log-copy')).filter((each) => each.state === 'in force')
      expect((await s.task('log-copy')).state).toBe(signature ? 'done' : 'in progress')
    }
    await expectWholeBook()
  }, 120_000)
  test('T10: of many ticks one, and it says who', async () => {
    await s.put('log-copy', 'in progress')
    await s.help('log-copy', s.seats.daniel)
    const [item, task] = [await s.item('log-copy'), await s.at('log-copy')]
    for (let round = 0; round < rounds; round++) {
      await w.sql.query('update checklist_item set ticked_at = null, ticked_by_seat_id = null where id = $1', [item.id])
      const tick = (who: SomePerson) => w.run(who, 'task.tick', { ...task, itemId: item.id })
      expect(await through([tick(people.priya), tick(people.daniel), tick(people.priya)])).toBe(1)
      expect([s.seats.priya, s.seats.daniel]).toContain((await s.item('log-copy')).ticked_by_seat_id)
    }
    expect(await count('task.ticked')).toBe(rounds)
    await expectWholeBook()
  }, 120_000)
  test('TK-13: of many countersignatures one', async () => {
    await s.run(people.mara, 'task.setAside', 'databases', { reason: 'No data store was in reach.' })
    const sign = await ready(people.hanna, 'task.countersign', 'databases')
    expect(await through([sign(), sign(), sign()])).toBe(1)
    expect(await s.signatures('databases')).toHaveLength(1)
    await expectWholeBook()
  })
})
