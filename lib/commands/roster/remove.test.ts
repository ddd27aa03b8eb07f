import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '@/lib/db/id'
import { people } from '@/lib/queries/people'
import { see } from '@/lib/testing/see'
import { refusal, world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'

let w: World
let mara: SomePerson
let priya: SomePerson
let daniel: SomePerson
let incident: SomeIncident
let priyaSeat: string
let danielSeat: string

beforeEach(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  priya = await w.person('Priya Raman')
  daniel = await w.person('Daniel Osei')
  incident = await w.open(mara)
  priyaSeat = await w.seat(incident, priya, { office: 'point of contact', deputy: 1 })
  danielSeat = await w.seat(incident, daniel, { office: 'manager' })
})
afterEach(() => w.end())

const remove = (actor: SomePerson, seatId: string, reason = 'Her work here is done.') =>
  w.run(actor, 'seat.remove', { incidentId: incident.id, seatId, reason })
const rows = async (text: string, ...values: unknown[]) => (await w.sql.query(text, values)).rows

/** Priya coordinates one task in progress and one that is done, helps with a third, and is asked to check a fourth. */
async function withTasks() {
  const mine = await w.task(incident, 'snapshot')
  const done = await w.task(incident, 'log-copy')
  const helped = await w.task(incident, 'team-list')
  const checked = await w.task(incident, 'time-line')
  await w.sql.query(`update task set state = 'in progress', started_at = muster.now(), coordinator_seat_id = $2 where id = $1`,
    [mine.id, priyaSeat])
  await w.sql.query(`update task set state = 'done', coordinator_seat_id = $2 where id = $1`, [done.id, priyaSeat])
  const helper = 'insert into task_helper (id, incident_id, task_id, seat_id, state, since) values ($1, $2, $3, $4, $5, muster.now())'
  await w.sql.query(helper, [newId(), incident.id, mine.id, danielSeat, 'helper'])
  await w.sql.query(helper, [newId(), incident.id, helped.id, priyaSeat, 'helper'])
  await w.sql.query('insert into review (id, incident_id, task_id, seat_id, at) values ($1, $2, $3, $4, muster.now())',
    [newId(), incident.id, checked.id, priyaSeat])
  return { mine: mine.id, done: done.id }
}

describe('who is assigned, and who was removed (N9)', () => {
  test('N9: who is assigned holds a seat: nobody who is aware, was proposed, declined or removed, nor someone without one', async () => {
    const task = await w.task(incident, 'log-copy')
    const assign = (seatId: string) => refusal(w.run(mara, 'task.assign', { incidentId: incident.id, taskId: task.id, seatId }))
    for (const state of ['aware', 'proposed', 'declined', 'removed'] as const) {
      const seatId = await w.seat(incident, state === 'aware' ? null : await w.person(`Seat ${state}`), { state })
      expect([state, await assign(seatId)]).toMatchObject([state, { code: 'state' }])
    }
    expect(await assign(newId())).toMatchObject({ code: 'missing' })
    expect((await w.task(incident, 'log-copy')).coordinator_seat_id).toBeNull()
    expect(await assign(danielSeat)).toBe('done')
  })
  test('N9: someone who was removed stays listed as aware, holds nothing, and cannot be taken off the roster', async () => {
    await withTasks()
    await remove(mara, priyaSeat)
    const page = await see(mara, incident, (within) => people(within, {}))
    const listed = page.sight === 'whole' ? page.list.find((entry) => entry.seatId === priyaSeat) : undefined
    expect(listed).toMatchObject({ name: 'Priya Raman', knows: 'removed', removedAt: expect.any(Date), deputy: null, offices: [] })
    expect(await rows(`select 1 from task where coordinator_seat_id = $1 and state in ('open', 'assigned', 'in progress')`, priyaSeat)).toEqual([])
    await expect(w.sql.query('delete from seat where id = $1', [priyaSeat])).rejects.toThrow('can only be added to')
  })
})

