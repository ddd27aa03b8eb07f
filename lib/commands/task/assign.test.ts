import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { taskPeople, taskScene, type TaskScene } from '@/lib/testing/tasks'
import { refusal, world, type World } from '@/lib/testing/world'

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

describe('TK-1: a task is added', () => {
  const added = {
    section: '3.4.1', title: 'Read the mail relay', doing: 'Finding out what the mail relay saw',
    plain: 'We know what the mail relay saw', description: '', level: 'should', repairs: false,
    items: [{ text: 'Queue read', level: 'must' }], questions: [{ text: 'What left by mail?', takes: 'text', required: true }],
    evidence: [{ text: 'The queue', required: false }],
  }
  const add = (who = people.mara, more: object = {}) => w.run(who, 'task.add', { incidentId: s.incident.id, ...added, ...more })
  test('TK-1: with its checklist, questions and requests for evidence', async () => {
    const done = await add()
    const id = String(done.answer.taskId)
    const row = (await w.sql.query('select * from task where id = $1', [id])).rows[0]
    expect(row).toMatchObject({ state: 'open', title: added.title, level: 'should', section: '3.4.1', key: null })
    const counts = await w.sql.query(`select (select count(*) from checklist_item where task_id = $1)::int as items,
      (select count(*) from task_question where task_id = $1)::int as questions,
      (select count(*) from evidence_request where task_id = $1)::int as evidence`, [id])
    expect(counts.rows[0]).toEqual({ items: 1, questions: 1, evidence: 1 })
    expect(await s.entry()).toMatchObject({
      kind: 'task.added', says: 'added the task Read the mail relay under Investigation', about: { title: added.title, items: added.items },
    })
  })
  test('TK-1: only by the coordinator, only in a section of the plan, only with a title', async () => {
    expect(await refusal(add(people.priya))).toMatchObject({
      code: 'forbidden', because: 'Only the coordinator, Mara Lindqvist, can add tasks.',
    })
    expect(await refusal(add(people.mara, { section: '9.9' }))).toMatchObject({ code: 'state', because: 'Choose a section of the plan.' })
    expect(await refusal(add(people.mara, { title: ' ' }))).toMatchObject({ code: 'invalid', fields: { title: 'Write something here.' } })
    expect(await refusal(add(people.outsider))).toMatchObject({ code: 'missing' })
  })
})

