import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refusal, world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'

let w: World
let mara: SomePerson
let priya: SomePerson
let outsider: SomePerson
let incident: SomeIncident
let priyaSeat: string

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  priya = await w.person('Priya Raman')
  outsider = await w.person('Olive Outside')
  incident = await w.open(mara)
  priyaSeat = await w.seat(incident, priya)
})
afterAll(() => w.end())

const assign = async (actor: SomePerson, key: string, seatId = priyaSeat) =>
  w.run(actor, 'task.assign', { incidentId: incident.id, taskId: (await w.task(incident, key)).id, seatId })

describe('naming a task coordinator (T1, C4)', () => {
  test('TK-2: the coordinator names one, the entry and the notice stand with it', async () => {
    const before = (await w.entries(incident)).length
    await assign(mara, 'log-copy')
    expect(await w.task(incident, 'log-copy')).toMatchObject({ state: 'assigned', coordinator_seat_id: priyaSeat })
    expect((await w.entries(incident)).slice(before).map((e) => e.kind)).toEqual(['task.assigned'])
    const notices = await w.sql.query(`select 1 from notice where seat_id = $1 and kind = 'task yours'`, [priyaSeat])
    expect(notices.rowCount).toBe(1)
  })
  test('TK-2: a member is refused with the reason, and nothing is written', async () => {
    const before = (await w.entries(incident)).length
    expect(await refusal(assign(priya, 'snapshot'))).toMatchObject({
      code: 'forbidden', because: 'Only the coordinator, Mara Lindqvist, can assign tasks.',
    })
    expect((await w.entries(incident)).length).toBe(before)
  })
  test('TK-2: an outsider cannot tell a hidden task from a missing one (N3)', async () => {
    const hidden = await refusal(assign(outsider, 'snapshot'))
    const missing = await refusal(w.run(outsider, 'task.assign', { incidentId: crypto.randomUUID(), taskId: crypto.randomUUID(), seatId: priyaSeat }))
    expect(hidden).toEqual(missing)
    expect(hidden).toMatchObject({ code: 'missing' })
  })
})
