import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Within } from '@/lib/facts/incident'
import { see } from '@/lib/testing/see'
import { taskPeople, taskScene, type TaskScene } from '@/lib/testing/tasks'
import { world, type World } from '@/lib/testing/world'
import { desk } from './desk'
import { myTasks } from './my-tasks'
import { plan } from './plan'
import { printedPlan } from './print/plan'
import { situationContent } from './situation'
import { task } from './task'

// Plan, Situation, Desk, My tasks, a task's own page and paper say the same of a task. Random worlds are compared in random-worlds.test.ts.

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

const reading = <T>(query: (within: Within) => Promise<T>) => see(people.mara, s.incident, query)
/** The task with this key, as each page has it. */
async function everywhere(key: string) {
  const { id } = await s.task(key)
  const find = <Each extends { id: string }>(all: readonly Each[]) => all.find((each) => each.id === id)!
  return {
    plan: find((await reading((within) => plan(within, null))).tasks), situation: find((await reading(situationContent)).tasks),
    print: find((await reading(printedPlan)).tasks), page: (await reading((within) => task(within, id, null)))!,
  }
}

describe('one question, one answer', () => {
  test('T4: a yes-no question with words but neither yes nor no is not answered, on any page', async () => {
    await s.put('entry-investigation', 'in progress')
    await s.fill('entry-investigation')
    const question = await s.question('entry-investigation', 'yes-no')
    await w.sql.query(`update task_question set verdict = null, answer = 'Perhaps.', required = true where id = $1`, [question.id])
    const { plan: line, situation, print, page } = await everywhere('entry-investigation')
    expect(line.questions.asked - line.questions.answered).toBe(1)
    expect(situation.questions).toEqual(line.questions)
    expect([print.open, page.task.missing.questions]).toEqual([[question.text], [{ id: question.id, text: question.text, host: null }]])
  })
  test('T4: blanks answer nothing, and what need not be answered is not counted', async () => {
    await s.put('log-copy', 'in progress')
    await s.fill('log-copy')
    const question = await s.question('log-copy')
    await w.sql.query(`update task_question set answer = E' \\u00a0\\n' where id = $1`, [question.id])
    await w.sql.query(`update task_question set required = false where task_id = $1 and id <> $2`, [(await s.task('log-copy')).id, question.id])
    const { plan: line, situation, print } = await everywhere('log-copy')
    expect([line.questions, situation.questions, print.open]).toEqual([{ asked: 1, answered: 0 }, { asked: 1, answered: 0 }, [question.text]])
  })
  test('SG-7: a signature on paper that is typed in later leaves a done task done, and an overtaken one overtaken', async () => {
    await s.done('log-copy')
    await s.signedOff('raise-logging')
    await s.answer(people.priya, 'raise-logging', 'Vault C.')
    for (const key of ['log-copy', 'raise-logging'])
      await w.sql.query(`insert into signature (id, incident_id, task_id, purpose, state, content, fingerprint, seat_id, person_id, office, at, how, plan_number, rules_version, state_at, same_hand)
        select gen_random_uuid(), incident_id, task_id, purpose, 'on paper', content, fingerprint, seat_id, person_id, office, at + interval '1 hour', 'on paper', plan_number,
          rules_version, state_at + interval '1 hour', false from signature where task_id = $1 limit 1`, [(await s.task(key)).id])
    const done = await everywhere('log-copy')
    expect([done.plan.settled, done.situation.settled, done.print.settled, done.print.signed !== null]).toEqual([true, true, true, true])
    expect((await desk(people.mara)).incidents.find(({ id }) => id === s.incident.id)!.whole!.count.done).toBe(1)
    const overtaken = await everywhere('raise-logging')
    expect([overtaken.plan.signature?.state, overtaken.situation.signature, overtaken.page.signing.overtaken !== null]).toEqual(['overtaken', 'overtaken', true])
    expect((await desk(people.priya)).waits.filter(({ kind }) => kind === 'overtaken')).toMatchObject([{ title: 'Raise logging' }])
    // TK-8, TK-12: it had gone from the coordinator's desk as signed, and comes back.
    expect((await desk(people.mara)).waits.filter(({ kind }) => kind === 'taken back'))
      .toMatchObject([{ title: 'Raise logging', by: 'Priya Raman', detail: expect.stringContaining('changed the answer') as string }])
  })
  test('ST-1: a step behind a shut gate is not ready on every page; a permitted task is, unless its gate is shut (TK-15)', async () => {
    await s.put('notice-service-repair', 'assigned', s.seats.lena)
    await s.share('notice-service-repair')
    await w.sql.query(`update task set permitted_at = muster.now(), permitted_reason = 'Danger.' where incident_id = $1 and key in ('notice-service-repair', 'databases')`, [s.incident.id])
    await s.put('databases', 'assigned')
    const ready = async (key: string) => {
      const { plan: line, situation, print, page } = await everywhere(key)
      return [line.notReady, situation.notReady, print.notReady, page.notReady]
    }
    expect(await ready('notice-service-repair')).toEqual([true, true, true, true])
    expect(await ready('databases')).toEqual([false, false, false, false])
    const { id } = await s.task('notice-service-repair')
    expect((await see(people.lena, s.incident, myTasks)).tasks).toMatchObject([{ id, notReady: true }])
    expect((await desk(people.lena)).tasks.find((each) => each.id === id)).toMatchObject({ notReady: true })
    expect((await desk(people.priya)).tasks.find(({ title }) => title === 'Databases')).toMatchObject({ notReady: false })
  })
})

test('the Situation takes four statements, the plan two, whatever there is', async () => {
  const count = (query: (within: Within) => Promise<unknown>) => reading(async (within) => {
    const sent = vi.spyOn(pg.Client.prototype, 'query')
    await query(within)
    const statements = sent.mock.calls.length
    sent.mockRestore()
    return statements
  })
  expect([await count(situationContent), await count((within) => plan(within, null))]).toEqual([4, 2])
})