describe('TK-2: naming a task coordinator (T1, C4)', () => {
  test('TK-2: the coordinator names one, the entry and the notice stand with it', async () => {
    await s.run(people.mara, 'task.assign', 'log-copy', { seatId: s.seats.priya })
    expect(await s.task('log-copy')).toMatchObject({ state: 'assigned', coordinator_seat_id: s.seats.priya })
    expect(await s.entry()).toMatchObject({
      kind: 'task.assigned', says: 'assigned Log copy to Priya Raman',
      about: { seatId: s.seats.priya, before: null, from: 'open', to: 'assigned' },
    })
    expect(await s.told(s.seats.priya)).toEqual(['task yours'])
  })
  test('TK-2: the assignment names hosts and kinds of change (H6)', async () => {
    const [app1, sign1] = [await s.host('app1'), await s.host('sign1')]
    const cover = [{ hostId: app1, kinds: ['reboot', 'log in or out'] }, { hostId: sign1, kinds: ['edit'] }]
    await s.run(people.mara, 'task.assign', 'log-copy', { seatId: s.seats.priya, cover })
    expect(await covers('log-copy')).toEqual([{ name: 'app1', kinds: 'log in or out, reboot' }, { name: 'sign1', kinds: 'edit' }])
    expect(await s.entry('task.assigned')).toMatchObject({
      says: 'assigned Log copy to Priya Raman, with changes to app1, sign1', about: { cover, coverBefore: [] },
    })
  })
  test('TK-2: a limited seat is thereby shown the task and the hosts, nothing else (N8)', async () => {
    const app1 = await s.host('app1')
    await s.run(people.mara, 'task.assign', 'log-copy', { seatId: s.seats.lena, cover: [{ hostId: app1, kinds: ['edit'] }] })
    const { id } = await s.task('log-copy')
    expect(await s.shared(id)).toEqual([{ seat_id: s.seats.lena, noun: 'task' }])
    expect(await s.shared(app1)).toEqual([{ seat_id: s.seats.lena, noun: 'host' }])
    expect(await s.no(people.lena, 'task.start', 'snapshot')).toMatchObject({ code: 'missing' })
  })
  test('TK-2: a member is refused with the reason', async () => {
    expect(await s.no(people.priya, 'task.assign', 'snapshot', { seatId: s.seats.priya })).toMatchObject({
      code: 'forbidden', because: 'Only the coordinator, Mara Lindqvist, can assign tasks.',
    })
  })
  test.each(['aware', 'proposed', 'declined', 'removed'] as const)('TK-2: nobody who is %s', async (state) => {
    const seatId = await w.seat(s.incident, people.outsider, { state })
    expect(await s.no(people.mara, 'task.assign', 'snapshot', { seatId })).toMatchObject({
      code: 'state', because: 'Olive Outside can’t have a task now: there is no access, or it is suspended or ended.',
    })
  })
  test.each(['active', 'waiting'] as const)('TK-2: nobody whose %s seat is suspended, for whichever cause (SE-10)', async (state) => {
    const seatId = await w.seat(s.incident, people.outsider, { state })
    const no = () => s.no(people.mara, 'task.assign', 'snapshot', { seatId })
    await w.sql.query('update seat set suspended_at = muster.now() where id = $1', [seatId])
    expect(await no()).toMatchObject({ code: 'state' })
    await w.sql.query(`update seat set suspended_at = null, access_until = muster.now() - interval '1 second', lapse_noted_at = muster.now()
      where id = $1`, [seatId])
    expect(await no()).toMatchObject({ code: 'state' })
    await w.sql.query(`update seat set access_until = null, trust = 0 where id = $1`, [seatId])
    expect(await no()).toMatchObject({ code: 'state' })
  })
  test('TK-2: someone who has still to acknowledge the rules, and is not told before', async () => {
    const seatId = await w.seat(s.incident, people.outsider, { state: 'waiting' })
    await s.run(people.mara, 'task.assign', 'snapshot', { seatId })
    expect(await s.task('snapshot')).toMatchObject({ state: 'assigned', coordinator_seat_id: seatId })
    expect(await s.told(seatId)).toEqual([])
  })
  test.each(['signed off', 'done', 'set aside'])('TK-2, TK-4: not while the task is %s', async (state) => {
    await s.put('snapshot', state)
    expect(await s.no(people.mara, 'task.assign', 'snapshot', { seatId: s.seats.daniel })).toMatchObject({
      code: 'state', because: expect.stringContaining(`The task is ${state}.`) as string,
    })
  })
  test('TK-2: not after the incident ended', async () => {
    await s.phase('closed')
    expect(await s.no(people.mara, 'task.assign', 'snapshot', { seatId: s.seats.priya })).toMatchObject({
      code: 'state', because: 'The incident is closed. Nothing can be changed unless it is reopened.',
    })
  })
  test('TK-2: a host twice, or of no kind, is refused with its field; a host of nowhere is missing', async () => {
    const app1 = await s.host('app1')
    const assign = (cover: object[]) => s.no(people.mara, 'task.assign', 'log-copy', { seatId: s.seats.priya, cover })
    expect(await assign([{ hostId: app1, kinds: ['edit'] }, { hostId: app1, kinds: ['install'] }])).toMatchObject({
      code: 'invalid', fields: { cover: 'Name each host once.' },
    })
    expect(await assign([{ hostId: app1, kinds: [] }])).toMatchObject({
      code: 'invalid', fields: { 'cover.0.kinds': 'Choose at least one kind of change.' },
    })
    expect(await assign([{ hostId: crypto.randomUUID(), kinds: ['edit'] }])).toMatchObject({ code: 'missing' })
  })
  test('TK-2: an outsider cannot tell a hidden task from a missing one (N3)', async () => {
    const hidden = await s.no(people.outsider, 'task.assign', 'snapshot', { seatId: s.seats.priya })
    const missing = await refusal(w.run(people.outsider, 'task.assign', {
      incidentId: crypto.randomUUID(), taskId: crypto.randomUUID(), seatId: s.seats.priya,
    }))
    expect(hidden).toEqual(missing)
    expect(hidden).toMatchObject({ code: 'missing' })
  })
  test('TK-2: a task or a seat of another incident is missing', async () => {
    const other = await w.open(people.mara)
    const task = await w.task(other, 'snapshot')
    expect(await s.no(people.mara, 'task.assign', 'snapshot', { taskId: task.id, seatId: s.seats.priya })).toMatchObject({
      code: 'missing',
    })
    expect(await s.no(people.mara, 'task.assign', 'snapshot', { seatId: other.seatId })).toMatchObject({ code: 'missing' })
  })
})

