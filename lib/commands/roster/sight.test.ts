import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { weigh } from '@/lib/db/as'
import { newId } from '@/lib/db/id'
import { someHost } from '@/lib/testing/things'
import { refusal, world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'

let w: World
let mara: SomePerson
let priya: SomePerson
let aoife: SomePerson
let incident: SomeIncident
let priyaSeat: string
let aoifeSeat: string

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  priya = await w.person('Priya Raman')
  aoife = await w.person('Aoife Brennan', { ours: false })
  incident = await w.open(mara)
  priyaSeat = await w.seat(incident, priya)
  aoifeSeat = await w.seat(incident, aoife, { sees: 'shared' })
})
afterAll(() => w.end())

const share = (actor: SomePerson, verb: 'share' | 'unshare', noun: string, objectId: string, seatId = aoifeSeat) =>
  w.run(actor, `seat.${verb}`, { incidentId: incident.id, seatId, noun, objectId })
const titles = (who: SomePerson) =>
  weigh(who, ({ tx }) => tx.task.findMany({ orderBy: { position: 'asc' } })).then((tasks) => tasks.map((task) => task.key))
const names = (who: SomePerson) =>
  weigh(who, ({ tx }) => tx.seat.findMany({ orderBy: { name: 'asc' } })).then((seats) => seats.map((seat) => seat.name))
const id = async (key: string) => (await w.task(incident, key)).id

describe('what a limited seat sees (N8)', () => {
  test('N8: nothing but itself and the coordinator at first; what is shared, and no more once it is not', async () => {
    expect(await titles(aoife)).toEqual([])
    expect(await names(aoife)).toEqual(['Aoife Brennan', 'Mara Lindqvist'])
    expect(await refusal(share(priya, 'share', 'task', await id('snapshot')))).toMatchObject({
      code: 'forbidden', because: 'Only the coordinator, Mara Lindqvist, can share things with a limited seat.',
    })
    await share(mara, 'share', 'task', await id('snapshot'))
    expect(await titles(aoife)).toEqual(['snapshot'])
    expect(await refusal(share(mara, 'share', 'task', await id('snapshot')))).toMatchObject({
      code: 'state', because: 'It is already shared with Aoife Brennan.',
    })
    await share(mara, 'unshare', 'task', await id('snapshot'))
    expect(await titles(aoife)).toEqual([])
    expect(await refusal(share(mara, 'unshare', 'task', await id('snapshot')))).toMatchObject({ code: 'state' })
  })
  test('N8: the people of its tasks and whoever coordinates now, computed at that moment', async () => {
    await share(mara, 'share', 'task', await id('log-copy'))
    await w.run(mara, 'task.assign', { incidentId: incident.id, taskId: await id('log-copy'), seatId: priyaSeat, cover: [] })
    expect(await names(aoife)).toEqual(['Aoife Brennan', 'Mara Lindqvist', 'Priya Raman'])
    await w.run(mara, 'task.assign', { incidentId: incident.id, taskId: await id('log-copy'), seatId: incident.seatId, cover: [] })
    await w.sql.query('delete from task_helper')
    expect(await names(aoife)).toEqual(['Aoife Brennan', 'Mara Lindqvist'])
    await share(mara, 'share', 'seat', priyaSeat)
    expect(await names(aoife)).toEqual(['Aoife Brennan', 'Mara Lindqvist', 'Priya Raman'])
    await share(mara, 'unshare', 'seat', priyaSeat)
    await share(mara, 'unshare', 'task', await id('log-copy'))
  })
  test('N8: hosts, evidence and timeline entries too, of this incident alone', async () => {
    const [host, entry, evidence] = [newId(), newId(), newId()]
    await w.sql.query(`insert into host (id, incident_id, name, state, why, added_by_seat_id, added_at, state_at)
      values ($1, $2, 'web03', 'suspected', 'Odd.', $3, muster.now(), muster.now())`, [host, incident.id, incident.seatId])
    await w.sql.query(`insert into time_line_entry (id, incident_id, number, text, happened, sort_us, recorded_at, by_seat_id)
      values ($1, $2, 1, 'Odd.', 'unknown', 0, muster.now(), $3)`, [entry, incident.id, incident.seatId])
    await w.sql.query(`insert into evidence (id, incident_id, number, title, what, kind, taken_by, taken_how, taken_where, taken_at,
      holder_seat_id, registered_by_seat_id, registered_at)
      values ($1, $2, 1, 'Disk', 'Disk', 'disk', 'Priya', 'dd', 'Rack', muster.now(), $3, $3, muster.now())`,
      [evidence, incident.id, priyaSeat])
    await share(mara, 'share', 'host', host)
    await share(mara, 'share', 'time line entry', entry)
    await share(mara, 'share', 'evidence', evidence)
    const counts = await weigh(aoife, async ({ tx }) => [await tx.host.count(), await tx.timeLineEntry.count(), await tx.evidence.count()])
    expect(counts).toEqual([1, 1, 1])
    expect(await names(aoife)).toContain('Priya Raman')
    const other = await w.open(priya)
    const foreign = (await w.task(other, 'snapshot')).id
    expect(await refusal(share(mara, 'share', 'task', foreign))).toEqual(await refusal(share(mara, 'share', 'task', crypto.randomUUID())))
    expect(await refusal(share(mara, 'share', 'task', host))).toMatchObject({ code: 'missing' })
  })
  test('attack 2/3: hosts that came with a task go with the last task that shows them; what is shared for itself stays (N8, TK-2)', async () => {
    const [one, two, own] = await Promise.all(['one', 'two', 'own'].map((name) => someHost(w, incident, name)))
    const seen = () => weigh(aoife, ({ tx }) => tx.host.findMany({ where: { name: { in: ['one', 'two', 'own'] } }, orderBy: { name: 'asc' } }))
      .then((hosts) => hosts.map((host) => host.name))
    const covering = (...hostIds: string[]) => hostIds.map((hostId) => ({ hostId, kinds: ['log in or out'] }))
    const first = { incidentId: incident.id, taskId: await id('snapshot') }
    const second = { incidentId: incident.id, taskId: await id('log-copy') }
    await w.run(mara, 'task.assign', { ...first, seatId: aoifeSeat, cover: covering(one!, two!, own!) })
    await w.run(mara, 'task.assign', { ...second, seatId: aoifeSeat, cover: covering(two!) })
    await share(mara, 'share', 'host', own!)
    expect(await refusal(share(mara, 'share', 'host', own!))).toMatchObject({ code: 'state' })
    expect(await seen()).toEqual(['one', 'own', 'two'])
    await w.run(aoife, 'task.giveBack', { ...first, reason: 'Not mine.', successorSeatId: null })
    expect(await seen()).toEqual(['own', 'two'])
    await w.run(mara, 'task.cover', { ...second, cover: covering(one!) })
    expect(await seen()).toEqual(['one', 'own'])
    await share(mara, 'unshare', 'task', second.taskId)
    expect(await seen()).toEqual(['own'])
    await share(mara, 'unshare', 'host', own!)
    expect(await seen()).toEqual([])
  })
  test('N8: a whole seat needs no sharing; someone without access can’t be shared with', async () => {
    const task = await id('snapshot')
    expect(await refusal(share(mara, 'share', 'task', task, priyaSeat))).toMatchObject({
      code: 'state', because: 'Priya Raman already sees the whole incident.',
    })
    const aware = await w.seat(incident, null, { state: 'aware' })
    expect(await refusal(share(mara, 'share', 'task', task, aware))).toMatchObject({
      code: 'state', because: 'Someone is aware, but has no access.',
    })
  })
})

