import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { taskPeople, taskScene, type TaskScene } from '@/lib/testing/tasks'
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

const idOf = async (key: string) => (await s.task(key)).id
const depend = async (key: string, on: string, until = 'settled', who = people.mara) => s.run(who, 'task.depend', key, {
  dependsOnId: await idOf(on), until,
})
const noDepend = async (key: string, on: string, until = 'settled', who = people.mara) => s.no(who, 'task.depend', key, {
  dependsOnId: await idOf(on), until,
})

describe('T5: what waits for what', () => {
  test('T5: a task waits for another, and no longer', async () => {
    await s.put('changed-files', 'assigned')
    await depend('changed-files', 'raise-logging', 'started')
    expect(await s.entry()).toMatchObject({ kind: 'task.linked', says: 'made Changed files wait until Raise logging is started' })
    expect(await s.no(people.priya, 'task.start', 'changed-files')).toMatchObject({
      because: 'Can’t start yet: Raise logging hasn’t started.',
    })
    await s.run(people.mara, 'task.undepend', 'changed-files', { dependsOnId: await idOf('raise-logging') })
    expect(await s.entry()).toMatchObject({ kind: 'task.unlinked', about: { until: 'started' } })
    await s.run(people.priya, 'task.start', 'changed-files')
  })
  test('states 4: a circle is refused when it would be made, however long', async () => {
    expect(await noDepend('configuration-management', 'environment-secure')).toMatchObject({
      code: 'state', because: 'Environment declared secure waits for Configuration management, so neither could ever start.',
    })
    expect(await noDepend('databases', 'databases')).toMatchObject({ because: 'A task can’t wait for itself.' })
  })
  test('T6: a prerequisite waits only for prerequisites; what goes on until the end is waited for only to start', async () => {
    expect(await noDepend('snapshot', 'raise-logging')).toMatchObject({
      because: 'Raise logging waits for all prerequisites, this one among them.',
    })
    expect(await noDepend('changed-files', 'time-line')).toMatchObject({
      because: 'Timeline goes on until the incident ends. Wait for its start instead.',
    })
    await depend('changed-files', 'time-line', 'started')
  })
  test('T5: not twice, not what is not linked, not once signed, only by the coordinator', async () => {
    await depend('changed-files', 'raise-logging')
    expect(await noDepend('changed-files', 'raise-logging', 'started')).toMatchObject({ because: 'It waits for Raise logging already.' })
    expect(await s.no(people.mara, 'task.undepend', 'changed-files', { dependsOnId: await idOf('databases') })).toMatchObject({
      because: 'It does not wait for Databases.',
    })
    expect(await noDepend('databases', 'raise-logging', 'settled', people.priya)).toMatchObject({ code: 'forbidden' })
    await s.put('databases', 'signed off')
    expect(await noDepend('databases', 'raise-logging')).toMatchObject({
      code: 'state', because: 'The task is signed off. Send it back first.',
    })
  })
})

describe('T5, C4: the order', () => {
  const order = async () => (await w.sql.query<{ key: string }>(
    `select key from task where incident_id = $1 and section = '3.4.2' order by position, id`, [s.incident.id])).rows.map((row) => row.key)
  const move = async (key: string, after: string | null, who = people.mara) => s.run(who, 'task.move', key, {
    afterTaskId: after && (await idOf(after)),
  })
  test('C4: a task goes after another one, or first; the rest keeps its order, other sections theirs', async () => {
    const before = await order()
    expect(before).toEqual(['configuration-management', 'databases', 'shared-data', 'temporary-data', 'data-integrity'])
    const elsewhere = async () => (await w.sql.query(
      `select key from task where incident_id = $1 and section <> '3.4.2' order by position, id`, [s.incident.id])).rows
    const rest = await elsewhere()
    await move('temporary-data', 'configuration-management')
    expect(await order()).toEqual(['configuration-management', 'temporary-data', 'databases', 'shared-data', 'data-integrity'])
    await move('shared-data', null)
    await move('configuration-management', 'data-integrity')
    expect(await order()).toEqual(['shared-data', 'temporary-data', 'databases', 'data-integrity', 'configuration-management'])
    expect(await elsewhere()).toEqual(rest)
    expect(await s.entry()).toMatchObject({ kind: 'task.moved', says: 'put Configuration management after Data integrity' })
  })
  test('C4: moving changes no signature (not content)', async () => {
    await s.signedOff('configuration-management')
    await move('configuration-management', 'databases')
    expect(await s.signatures('configuration-management')).toMatchObject([{ state: 'in force' }])
  })
  test('C4: only within its section, only by the coordinator', async () => {
    expect(await s.no(people.mara, 'task.move', 'databases', { afterTaskId: await idOf('snapshot') })).toMatchObject({
      code: 'state', because: 'A task can move only within its section.',
    })
    expect(await s.no(people.mara, 'task.move', 'databases', { afterTaskId: await idOf('databases') })).toMatchObject({
      because: 'A task can’t follow itself.',
    })
    expect(await s.no(people.priya, 'task.move', 'databases', { afterTaskId: null })).toMatchObject({
      code: 'forbidden', because: 'Only the coordinator, Mara Lindqvist, can change the order of tasks.',
    })
    expect(await s.no(people.mara, 'task.move', 'databases', { afterTaskId: crypto.randomUUID() })).toMatchObject({ code: 'missing' })
  })
})
