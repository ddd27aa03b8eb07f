import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { look } from '@/lib/db/as'
import { desk } from '@/lib/queries/desk'
import { taskPeople, taskScene, type TaskScene } from '@/lib/testing/tasks'
import { untouched } from '@/lib/testing/untouched'
import { refusal, world, type SomePerson, type World } from '@/lib/testing/world'

let w: World
let people: Awaited<ReturnType<typeof taskPeople>>
let helen: SomePerson
let ola: SomePerson
let s: TaskScene

beforeAll(async () => {
  w = await world()
  people = await taskPeople(w)
  helen = await w.person('Helen Marsh')
  ola = await w.person('Ola Nowak', { ours: false })
  const named = (key: string, who: SomePerson | null, role: string) =>
    ({ key, name: who?.name ?? 'Police Desk', role, organisation: 'Elsewhere', why: 'Knows.', reach: 'Duty line.', personId: who?.id ?? null })
  await w.sql.query(`update plan_version set document = jsonb_set(document, '{people}', $1::jsonb)`, [JSON.stringify([
    named('legal', helen, 'Legal'), named('counsel', helen, 'Counsel'), named('mirror', ola, 'Mirror'), named('police', null, 'Police'),
  ])])
})
beforeEach(async () => {
  s = await taskScene(w, people)
})
afterAll(() => w.end())

const until = async () => new Date((await w.moment()).getTime() + 3_600_000).toISOString()
const taskId = async (key: string) => (await s.task(key)).id
type Who = { seatId: string } | { planKey: string }
/** The input that names these people for tasks by their keys, and brings in whom the plan names. */
async function input(names: Record<string, Who>, ends: Record<string, string | null> = {}) {
  const rows = []
  for (const [key, who] of Object.entries(names)) rows.push({ taskId: await taskId(key), ...who })
  const keys = new Set(Object.values(names).flatMap((who) => ('planKey' in who ? [who.planKey] : [])))
  return { incidentId: s.incident.id, names: rows, comeIn: [...keys].map((planKey) => ({ planKey, accessUntil: ends[planKey] ?? null })) }
}
const staff = async (names: Record<string, Who>, ends?: Record<string, string | null>, who = people.mara) => w.run(who, 'task.staff', await input(names, ends))
/** How it is refused, having made sure that nothing was written. */
const no = (names: Record<string, Who>, ends?: Record<string, string | null>, who = people.mara) => untouched(w, s.incident, () => staff(names, ends, who))
const raw = (names: object[], comeIn: object[] = []) =>
  untouched(w, s.incident, () => w.run(people.mara, 'task.staff', { incidentId: s.incident.id, names, comeIn }))
const seatOf = async (person: SomePerson) =>
  (await w.sql.query<{ id: string }>('select * from seat where incident_id = $1 and person_id = $2', [s.incident.id, person.id])).rows[0]!
const waiting = (options = {}) => w.seat(s.incident, people.outsider, { state: 'waiting', ...options })
const acknowledge = (who: SomePerson) => w.run(who, 'rules.acknowledge', { incidentId: s.incident.id, rulesVersion: 1 })

