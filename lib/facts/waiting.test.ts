import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { look } from '@/lib/db/as'
import { taskPeople, taskScene, type TaskScene } from '@/lib/testing/tasks'
import { world, type World } from '@/lib/testing/world'
import { waitingForCoordinator } from './waiting'

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

const waiting = () => look(people.mara, (at) => waitingForCoordinator(at, s.incident.id))

test('HO-2, TK-13: a countersignature is due until it is given', async () => {
  await s.run(people.mara, 'task.setAside', 'databases', { reason: 'No data store was in reach.' })
  expect((await waiting()).countersignature).toMatchObject([{ title: 'Databases' }])
  await s.sign(people.hanna, 'task.countersign', 'databases')
  expect((await waiting()).countersignature).toEqual([])
})
test('HO-2: a question whose asker has left waits no more', async () => {
  await w.run(people.priya, 'question.ask', { incidentId: s.incident.id, text: 'May I log in to db02?', taskId: null })
  expect((await waiting()).question).toMatchObject([{ title: 'May I log in to db02?', by: 'Priya Raman' }])
  await w.sql.query('update question set withdrawn_at = muster.now() where incident_id = $1', [s.incident.id])
  expect((await waiting()).question).toEqual([])
})
test('HO-2: who has no organisation is named alone', async () => {
  await w.sql.query(`update seat set organisation = '', state = 'proposed' where id = $1`, [s.seats.daniel])
  expect((await waiting()).proposal).toMatchObject([{ title: 'Daniel Osei' }])
})
