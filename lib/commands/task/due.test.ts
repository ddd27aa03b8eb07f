import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { tick } from '@/lib/commands/tick'
import { dueIncidents } from '@/lib/db/due'
import { desk } from '@/lib/queries/desk'
import { plan } from '@/lib/queries/plan'
import { isOverdue } from '@/lib/rules/overdue'
import { see } from '@/lib/testing/see'
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
  await s.put('log-copy', 'in progress')
  await tick(s.incident.id)
})
afterAll(() => w.end())

const key = 'log-copy'
const inMinutes = async (minutes: number) => new Date((await w.moment()).getTime() + minutes * 60_000)
const dueIn = async (minutes: number) => ({ dueAt: (await inMinutes(minutes)).toISOString() })
const none = { dueAt: null }
const setDue = async (minutes: number, who = people.mara) => s.run(who, 'task.setDue', key, await dueIn(minutes))
const row = async () => (await w.sql.query<{ due_at: Date | null; due_told_at: Date | null }>(
  'select due_at, due_told_at from task where incident_id = $1 and key = $2', [s.incident.id, key])).rows[0]!
const toldOf = async () => (await w.entries(s.incident)).filter(({ kind }) => kind === 'task.overdue').length
const noticesOf = async (seatId: string) => (await s.told(seatId)).filter((kind) => kind === 'task overdue').length
const late = async () => see(people.mara, s.incident, async (within) =>
  (await plan(within, null)).tasks.filter((task) => isOverdue(task, within.now)).map((task) => task.key))

describe('TK-16: a due time', () => {
  test('TK-16: set, changed, dropped by the coordinator; the book has each with the one before, and the people of the task are told', async () => {
    await s.help(key, s.seats.daniel)
    const first = await dueIn(60)
    await s.run(people.mara, 'task.setDue', key, first)
    expect(await s.entry()).toMatchObject({ kind: 'task.dueSet', says: expect.stringMatching(/^said that Log copy is due .+ UTC$/) as string, about: { ...first, before: null } })
    expect((await row()).due_at?.toISOString()).toBe(first.dueAt)
    const second = await dueIn(120)
    await s.run(people.mara, 'task.setDue', key, second)
    expect(await s.entry()).toMatchObject({ about: { ...second, before: first.dueAt } })
    await s.run(people.mara, 'task.setDue', key, none)
    expect(await s.entry()).toMatchObject({ says: 'dropped the due time of Log copy', about: { dueAt: null, before: second.dueAt } })
    expect(await row()).toEqual({ due_at: null, due_told_at: null })
    for (const seatId of [s.seats.priya, s.seats.daniel]) expect((await s.told(seatId)).filter((kind) => kind === 'task changed')).toHaveLength(3)
  })
  test.each(['open', 'assigned', 'in progress', 'signed off'])('TK-16: while a task is %s, which it stays', async (state) => {
    await s.put(key, state)
    await setDue(60)
    expect((await s.task(key)).state).toBe(state)
  })
  test.each(['done', 'set aside'])('TK-16: not of one that is %s', async (state) => {
    await s.put(key, state)
    expect(await s.no(people.mara, 'task.setDue', key, await dueIn(60))).toMatchObject({ code: 'state' })
  })
  test('a time that has passed is refused, and so is the one that stands there, and none where there is none', async () => {
    expect(await s.no(people.mara, 'task.setDue', key, await dueIn(-1))).toMatchObject({
      code: 'state', because: 'That time has passed. Choose a later one.',
    })
    expect(await s.no(people.mara, 'task.setDue', key, none)).toMatchObject({ because: 'It has no due time. Enter one.' })
    const due = await dueIn(60)
    await s.run(people.mara, 'task.setDue', key, due)
    expect(await s.no(people.mara, 'task.setDue', key, due)).toMatchObject({ because: 'It is due at that time already. Enter another, or none.' })
  })
  test('TK-16: by nobody else: its own coordinator, who may ask, a manager, a helper of elsewhere; and nobody learns of it who may not', async () => {
    const due = await dueIn(60)
    for (const who of [people.priya, people.hanna, people.daniel])
      expect(await s.no(who, 'task.setDue', key, due)).toMatchObject({ code: 'forbidden', because: 'Only the coordinator, Mara Lindqvist, can say when a task is due.' })
    expect(await s.no(people.outsider, 'task.setDue', key, due)).toMatchObject({ code: 'missing' })
    expect(await s.no(people.lena, 'task.setDue', key, due)).toMatchObject({ code: 'missing' })
    await w.run(people.priya, 'question.ask', { ...(await s.at(key)), text: 'Due by 18:00?' })
    expect((await desk(people.mara)).waits.map(({ title }) => title)).toContain('Due by 18:00?')
  })
  test('only what the schema says: no other moment, no other field', async () => {
    const at = await s.at(key)
    for (const input of [{ ...at, dueAt: 'tomorrow' }, { ...at, dueAt: '2026-12-01' }, at, { ...at, ...none, state: 'done' }])
      expect(await refusal(w.run(people.mara, 'task.setDue', input))).toMatchObject({ code: 'invalid' })
  })
  test('T11: it is no part of what is signed, and overtakes nothing', async () => {
    await s.signedOff(key)
    await setDue(60)
    expect([(await s.task(key)).state, (await s.signatures(key)).map(({ state }) => state)]).toEqual(['signed off', ['in force']])
  })
  test('N8: who has a limited seat sees the due time of a task that is shared with it', async () => {
    await s.put(key, 'in progress', s.seats.lena)
    await s.share(key)
    const due = await dueIn(60)
    await s.run(people.mara, 'task.setDue', key, due)
    expect((await desk(people.lena)).tasks).toMatchObject([{ title: 'Log copy', dueAt: new Date(due.dueAt) }])
  })
})

