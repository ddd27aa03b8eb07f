import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { as, look } from '@/lib/db/as'
import { newId } from '@/lib/db/id'
import { takePlace } from '@/lib/http/presence'
import { someShare } from '@/lib/testing/things'
import { world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'
import { sweepPlaces } from './presence'

let w: World
let mara: SomePerson
let priya: SomePerson
let lena: SomePerson
let olive: SomePerson
let incident: SomeIncident
let lenaSeat: string
let priyaSeat: string
let taskId: string
let otherTaskId: string

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  priya = await w.person('Priya Raman')
  lena = await w.person('Lena Limited', { ours: false })
  olive = await w.person('Olive Outside')
  incident = await w.open(mara)
  priyaSeat = await w.seat(incident, priya)
  lenaSeat = await w.seat(incident, lena, { sees: 'shared' })
  taskId = (await w.task(incident, 'log-copy')).id
  otherTaskId = (await w.task(incident, 'raise-logging')).id
  await someShare(w, incident, lenaSeat, 'task', taskId)
})
afterAll(() => w.end())

const go = (who: SomePerson, more: object = {}) => takePlace(who, new Request('http://localhost/presence', {
  method: 'POST', body: JSON.stringify({ incidentId: incident.id, taskId, questionId: null, here: true, ...more }),
}))
const seen = (who: SomePerson) => look(who, ({ tx }) => tx.$queryRaw<{ seat_id: string; task_id: string }[]>`select seat_id, task_id from presence order by at`)
const everywhere = async () => (await w.sql.query('select seat_id, task_id, question_id from presence order by at')).rows

describe('who is at a task', () => {
  test('is seen by full seats, by a limited seat at what is shared with it, and by nobody else (N3, N8)', async () => {
    await go(priya)
    expect(await seen(mara)).toEqual([{ seat_id: priyaSeat, task_id: taskId }])
    expect(await seen(lena)).toEqual([{ seat_id: priyaSeat, task_id: taskId }])
    expect(await seen(olive)).toEqual([])
    await go(priya, { taskId: otherTaskId })
    expect(await seen(mara)).toEqual([{ seat_id: priyaSeat, task_id: otherTaskId }])
    expect(await seen(lena)).toEqual([])
  })
  test('a question counts only in its own task', async () => {
    const { rows: [row] } = await w.sql.query<{ id: string; task_id: string }>(
      'select id, task_id from task_question where incident_id = $1 and task_id <> $2 limit 1', [incident.id, taskId])
    await go(priya, { taskId: row!.task_id, questionId: row!.id })
    expect(await everywhere()).toEqual([{ seat_id: priyaSeat, task_id: row!.task_id, question_id: row!.id }])
    await go(priya, { questionId: row!.id })
    expect(await everywhere()).toEqual([{ seat_id: priyaSeat, task_id: taskId, question_id: null }])
  })
  test('nobody is at what they can’t see: an outsider, a limited seat at another task, an id of nothing', async () => {
    await go(priya, { here: false })
    await go(olive)
    await go(lena, { taskId: otherTaskId })
    await go(mara, { taskId: newId() })
    await go(mara, { incidentId: newId() })
    expect(await everywhere()).toEqual([])
    await go(lena)
    expect(await everywhere()).toMatchObject([{ seat_id: lenaSeat, task_id: taskId }])
    await go(lena, { here: false })
  })
  test('nobody can be put somewhere by another (database)', async () => {
    await expect(as(mara, ({ tx }) =>
      tx.$executeRaw`insert into presence values (${priyaSeat}::uuid, ${incident.id}::uuid, ${taskId}::uuid, null, muster.now())`,
    )).rejects.toThrow('row-level security')
    expect(await everywhere()).toEqual([])
  })
  test('what is no place changes nothing', async () => {
    for (const more of [{ taskId: 'x' }, { questionId: 7 }, { extra: 1 }, { here: 'yes' }, { taskId: 'x'.repeat(500) }]) await go(mara, more)
    expect(await everywhere()).toEqual([])
  })
  test('whoever is not heard of for 45 seconds is there no more', async () => {
    await go(mara)
    await sweepPlaces()
    expect(await everywhere()).toHaveLength(1)
    await w.advance(0.8)
    await sweepPlaces()
    expect(await everywhere()).toEqual([])
  })
})
