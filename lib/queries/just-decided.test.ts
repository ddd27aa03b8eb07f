import { afterAll, beforeAll, expect, test } from 'vitest'
import { taskPeople, taskScene, type TaskScene } from '@/lib/testing/tasks'
import { world, type World } from '@/lib/testing/world'
import { desk } from './desk'

let w: World
let people: Awaited<ReturnType<typeof taskPeople>>
let s: TaskScene

beforeAll(async () => {
  w = await world()
  people = await taskPeople(w)
  s = await taskScene(w, people)
})
afterAll(() => w.end())

const decided = async (who: typeof people.mara) => (await desk(who)).justDecided.map(({ says, way, decide: { can } }) => [says, way, can[way].allowed])

test('TK-2, TK-10, TK-11, TK-13, TK-14: one’s own decisions of the last hour stand on the desk with their way back, while they stand', async () => {
  await s.done('log-copy')
  await w.advance(1)
  await s.run(people.mara, 'task.setAside', 'databases', { reason: 'No data store was in reach.' })
  await w.advance(1)
  await s.run(people.mara, 'task.assign', 'raise-logging', { seatId: s.seats.daniel, cover: [] })
  const all = [
    ['assigned Raise logging to Daniel Osei', 'assign', true], ['set Databases aside', 'takeUp', true],
    ['marked Log copy done, completed by Priya Raman', 'reopen', true],
  ]
  expect(await decided(people.mara)).toEqual(all)
  expect([await decided(people.priya), await decided(people.lena)]).toEqual([[], []])

  await s.run(people.mara, 'task.takeUp', 'databases', { reason: 'There is one.' })
  await s.run(people.daniel, 'task.start', 'raise-logging')
  expect(await decided(people.mara)).toEqual(all.slice(2))
  await w.advance(60)
  expect(await decided(people.mara)).toEqual([])
})

test('TK-2, TK-13: of what was decided for several tasks at once each stands by itself', async () => {
  await w.run(people.mara, 'task.setSectionAside', { incidentId: s.incident.id, section: (await s.task('databases')).section, reason: 'No data store was in reach.' })
  const titles = (await desk(people.mara)).justDecided.map(({ title, says, way }) => [says === `set ${title} aside`, way])
  expect(titles).toEqual(Array.from({ length: 5 }, () => [true, 'takeUp']))
  await w.advance(1)
  const taskId = async (key: string) => (await s.task(key)).id
  await w.run(people.mara, 'task.staff', {
    incidentId: s.incident.id, comeIn: [],
    names: [{ taskId: await taskId('snapshot'), seatId: s.seats.priya }, { taskId: await taskId('team-list'), seatId: s.seats.daniel }],
  })
  expect((await decided(people.mara)).slice(0, 2).sort()).toEqual([
    ['assigned Roster to Daniel Osei', 'assign', true], ['assigned Snapshot to Priya Raman', 'assign', true],
  ])
})