describe('removing someone (N6)', () => {
  test('SE-13, TK-6: tasks under way become open again, work and helpers stay, roles and checks end, all in one act', async () => {
    const { mine, done } = await withTasks()
    const { answer } = await remove(mara, priyaSeat)
    expect(answer).toEqual({ tasks: 1, evidence: 0, hosts: 0 })
    expect((await rows('select state, coordinator_seat_id, started_at is not null as started from task where id = $1', mine))[0])
      .toEqual({ state: 'open', coordinator_seat_id: null, started: true })
    expect((await rows('select coordinator_seat_id from task where id = $1', done))[0]).toEqual({ coordinator_seat_id: priyaSeat })
    expect(await rows('select seat_id from task_helper')).toEqual([{ seat_id: danielSeat }])
    expect(await rows('select 1 from review where seat_id = $1', priyaSeat)).toEqual([])
    expect(await rows('select office from office where seat_id = $1', priyaSeat)).toEqual([])
    expect(await rows('select 1 from deputy where seat_id = $1', priyaSeat)).toEqual([])
    expect((await rows('select state, ended_reason from seat where id = $1', priyaSeat))[0]).toEqual({
      state: 'removed', ended_reason: 'Her work here is done.',
    })
    const entry = (await w.entries(incident)).find((each) => each.kind === 'seat.removed')!
    expect(JSON.parse(entry.content).about).toMatchObject({
      offices: ['deputy', 'point of contact'], tasksToOpen: [mine], reason: 'Her work here is done.',
    })
    expect(await rows(`select 1 from notice where seat_id = $1 and kind = 'task changed'`, danielSeat)).toHaveLength(1)
  })
  test('SE-13: an offer of the role to the person is void in the same act', async () => {
    await w.run(mara, 'handOver.offer', { incidentId: incident.id, seatId: priyaSeat, note: 'All is in the book.', dueAt: null })
    await remove(mara, priyaSeat)
    expect(await rows('select state from hand_over')).toEqual([{ state: 'void' }])
  })
  test('SE-13: questions and proposals of the person are withdrawn, and mail that waits for them is not sent', async () => {
    await w.run(priya, 'question.ask', { incidentId: incident.id, text: 'Who has the key?', taskId: null })
    await w.run(priya, 'seat.propose',
      { incidentId: incident.id, personId: null, name: 'Jonas Weber', organisation: '', kind: 'technical', why: 'Built it.', reach: '' })
    await w.run(mara, 'task.assign', {
      incidentId: incident.id, taskId: (await w.task(incident, 'snapshot')).id, seatId: priyaSeat, cover: [],
    })
    await remove(mara, priyaSeat)
    expect(await rows('select withdrawn_at is not null as withdrawn from question')).toEqual([{ withdrawn: true }])
    expect(await rows(`select state from seat where name = 'Jonas Weber'`)).toEqual([{ state: 'declined' }])
    expect(await rows('select 1 from notice where seat_id = $1', priyaSeat)).toEqual([])
    const question = (await rows('select id from question'))[0].id
    expect(await refusal(w.run(mara, 'question.answer', { incidentId: incident.id, questionId: question, answer: 'Nobody.' })))
      .toMatchObject({
      code: 'state',
    })
  })
  test('SE-13: evidence held and hosts where they may still log in are listed for the coordinator', async () => {
    const { mine } = await withTasks()
    const [host, evidence] = [newId(), newId()]
    await w.sql.query(`insert into host (id, incident_id, name, state, why, added_by_seat_id, added_at, state_at)
      values ($1, $2, 'web03', 'suspected', 'Odd.', $3, muster.now(), muster.now())`, [host, incident.id, incident.seatId])
    await w.sql.query(`insert into task_cover (id, incident_id, task_id, host_id, kinds) values ($1, $2, $3, $4, 'log in')`,
      [newId(), incident.id, mine, host])
    await w.sql.query(`insert into evidence (id, incident_id, number, title, what, kind, taken_by, taken_how, taken_where, taken_at,
      holder_seat_id, registered_by_seat_id, registered_at)
      values ($1, $2, 1, 'Disk', 'Disk of web03', 'disk', 'Priya Raman', 'dd', 'Rack 4', muster.now(), $3, $3, muster.now())`,
      [evidence, incident.id, priyaSeat])
    expect((await remove(mara, priyaSeat)).answer).toMatchObject({ evidence: 1, hosts: 1 })
    const entry = (await w.entries(incident)).find((each) => each.kind === 'seat.removed')!
    expect(JSON.parse(entry.content).about).toMatchObject({ evidenceToHandOn: [evidence], hostsToCheck: [host] })
  })
  test('SE-13: only the coordinator removes, with a reason; the coordinator hands over first', async () => {
    const before = (await w.entries(incident)).length
    expect(await refusal(remove(daniel, priyaSeat))).toMatchObject({
      code: 'forbidden', because: 'Only the coordinator, Mara Lindqvist, can remove people from the roster.',
    })
    expect(await refusal(remove(mara, incident.seatId))).toMatchObject({
      code: 'state', because: 'Not while this person is coordinator: hand over first.',
    })
    expect(await refusal(remove(mara, priyaSeat, ' '))).toMatchObject({ code: 'invalid' })
    expect(await refusal(remove(mara, crypto.randomUUID()))).toMatchObject({ code: 'missing' })
    expect((await w.entries(incident)).length).toBe(before)
    await remove(mara, priyaSeat)
    expect(await refusal(remove(mara, priyaSeat))).toMatchObject({ code: 'state', because: 'Priya Raman is no longer on the roster.' })
  })
  test('SE-13: a proposal is declined, not removed', async () => {
    const { answer } = await w.run(priya, 'seat.propose',
      { incidentId: incident.id, personId: null, name: 'Jonas Weber', organisation: '', kind: 'technical', why: 'Built it.', reach: '' })
    expect(await refusal(remove(mara, String(answer.seatId)))).toMatchObject({
      code: 'state', because: 'Jonas Weber is only proposed. Decline the proposal instead.',
    })
  })
})
