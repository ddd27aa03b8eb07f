import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'
import { desk } from './desk'

let w: World
let mara: SomePerson
let priya: SomePerson
let lena: SomePerson
let wim: SomePerson
let outsider: SomePerson
let heron: SomeIncident
let harbour: SomeIncident
let priyaSeat: string

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  priya = await w.person('Priya Raman')
  lena = await w.person('Lena Limited', { ours: false })
  wim = await w.person('Wim Waiting')
  outsider = await w.person('Olive Outside')
  heron = await w.open(mara, { codeName: 'Copper Heron' })
  await w.advance(5)
  harbour = await w.open(priya, { codeName: 'Slate Harbour', drill: true })
  await w.run(priya, 'task.setAside', { incidentId: harbour.id, taskId: (await w.task(harbour, 'notify-partners')).id, reason: 'No partners.' })
  priyaSeat = await w.seat(heron, priya, { deputy: 1 })
  await w.seat(heron, lena, { sees: 'shared' })
  await w.seat(heron, wim, { state: 'waiting' })
})
afterAll(() => w.end())

describe('the desk', () => {
  test('shows one’s incidents with what one is to them, the newest first', async () => {
    const page = await desk(priya)
    expect(page.incidents).toMatchObject([
      { id: harbour.id, drill: true, role: 'coordinator', known: { codeName: 'Slate Harbour' }, whole: { phase: 'starting', count: { done: 0, setAside: 1 } } },
      { id: heron.id, role: 'deputy', known: { codeName: 'Copper Heron' } },
    ])
    expect(page.can.open).toEqual({ allowed: true })
  })
  test('N3: someone on no list has an empty desk, the same whatever there is', async () => {
    expect(await desk(outsider)).toMatchObject({ incidents: [], waits: [], tasks: [], told: [] })
  })
  test('N8: a limited seat has name and kind, no phase, no counts, only its own tasks', async () => {
    const page = await desk(lena)
    expect(page.incidents).toEqual([{ id: heron.id, drill: false, role: 'limited seat', known: { codeName: 'Copper Heron', kind: 'compromise of integrity' }, whole: null }])
    expect(page.tasks).toEqual([])
    expect(page.can.open).toMatchObject({ allowed: false })
  })
  test('R2: before the rules are acknowledged not even the code name', async () => {
    const page = await desk(wim)
    expect(page.incidents).toEqual([{ id: heron.id, drill: false, role: 'rules to read', known: null, whole: null }])
    expect(JSON.stringify(page)).not.toContain('Copper')
  })
  test('tasks of one’s own and those one helps with; what one was told', async () => {
    await w.run(mara, 'task.assign', { incidentId: heron.id, taskId: (await w.task(heron, 'log-copy')).id, seatId: priyaSeat, cover: [] })
    const page = await desk(priya)
    expect(page.tasks).toMatchObject([{ incidentId: heron.id, state: 'assigned', yours: true }])
    expect(page.told.map((notice) => notice.kind)).toContain('task yours')
    expect((await desk(mara)).tasks).toEqual([])
  })
  test('TK-3, N8: a task that can’t start yet is not ready, for a limited seat too, which sees nothing of what it waits for', async () => {
    const { id } = await w.task(heron, 'raise-logging')
    const lenas = (await w.sql.query('select id from seat where incident_id = $1 and person_id = $2', [heron.id, lena.id])).rows[0].id
    await w.run(mara, 'task.assign', { incidentId: heron.id, taskId: id, seatId: lenas, cover: [] })
    const mine = async () => (await desk(lena)).tasks.find((task) => task.id === id)
    expect(await mine()).toMatchObject({ state: 'assigned', notReady: true })
    await w.sql.query(`update task set started_at = muster.now() where incident_id = $1 and prerequisite`, [heron.id])
    await w.sql.query(`update task set started_at = muster.now(), state = 'set aside' where incident_id = $1 and id in
      (select depends_on_id from task_dependency where task_id = $2)`, [heron.id, id])
    expect(await mine()).toMatchObject({ state: 'assigned', notReady: false })
  })
  test('what decides who coordinates stands before what has waited longer', async () => {
    await w.sql.query(`insert into question (id, incident_id, asked_by_seat_id, text, asked_at) values (gen_random_uuid(), $1, $2, 'Is db02 clean?', muster.now())`,
      [heron.id, priyaSeat])
    await w.advance(3)
    await w.run(priya, 'takeOver.call', { incidentId: heron.id, reason: 'No answer since midnight.' })
    expect((await desk(mara)).waits.map((wait) => wait.kind)).toEqual(['take-over', 'question'])
  })
  test('SE-10: a suspended seat is not on the desk', async () => {
    await w.sql.query('update seat set suspended_at = muster.now() where person_id = $1', [lena.id])
    expect((await desk(lena)).incidents).toEqual([])
  })
})