describe('TK-2, SE-6: coordinators of several tasks are named in one act', () => {
  test('TK-2: each task has its coordinator, one entry lists all, each person is told once', async () => {
    const before = (await w.entries(s.incident)).length
    const { priya, daniel } = s.seats
    const done = await staff({ snapshot: { seatId: priya }, 'log-copy': { seatId: daniel }, 'team-list': { seatId: priya } })
    expect(await s.task('snapshot')).toMatchObject({ state: 'assigned', coordinator_seat_id: priya })
    expect(await s.task('log-copy')).toMatchObject({ state: 'assigned', coordinator_seat_id: daniel })
    expect(await s.task('team-list')).toMatchObject({ state: 'assigned', coordinator_seat_id: priya })
    expect(await w.entries(s.incident)).toHaveLength(before + 1)
    expect(done.says).toBe('assigned Snapshot to Priya Raman, Log copy to Daniel Osei and Roster to Priya Raman')
    const nothing = { before: null, from: 'open', to: 'assigned', cover: [], coverBefore: [] }
    expect(await s.entry()).toMatchObject({
      kind: 'task.staffed', says: done.says, about: {
        broughtIn: [], tasks: [
          { taskId: await taskId('snapshot'), title: 'Snapshot', seatId: priya, ...nothing },
          { taskId: await taskId('log-copy'), title: 'Log copy', seatId: daniel, ...nothing },
          { taskId: await taskId('team-list'), title: 'Roster', seatId: priya, ...nothing },
        ],
      },
    })
    expect(await s.told(priya)).toEqual(['task yours'])
    expect(await s.told(daniel)).toEqual(['task yours'])
    expect(await s.told(s.seats.mara)).toEqual([])
  })
  test('SE-6, SE-1: whom the plan names comes in once, however many tasks they get, a partner limited and with an end (N7)', async () => {
    const end = await until()
    const done = await staff({
      snapshot: { planKey: 'legal' }, 'log-copy': { planKey: 'mirror' }, 'team-list': { planKey: 'legal' }, 'time-line': { seatId: s.seats.priya },
    }, { mirror: end })
    const [helens, olas] = [await seatOf(helen), await seatOf(ola)]
    expect(helens).toMatchObject({ state: 'waiting', sees: 'whole', how: 'plan', plan_key: 'legal', kind: 'legal', added_by_seat_id: s.seats.mara })
    expect(olas).toMatchObject({ state: 'waiting', sees: 'shared', kind: 'partner', access_until: new Date(end) })
    expect(await s.task('snapshot')).toMatchObject({ state: 'assigned', coordinator_seat_id: helens.id })
    expect(await s.task('team-list')).toMatchObject({ state: 'assigned', coordinator_seat_id: helens.id })
    expect(await s.shared(await taskId('log-copy'))).toEqual([{ seat_id: olas.id, noun: 'task' }])
    expect(done.says).toBe('assigned Snapshot to Helen Marsh, Log copy to Ola Nowak, Roster to Helen Marsh and Timeline to Priya Raman; '
      + 'brought in Helen Marsh (Systems), named by plan 1 as Legal; brought in Ola Nowak (Systems), named by plan 1 as Mirror')
    expect((await s.entry()).about).toMatchObject({ broughtIn: [{ seatId: helens.id, planKey: 'legal' }, { seatId: olas.id, planKey: 'mirror' }] })
    expect(await s.told(helens.id)).toEqual(['rules wait'])
    expect(await s.told(olas.id)).toEqual(['rules wait'])
    expect(await s.told(s.seats.mara)).toEqual(['person brought in'])
  })
  test('TK-2: a limited seat is shown the tasks and nothing else (N8)', async () => {
    await staff({ snapshot: { seatId: s.seats.lena }, 'log-copy': { seatId: s.seats.priya } })
    expect(await s.shared(await taskId('snapshot'))).toEqual([{ seat_id: s.seats.lena, noun: 'task' }])
    expect(await s.shared(await taskId('log-copy'))).toEqual([])
  })
  test('H6: what a task covered before, it covers no more: a change to a host is named in an act of its own', async () => {
    const app1 = await s.host('app1')
    await s.run(people.mara, 'task.assign', 'snapshot', { seatId: s.seats.lena, cover: [{ hostId: app1, kinds: ['edit'] }] })
    await s.run(people.lena, 'task.giveBack', 'snapshot', { reason: 'No time.', successorSeatId: null })
    await staff({ snapshot: { seatId: s.seats.priya } })
    expect((await w.sql.query('select 1 from task_cover where task_id = $1', [await taskId('snapshot')])).rowCount).toBe(0)
    expect(await s.shared(app1)).toEqual([])
    expect((await s.entry()).about).toMatchObject({ tasks: [{ cover: [], coverBefore: [{ hostId: app1, kinds: ['edit'] }] }] })
  })
})