describe('TK-16: late', () => {
  test('told once, to its coordinator and that of the incident, whoever comes first: the worker', async () => {
    await setDue(30)
    expect(await dueIncidents([])).not.toContain(s.incident.id)
    await w.advance(30)
    expect(await dueIncidents([])).toContain(s.incident.id)
    await tick(s.incident.id)
    await tick(s.incident.id)
    expect(await s.entry('task.overdue')).toMatchObject({ says: 'noted that Log copy is late', about: { tasks: [{ id: (await s.task(key)).id }] } })
    expect([await toldOf(), await noticesOf(s.seats.priya), await noticesOf(s.seats.mara), await noticesOf(s.seats.daniel)]).toEqual([1, 1, 1, 0])
    expect(await dueIncidents([])).not.toContain(s.incident.id)
  })
  test('a late worker: the next command tells it, once, and it showed at the moment itself', async () => {
    await setDue(30)
    await w.advance(29)
    expect(await late()).toEqual([])
    await w.advance(600)
    expect([await late(), await toldOf()]).toEqual([[key], 0])
    for (const text of ['Still here.', 'And here.']) await s.run(people.priya, 'task.remark', key, { text })
    await tick(s.incident.id)
    expect([await toldOf(), await noticesOf(s.seats.priya)]).toEqual([1, 1])
  })
  test('a changed time is told anew when it passes, one that is dropped no more', async () => {
    await setDue(10)
    await w.advance(11)
    await tick(s.incident.id)
    await setDue(10)
    expect(await late()).toEqual([])
    await w.advance(11)
    await tick(s.incident.id)
    expect(await toldOf()).toBe(2)
    await setDue(10)
    await s.run(people.mara, 'task.setDue', key, none)
    await w.advance(11)
    await tick(s.incident.id)
    expect([await late(), await toldOf()]).toEqual([[], 2])
  })
  test('what was signed off before is not late; sent back afterwards it is, and is told then', async () => {
    await s.signedOff(key)
    await setDue(10)
    await w.advance(11)
    await tick(s.incident.id)
    expect([await late(), await toldOf()]).toEqual([[], 0])
    await s.run(people.mara, 'task.sendBack', key, { reason: 'Two logs are missing.' })
    expect([await late(), await toldOf()]).toEqual([[key], 1])
  })
  test('what was set aside is not late; taken up again it is, and is told then', async () => {
    await setDue(10)
    await s.run(people.mara, 'task.setAside', key, { reason: 'Not needed.' })
    await w.advance(11)
    await tick(s.incident.id)
    expect([await late(), await toldOf()]).toEqual([[], 0])
    await s.run(people.mara, 'task.takeUp', key, { reason: 'Needed after all.' })
    expect([await late(), await toldOf(), await noticesOf(s.seats.mara)]).toEqual([[key], 1, 1])
  })
  test('nothing is told of an incident that has ended', async () => {
    await setDue(10)
    await s.phase('stood down')
    await w.advance(11)
    await tick(s.incident.id)
    expect(await toldOf()).toBe(0)
  })
  test('T11: it changes no right: its people go on as before', async () => {
    await setDue(10)
    await w.advance(60)
    await s.fill(key)
    await s.sign(people.priya, 'task.signOff', key)
    await s.run(people.mara, 'task.markDone', key, { completedBySeatId: s.seats.priya })
    expect([(await s.task(key)).state, await late()]).toEqual(['done', []])
  })
})