describe('narrowing and widening', () => {
  test('SE-12: narrowed to some tasks, the others come back and roles end; widened, the incident is whole again', async () => {
    const daniel = await w.person('Daniel Osei')
    const seatId = await w.seat(incident, daniel, { office: 'manager', deputy: 1 })
    const [kept, lost] = [await id('team-list'), await id('time-line')]
    for (const taskId of [kept, lost]) await w.run(mara, 'task.assign', { incidentId: incident.id, taskId, seatId, cover: [] })
    const narrow = (actor: SomePerson, taskIds: string[], seat = seatId) =>
      w.run(actor, 'seat.narrow', { incidentId: incident.id, seatId: seat, taskIds, reason: 'Only the list from now on.' })
    expect(await refusal(narrow(priya, [kept]))).toMatchObject({ code: 'forbidden' })
    expect(await refusal(narrow(mara, [crypto.randomUUID()]))).toMatchObject({ code: 'missing' })
    expect(await refusal(narrow(mara, [], incident.seatId))).toMatchObject({ code: 'state' })
    expect((await narrow(mara, [kept])).answer).toEqual({ tasks: 1 })
    expect(await titles(daniel)).toEqual(['team-list'])
    expect(await w.task(incident, 'team-list')).toMatchObject({ state: 'assigned', coordinator_seat_id: seatId })
    expect(await w.task(incident, 'time-line')).toMatchObject({ state: 'open', coordinator_seat_id: null })
    expect((await w.sql.query('select 1 from office where seat_id = $1 union select 1 from deputy where seat_id = $1',
      [seatId])).rowCount).toBe(0)
    expect(await refusal(narrow(mara, [kept]))).toMatchObject({ code: 'state', because: 'Daniel Osei has a limited seat already.' })
    await w.run(mara, 'seat.widen', { incidentId: incident.id, seatId, reason: 'Needed everywhere.' })
    expect((await titles(daniel)).length).toBeGreaterThan(1)
    expect((await w.sql.query('select 1 from share where seat_id = $1', [seatId])).rowCount).toBe(0)
    expect(await refusal(w.run(mara, 'seat.widen', { incidentId: incident.id, seatId, reason: 'Again.' }))).toMatchObject({ code: 'state' })
  })
  test('SE-12: a task that a limited seat coordinates comes back when it is not shared any more', async () => {
    const task = await id('snapshot')
    await w.run(mara, 'task.assign', { incidentId: incident.id, taskId: task, seatId: aoifeSeat, cover: [] })
    expect((await share(mara, 'unshare', 'task', task)).answer).toEqual({ tasks: 1 })
    expect(await w.task(incident, 'snapshot')).toMatchObject({ state: 'open', coordinator_seat_id: null })
    expect(await titles(aoife)).toEqual([])
  })
})