describe('TK-4: another task coordinator', () => {
  test.each(['assigned', 'in progress'])('TK-4: %s stays so, the old one helps, and is told', async (state) => {
    await s.put('log-copy', state)
    await s.help('log-copy', s.seats.daniel)
    await s.run(people.mara, 'task.assign', 'log-copy', { seatId: s.seats.daniel })
    expect(await s.task('log-copy')).toMatchObject({ state, coordinator_seat_id: s.seats.daniel })
    expect(await s.helpers('log-copy')).toEqual([{ seat_id: s.seats.priya, state: 'helper' }])
    expect(await s.told(s.seats.priya)).toEqual(['task changed'])
    expect(await s.told(s.seats.daniel)).toEqual(['task yours'])
    expect(await s.entry()).toMatchObject({ about: { seatId: s.seats.daniel, before: s.seats.priya, from: state, to: state } })
  })
  test('TK-4: what it covered is named anew with the assignment (H6)', async () => {
    const app1 = await s.host('app1')
    await s.run(people.mara, 'task.assign', 'log-copy', { seatId: s.seats.priya, cover: [{ hostId: app1, kinds: ['edit'] }] })
    await s.run(people.mara, 'task.assign', 'log-copy', { seatId: s.seats.daniel })
    expect(await covers('log-copy')).toEqual([])
    expect(await s.entry()).toMatchObject({ about: { cover: [], coverBefore: [{ hostId: app1, kinds: ['edit'] }] } })
  })
  test('TK-4: not the same person again', async () => {
    await s.put('log-copy', 'assigned')
    expect(await s.no(people.mara, 'task.assign', 'log-copy', { seatId: s.seats.priya })).toMatchObject({
      code: 'state', because: 'Priya Raman coordinates it already.',
    })
  })
})

describe('H6: what a task covers', () => {
  test('H6: the coordinator says it anew, and its people are told', async () => {
    const app1 = await s.host('app1')
    await s.put('log-copy', 'in progress')
    await s.help('log-copy', s.seats.daniel)
    await s.run(people.mara, 'task.cover', 'log-copy', { cover: [{ hostId: app1, kinds: ['install'] }] })
    expect(await covers('log-copy')).toEqual([{ name: 'app1', kinds: 'install' }])
    await s.run(people.mara, 'task.cover', 'log-copy', { cover: [] })
    expect(await covers('log-copy')).toEqual([])
    expect(await s.entry()).toMatchObject({
      kind: 'task.covered', says: 'let Log copy cover no change to any host', about: { before: [{ hostId: app1, kinds: ['install'] }] },
    })
    expect(await s.told(s.seats.daniel)).toEqual(['task changed', 'task changed'])
  })
  test('H6: only by the coordinator, only while someone has the task', async () => {
    await s.put('log-copy', 'assigned')
    expect(await s.no(people.priya, 'task.cover', 'log-copy', { cover: [] })).toMatchObject({ code: 'forbidden' })
    expect(await s.no(people.mara, 'task.cover', 'snapshot', { cover: [] })).toMatchObject({
      code: 'state', because: 'The task is open. Its task coordinator has to be named first.',
    })
  })
})

const covers = async (key: string) => (await w.sql.query<{ name: string; kinds: string }>(
  `select h.name, c.kinds from task_cover c join host h on h.id = c.host_id where c.task_id = $1 order by h.name`,
  [(await s.task(key)).id])).rows