describe('TK-2, SE-6: refused as the single acts are, each row by its task; all or nothing', () => {
  test('TK-2: only the coordinator, only while the incident is open', async () => {
    expect(await no({ snapshot: { seatId: s.seats.priya } }, {}, people.priya)).toMatchObject({
      code: 'forbidden', because: 'Only the coordinator, Mara Lindqvist, can name task coordinators.',
    })
    expect(await no({ snapshot: { seatId: s.seats.priya } }, {}, people.lena)).toMatchObject({ code: 'missing' })
    await s.phase('closed')
    expect(await no({ snapshot: { seatId: s.seats.priya } })).toMatchObject({ code: 'state' })
  })
  test('TK-4: a task that someone has is left to its own row; one that is done, too; both are said at once', async () => {
    await s.put('snapshot', 'in progress')
    await s.put('team-list', 'done')
    expect(await no({ 'log-copy': { seatId: s.seats.daniel }, snapshot: { seatId: s.seats.daniel }, 'team-list': { seatId: s.seats.daniel } })).toMatchObject({
      code: 'state', because: 'Snapshot: Priya Raman coordinates it already. Leave it out, or reassign it on its own row. '
        + 'Roster: The task is done. Reopen it first.',
    })
    expect(await s.task('log-copy')).toMatchObject({ state: 'open', coordinator_seat_id: null })
  })
  test('TK-2: nobody whose access is suspended or ended, nobody who only knows', async () => {
    await w.sql.query('update seat set suspended_at = muster.now() where id = $1', [s.seats.daniel])
    const aware = await w.seat(s.incident, null, { state: 'aware' })
    expect(await no({ snapshot: { seatId: s.seats.daniel }, 'log-copy': { seatId: aware }, 'team-list': { planKey: 'legal' } })).toMatchObject({
      code: 'state', because: 'Snapshot: Daniel Osei can’t have a task now: there is no access, or it is suspended or ended. '
        + 'Log copy: Someone can’t have a task now: there is no access, or it is suspended or ended.',
    })
    expect(await seatOf(helen)).toBeUndefined()
  })
  test('SE-6: nobody who is on the roster already, was removed, has no account or a disabled one', async () => {
    await staff({ snapshot: { planKey: 'legal' } })
    expect(await no({ 'log-copy': { planKey: 'legal' } })).toMatchObject({ code: 'state', because: 'Helen Marsh is on the roster already.' })
    await w.run(people.mara, 'seat.remove', { incidentId: s.incident.id, seatId: (await seatOf(helen)).id, reason: 'Conflict of interest.' })
    expect(await no({ 'log-copy': { planKey: 'legal' }, 'team-list': { planKey: 'police' } })).toMatchObject({
      code: 'state',
      because: 'Helen Marsh was removed from the roster. Only the coordinator, Mara Lindqvist, can add them again, at the old entry. '
        + 'Police Desk has no account, so can’t have a task. Choose someone else.',
    })
    await w.sql.query('update person set disabled_at = muster.now() where id = $1', [ola.id])
    expect(await no({ 'log-copy': { planKey: 'mirror' } }, { mirror: await until() })).toMatchObject({
      code: 'state', because: 'The account of Ola Nowak is disabled. An administrator has to enable it first.',
    })
    await w.sql.query('update person set disabled_at = null where id = $1', [ola.id])
  })
  test('SE-6, SE-10: nobody whose account an administrator took in hand since the plan named it (W5)', async () => {
    const admin = await w.person('Ada Account', { administrator: true })
    await w.sql.query('update person set trust = trust + 1, vouched_by_id = $2, vouched_at = muster.now() where id = $1', [helen.id, admin.id])
    expect(await no({ snapshot: { planKey: 'legal' } })).toMatchObject({
      code: 'state', because: 'Helen Marsh’s account is not the one that the plan named. Bring them in under Roster, call them back, then name them.',
    })
    await w.sql.query('update person set trust = trust - 1, vouched_by_id = null, vouched_at = null where id = $1', [helen.id])
  })
  test('SE-6: one account under two keys of the plan comes in once', async () => {
    expect(await no({ snapshot: { planKey: 'legal' }, 'log-copy': { planKey: 'counsel' } })).toMatchObject({
      code: 'state', because: 'The plan names Helen Marsh twice. Choose one of the two for all tasks.',
    })
  })
  test('SE-1: a partner needs an end that lies ahead, and the field says whose', async () => {
    const names = { snapshot: { planKey: 'legal' }, 'log-copy': { planKey: 'mirror' } }
    expect(await no(names)).toMatchObject({
      code: 'invalid', fields: { 'comeIn.1.accessUntil': 'Say when the access of a partner or hosting provider ends.' },
    })
    expect(await no(names, { mirror: (await w.moment()).toISOString() })).toMatchObject({
      code: 'invalid', fields: { 'comeIn.1.accessUntil': 'That time has passed. Choose a later one.' },
    })
    expect(await seatOf(helen)).toBeUndefined()
  })
  test('TK-2: what its schema does not say is refused with the field', async () => {
    const [task, seatId] = [await taskId('snapshot'), s.seats.priya]
    expect(await raw([])).toMatchObject({ code: 'invalid', fields: { names: 'Choose someone for at least one task.' } })
    expect(await raw([{ taskId: task, seatId }, { taskId: task, seatId: s.seats.daniel }])).toMatchObject({ fields: { names: 'Name each task once.' } })
    const many = Array.from({ length: 51 }, () => ({ taskId: crypto.randomUUID(), seatId }))
    expect(await raw(many)).toMatchObject({ fields: { names: 'Name for 50 tasks at a time.' } })
    const one = 'Choose someone from the roster, or someone whom the plan names.'
    expect(await raw([{ taskId: task }])).toMatchObject({ fields: { 'names.0': one } })
    expect(await raw([{ taskId: task, seatId, planKey: 'legal' }], [{ planKey: 'legal', accessUntil: null }])).toMatchObject({ fields: { 'names.0': one } })
    expect(await raw([{ taskId: task, seatId, office: 'manager' }])).toMatchObject({ code: 'invalid' })
    const once = 'Bring in once each person of the plan whom a task names, and nobody else.'
    expect(await raw([{ taskId: task, planKey: 'legal' }])).toMatchObject({ fields: { comeIn: once } })
    expect(await raw([{ taskId: task, seatId }], [{ planKey: 'legal', accessUntil: null }])).toMatchObject({ fields: { comeIn: once } })
    const twice = [{ planKey: 'legal', accessUntil: null }, { planKey: 'legal', accessUntil: await until() }]
    expect(await raw([{ taskId: task, planKey: 'legal' }], twice)).toMatchObject({ fields: { comeIn: once } })
  })
  test('N3: a task, a seat or a person of nowhere is missing, and for an outsider all is', async () => {
    const [task, seatId] = [await taskId('snapshot'), s.seats.priya]
    const other = await w.open(people.mara)
    for (const names of [
      [{ taskId: crypto.randomUUID(), seatId }], [{ taskId: task, seatId: crypto.randomUUID() }], [{ taskId: task, seatId: other.seatId }],
      [{ taskId: (await w.task(other, 'snapshot')).id, seatId }],
    ]) expect(await raw(names)).toMatchObject({ code: 'missing' })
    expect(await raw([{ taskId: task, planKey: 'nobody' }], [{ planKey: 'nobody', accessUntil: null }])).toMatchObject({ code: 'missing' })
    const hidden = await no({ snapshot: { seatId } }, {}, people.outsider)
    expect(hidden).toEqual(await refusal(w.run(people.outsider, 'task.staff', { ...(await input({ snapshot: { seatId } })), incidentId: crypto.randomUUID() })))
    expect(hidden).toMatchObject({ code: 'missing' })
  })
})

