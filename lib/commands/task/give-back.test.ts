import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { taskPeople, taskScene, type TaskScene } from '@/lib/testing/tasks'
import { untouched } from '@/lib/testing/untouched'
import { world, type World } from '@/lib/testing/world'

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

const reason = 'I am on a train until noon.'

describe('TK-5: give back (T7)', () => {
  test.each(['assigned', 'in progress'])('TK-5: %s becomes open; work and helpers stay, the coordinator is told', async (state) => {
    await s.put('log-copy', state)
    await s.help('log-copy', s.seats.daniel)
    await s.fill('log-copy')
    await s.run(people.priya, 'task.giveBack', 'log-copy', { reason, successorSeatId: s.seats.daniel })
    expect(await s.task('log-copy')).toMatchObject({
      state: 'open', coordinator_seat_id: null, back_reason: reason, successor_seat_id: s.seats.daniel,
    })
    expect(await s.helpers('log-copy')).toEqual([{ seat_id: s.seats.daniel, state: 'helper' }])
    expect((await s.question('log-copy')).answer).toBe('Vault B.')
    expect(await s.told(s.seats.mara)).toEqual(['task back'])
    expect(await s.entry()).toMatchObject({
      kind: 'task.givenBack', says: 'handed Log copy back and proposed Daniel Osei',
      about: { reason, from: state, before: s.seats.priya, successorSeatId: s.seats.daniel },
    })
  })
  test('TK-5: a new task coordinator ends the proposal', async () => {
    await s.put('log-copy', 'assigned')
    await s.run(people.priya, 'task.giveBack', 'log-copy', { reason, successorSeatId: s.seats.daniel })
    await s.run(people.mara, 'task.assign', 'log-copy', { seatId: s.seats.daniel })
    expect(await s.task('log-copy')).toMatchObject({ back_reason: null, successor_seat_id: null })
  })
  test('TK-5: a limited seat then no longer sees the task (N8)', async () => {
    await s.run(people.mara, 'task.assign', 'log-copy', { seatId: s.seats.lena })
    await s.run(people.lena, 'task.giveBack', 'log-copy', { reason, successorSeatId: null })
    expect(await s.shared((await s.task('log-copy')).id)).toEqual([])
    expect(await s.no(people.lena, 'task.remark', 'log-copy', { text: 'Hello?' })).toMatchObject({ code: 'missing' })
  })
  test('TK-5: only by its coordinator, with a reason', async () => {
    await s.put('log-copy', 'assigned')
    await s.help('log-copy', s.seats.daniel)
    for (const who of [people.daniel, people.mara])
      expect(await s.no(who, 'task.giveBack', 'log-copy', { reason, successorSeatId: null })).toMatchObject({
        code: 'forbidden', because: 'Only Priya Raman, who coordinates this task, can hand it back.',
      })
    expect(await s.no(people.priya, 'task.giveBack', 'log-copy', { reason: ' ', successorSeatId: null })).toMatchObject({ code: 'invalid' })
    expect(await s.no(people.outsider, 'task.giveBack', 'log-copy', { reason, successorSeatId: null })).toMatchObject({ code: 'missing' })
  })
  test('TK-5: the successor is someone else, and active', async () => {
    await s.put('log-copy', 'assigned')
    expect(await s.no(people.priya, 'task.giveBack', 'log-copy', { reason, successorSeatId: s.seats.priya })).toMatchObject({
      code: 'state', because: expect.stringContaining('propose someone else') as string,
    })
    const aware = await w.seat(s.incident, null, { state: 'aware' })
    expect(await s.no(people.priya, 'task.giveBack', 'log-copy', { reason, successorSeatId: aware })).toMatchObject({ code: 'state' })
    expect(await s.no(people.priya, 'task.giveBack', 'log-copy', { reason, successorSeatId: crypto.randomUUID() })).toMatchObject({
      code: 'missing',
    })
  })
  test('TK-5: not what is signed off', async () => {
    await s.signedOff('raise-logging')
    expect(await s.no(people.priya, 'task.giveBack', 'raise-logging', { reason, successorSeatId: null })).toMatchObject({
      code: 'state', because: 'The task is signed off. Send it back first.',
    })
  })
})

describe('TK-6: its coordinator was removed', () => {
  const remove = async (seatId: string) => {
    await w.sql.query(`update seat set state = 'removed', ended_at = muster.now() where id = $1`, [seatId])
  }
  test('TK-6: the program makes it open with the next command; work stays, the coordinator is told', async () => {
    await s.put('log-copy', 'in progress')
    await s.fill('log-copy')
    await remove(s.seats.priya)
    await s.run(people.mara, 'task.assign', 'snapshot', { seatId: s.seats.daniel })
    expect(await s.task('log-copy')).toMatchObject({
      state: 'open', coordinator_seat_id: null, back_reason: 'Its coordinator no longer has access.',
    })
    expect(await s.entry('task.released')).toMatchObject({
      says: 'noted that nobody coordinates Log copy any more', actor: { name: 'Muster' },
      about: { tasks: [{ from: 'in progress', before: s.seats.priya }] },
    })
    expect(await s.told(s.seats.mara)).toEqual(['task back'])
  })
  test('TK-6: signed by someone removed since stays signed off; sent back, it is open', async () => {
    await s.signedOff('raise-logging')
    await remove(s.seats.priya)
    await s.run(people.mara, 'task.remark', 'raise-logging', { text: 'Who knows more?' })
    expect(await s.task('raise-logging')).toMatchObject({ state: 'signed off' })
    await s.run(people.mara, 'task.sendBack', 'raise-logging', { reason: 'A host is missing.' })
    expect(await s.task('raise-logging')).toMatchObject({ state: 'open', coordinator_seat_id: null })
  })
  test('TK-6: someone suspended keeps the task', async () => {
    await s.put('log-copy', 'in progress')
    await w.sql.query('update seat set suspended_at = muster.now() where id = $1', [s.seats.priya])
    await s.run(people.mara, 'task.assign', 'snapshot', { seatId: s.seats.daniel })
    expect(await s.task('log-copy')).toMatchObject({ state: 'in progress', coordinator_seat_id: s.seats.priya })
  })
  test('TK-6: by nobody but the program', async () => {
    await s.put('log-copy', 'in progress')
    const input = { incidentId: s.incident.id, taskIds: [(await s.task('log-copy')).id] }
    expect(await untouched(w, s.incident, () => w.run(people.mara, 'task.release', input))).toMatchObject({
      code: 'forbidden', because: 'Only Muster itself can take a task from someone who was removed.',
    })
  })
})