describe('TK-2, SE-8: someone named learns nothing before the rules are acknowledged', () => {
  /** All that somebody can see from outside of what they have not acknowledged. */
  const seen = async (who: SomePerson) => {
    const page = await desk(who)
    const rows = await look(who, ({ tx }) => tx.$queryRaw<object[]>`
      select (select count(*)::int from task) as tasks, (select count(*)::int from share) as shares,
      (select count(*)::int from task_cover) as covers, (select count(*)::int from host) as hosts, (select count(*)::int from log_entry) as entries,
      (select count(*)::int from notice) as notices, (select count(*)::int from seat) as seats`)
    return { incidents: page.incidents, tasks: page.tasks, waits: page.waits, told: page.told.map(({ kind }) => kind), rows }
  }
  const start = (who: SomePerson) => s.no(who, 'task.start', 'snapshot')

  test.each(['whole', 'shared'] as const)('two worlds: waiting with a %s seat, named or not, is the same', async (sees) => {
    await waiting({ sees })
    const [before, refused] = [await seen(people.outsider), await start(people.outsider)]
    const app1 = await s.host('app1')
    const seatId = (await seatOf(people.outsider)).id
    await s.run(people.mara, 'task.assign', 'snapshot', { seatId, cover: [{ hostId: app1, kinds: ['edit'] }] })
    await s.run(people.mara, 'task.cover', 'snapshot', { cover: [{ hostId: app1, kinds: ['reboot'] }] })
    await s.run(people.priya, 'task.askToJoin', 'snapshot')
    expect(await s.task('snapshot')).toMatchObject({ state: 'assigned', coordinator_seat_id: seatId })
    expect(await seen(people.outsider)).toEqual(before)
    expect(await start(people.outsider)).toEqual(refused)
    expect(refused).toMatchObject({ code: 'missing' })
    expect(await s.told(seatId)).toEqual([])
  })
  test('SE-8: hears of it by acknowledging, once, and can start it from then on', async () => {
    const seatId = await waiting()
    await staff({ snapshot: { seatId }, 'log-copy': { seatId } })
    await acknowledge(people.outsider)
    expect(await s.told(seatId)).toEqual(['task yours'])
    await s.run(people.outsider, 'task.start', 'snapshot')
    expect(await s.task('snapshot')).toMatchObject({ state: 'in progress' })
    await s.run(people.mara, 'task.cover', 'snapshot', { cover: [] })
    expect(await s.told(seatId)).toEqual(['task yours', 'task changed'])
  })
  test('SE-8: who was named for nothing hears of nothing', async () => {
    const seatId = await waiting()
    await acknowledge(people.outsider)
    expect(await s.told(seatId)).toEqual([])
  })
  test('TK-6: removed before that, the tasks are open again', async () => {
    const seatId = await waiting()
    await staff({ snapshot: { seatId }, 'log-copy': { seatId: s.seats.priya } })
    await w.run(people.mara, 'seat.remove', { incidentId: s.incident.id, seatId, reason: 'Conflict of interest.' })
    expect(await s.task('snapshot')).toMatchObject({ state: 'open', coordinator_seat_id: null })
    expect(await s.task('log-copy')).toMatchObject({ state: 'assigned' })
  })
  test('SE-10: an account that is reset before that starts nothing, and is named for nothing more', async () => {
    const seatId = await waiting()
    await staff({ snapshot: { seatId } })
    await w.sql.query('update person set trust = trust + 1 where id = $1', [people.outsider.id])
    expect(await refusal(acknowledge(people.outsider))).toMatchObject({ code: 'missing' })
    expect(await no({ 'log-copy': { seatId } })).toMatchObject({ code: 'state', because: expect.stringContaining('can’t have a task now') as string })
    await w.sql.query('update person set trust = trust - 1 where id = $1', [people.outsider.id])
  })
})
