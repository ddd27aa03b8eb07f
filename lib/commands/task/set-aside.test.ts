import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { untouched } from '@/lib/testing/untouched'
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

const reason = 'No data store was in reach.'
const aside = (key: string) => s.run(people.mara, 'task.setAside', key, { reason })

describe('TK-13: set aside', () => {
  test.each(['open', 'assigned', 'in progress'])('TK-13: what is %s; a “must” waits for a manager’s signature', async (state) => {
    await s.put('databases', state)
    await aside('databases')
    expect(await s.task('databases')).toMatchObject({
      state: 'set aside', aside_reason: reason, aside_by_seat_id: s.seats.mara, aside_needs: 'manager',
    })
    expect(await s.told(s.seats.hanna)).toEqual(['countersignature wanted'])
    expect(await s.entry()).toMatchObject({
      kind: 'task.setAside', says: 'set Databases aside', about: { reason, from: state, needs: 'manager' },
    })
  })
  test('TK-13: what is signed off too, and its coordinator is told', async () => {
    await s.signedOff('raise-logging')
    await aside('raise-logging')
    expect(await s.task('raise-logging')).toMatchObject({ state: 'set aside' })
    expect((await s.told(s.seats.priya)).at(-1)).toBe('task changed')
  })
  test('TK-13: a “may” needs no second signature; a step of the tree wants the communication owner’s (ST-4)', async () => {
    await aside('notify-partners')
    expect(await s.task('notify-partners')).toMatchObject({ aside_needs: null })
    expect(await s.noSign(people.hanna, 'task.countersign', 'notify-partners')).toMatchObject({
      code: 'state', because: 'It needs no second signature.',
    })
    await aside('notice-service-repair')
    expect(await s.task('notice-service-repair')).toMatchObject({ aside_needs: 'communication owner' })
    expect(await s.told(s.seats.carlos)).toEqual(['countersignature wanted'])
  })
  test('TK-13: a prerequisite set aside lets the others start, and the phase moves on (IN-3)', async () => {
    await w.sql.query(`update task set started_at = null where incident_id = $1 and key = 'snapshot'`, [s.incident.id])
    await s.phase('starting')
    await aside('snapshot')
    expect((await w.sql.query('select phase from incident where id = $1', [s.incident.id])).rows[0]).toMatchObject({ phase: 'responding' })
  })
  test('TK-13: not what is done, not what goes on until the end, not twice', async () => {
    await s.done('raise-logging')
    expect(await s.no(people.mara, 'task.setAside', 'raise-logging', { reason })).toMatchObject({
      code: 'state', because: 'The task is done. Reopen it first.',
    })
    expect(await s.no(people.mara, 'task.setAside', 'time-line', { reason })).toMatchObject({
      code: 'state', because: 'This goes on until the incident ends. It can’t be set aside.',
    })
    await aside('databases')
    expect(await s.no(people.mara, 'task.setAside', 'databases', { reason })).toMatchObject({ code: 'state' })
  })
  test('TK-13: only by the coordinator, with a reason', async () => {
    expect(await s.no(people.hanna, 'task.setAside', 'databases', { reason })).toMatchObject({
      code: 'forbidden', because: 'Only the coordinator, Mara Lindqvist, can set a task aside.',
    })
    expect(await s.no(people.mara, 'task.setAside', 'databases', { reason: '' })).toMatchObject({ code: 'invalid' })
  })
})

describe('TK-13: a whole section', () => {
  const section = (more: object = {}, who = people.mara) => w.run(who, 'task.setSectionAside', {
    incidentId: s.incident.id, section: '3.4.2', reason, ...more,
  })
  test('TK-13: task by task in one command; the entry lists each', async () => {
    await s.done('configuration-management')
    await section()
    const rows = (await w.sql.query(
      `select key, state, aside_needs from task where incident_id = $1 and section = '3.4.2' order by position`, [s.incident.id])).rows
    expect(rows).toEqual([
      { key: 'configuration-management', state: 'done', aside_needs: null },
      { key: 'databases', state: 'set aside', aside_needs: 'manager' },
      { key: 'shared-data', state: 'set aside', aside_needs: 'manager' },
      expect.objectContaining({ key: 'temporary-data', state: 'set aside' }),
      { key: 'data-integrity', state: 'set aside', aside_needs: 'manager' },
    ])
    const entry = await s.entry()
    expect(entry).toMatchObject({ kind: 'task.sectionSetAside', about: { section: '3.4.2', reason } })
    expect((entry.about.tasks as object[]).length).toBe(4)
    expect((await w.entries(s.incident)).filter((each) => each.kind === 'task.sectionSetAside')).toHaveLength(1)
  })
  test('TK-13: what goes on until the end stays', async () => {
    await section({ section: '3.2' })
    expect(await s.task('time-line')).toMatchObject({ state: 'open' })
    expect(await s.task('snapshot')).toMatchObject({ state: 'set aside' })
  })
  test('TK-13: only by the coordinator, only a section of the plan, only if something is left', async () => {
    expect(await refusal(section({}, people.hanna))).toMatchObject({ code: 'forbidden' })
    expect(await untouched(w, s.incident, () => section({ section: '9' }))).toMatchObject({
      code: 'state', because: 'Choose a section of the plan.',
    })
    await section()
    expect(await untouched(w, s.incident, () => section())).toMatchObject({
      code: 'state', because: expect.stringContaining('Nothing here can be set aside') as string,
    })
  })
})

describe('TK-13, ST-4: countersign', () => {
  test('TK-13: a manager, with proof, over the reason as it stands', async () => {
    await aside('databases')
    await s.sign(people.hanna, 'task.countersign', 'databases')
    const [signature] = await s.signatures('databases')
    expect(signature).toMatchObject({
      purpose: 'countersignature', state: 'in force', office: 'manager', seat_id: s.seats.hanna, same_hand: false,
    })
    expect(JSON.parse(signature!.content)).toMatchObject({
      title: 'Databases', setAside: { reason, bySeatId: s.seats.mara, needs: 'manager' },
    })
    expect(await s.task('databases')).toMatchObject({ state: 'set aside' })
    expect(await s.entry()).toMatchObject({ kind: 'task.countersigned', says: 'countersigned that Databases is set aside' })
    expect(await s.noSign(people.hanna, 'task.countersign', 'databases')).toMatchObject({
      code: 'state', because: 'It was signed already.',
    })
  })
  test('ST-4: the communication owner for a step of the tree, not a manager', async () => {
    await aside('notice-entry')
    expect(await s.noSign(people.hanna, 'task.countersign', 'notice-entry')).toMatchObject({
      code: 'forbidden', because: 'Only the communication owner can countersign this.',
    })
    await s.sign(people.carlos, 'task.countersign', 'notice-entry')
    expect(await s.signatures('notice-entry')).toMatchObject([{ office: 'communication owner' }])
  })
  test('TK-13: not by others, not without proof, not before it is set aside', async () => {
    expect(await s.noSign(people.hanna, 'task.countersign', 'databases')).toMatchObject({
      code: 'state', because: 'The task is open, not set aside.',
    })
    await aside('databases')
    for (const who of [people.mara, people.priya, people.carlos])
      expect(await s.noSign(who, 'task.countersign', 'databases')).toMatchObject({
        code: 'forbidden', because: 'Only a manager on the roster can countersign this.',
      })
    expect(await s.no(people.hanna, 'task.countersign', 'databases')).toMatchObject({ code: 'invalid' })
    expect(await refusal(w.run({ ...people.hanna, via: 'token' }, 'task.countersign', await s.at('databases')))).toMatchObject({
      code: 'forbidden',
    })
  })
  test('TK-13: a coordinator who is manager too does both halves: same hand', async () => {
    await s.giveOffice('manager', s.seats.mara)
    await aside('databases')
    await s.sign(people.mara, 'task.countersign', 'databases')
    expect(await s.signatures('databases')).toMatchObject([{ same_hand: true }])
    expect(await s.entry()).toMatchObject({ says: 'countersigned that Databases is set aside, no second person' })
  })
})

describe('TK-14: take up again', () => {
  test('TK-14: open, without a coordinator; no earlier signature stands', async () => {
    await s.signedOff('log-copy')
    await aside('log-copy')
    await s.sign(people.hanna, 'task.countersign', 'log-copy')
    await s.run(people.mara, 'task.takeUp', 'log-copy', { reason: 'A store was in reach after all.' })
    expect(await s.task('log-copy')).toMatchObject({
      state: 'open', coordinator_seat_id: null, aside_reason: null, aside_needs: null, aside_by_seat_id: null,
    })
    expect((await s.signatures('log-copy')).map((each) => each.state)).toEqual(['void', 'void'])
    expect(await s.entry()).toMatchObject({ kind: 'task.takenUp' })
    await aside('log-copy')
    await s.sign(people.hanna, 'task.countersign', 'log-copy')
  })
  test('TK-14: what depends on it waits again', async () => {
    await aside('threat-assessment')
    await s.run(people.mara, 'task.takeUp', 'threat-assessment', { reason: 'After all.' })
    await s.put('send-threat-assessment', 'assigned')
    expect(await s.no(people.priya, 'task.start', 'send-threat-assessment')).toMatchObject({ code: 'state' })
  })
  test('TK-14: only by the coordinator, only what is set aside, with a reason', async () => {
    expect(await s.no(people.mara, 'task.takeUp', 'databases', { reason: 'x' })).toMatchObject({
      code: 'state', because: 'The task is open, not set aside.',
    })
    await aside('databases')
    expect(await s.no(people.hanna, 'task.takeUp', 'databases', { reason: 'x' })).toMatchObject({ code: 'forbidden' })
    expect(await s.no(people.mara, 'task.takeUp', 'databases', { reason: '' })).toMatchObject({ code: 'invalid' })
  })
})

describe('TK-14: a whole section', () => {
  const section = '3.4.2'
  const up = (more: object = {}, who = people.mara) => w.run(who, 'task.takeSectionUp', {
    incidentId: s.incident.id, section, reason: 'A store was in reach after all.', ...more,
  })
  const states = async () => (await w.sql.query<{ state: string }>(
    'select state from task where incident_id = $1 and section = $2 order by position', [s.incident.id, section])).rows.map(({ state }) => state)

  test('TK-14: each that was set aside, in one entry that lists them; what is done or under way stays', async () => {
    await s.done('configuration-management')
    await s.put('databases', 'in progress')
    await w.run(people.mara, 'task.setSectionAside', { incidentId: s.incident.id, section, reason })
    await s.sign(people.hanna, 'task.countersign', 'databases')
    await s.run(people.mara, 'task.takeUp', 'data-integrity', { reason: 'It is needed.' })
    await s.put('data-integrity', 'in progress')
    expect(await states()).toEqual(['done', 'set aside', 'set aside', 'set aside', 'in progress'])
    const [before, told] = [(await w.entries(s.incident)).length, (await s.told(s.seats.priya)).length]
    await up()
    expect(await states()).toEqual(['done', 'open', 'open', 'open', 'in progress'])
    expect(await s.task('databases')).toMatchObject({
      coordinator_seat_id: null, aside_reason: null, aside_needs: null, aside_by_seat_id: null,
    })
    expect((await s.signatures('databases')).map((each) => each.state)).toEqual(['void'])
    expect((await w.entries(s.incident)).length).toBe(before + 1)
    const entry = await s.entry()
    expect(entry).toMatchObject({
      kind: 'task.sectionTakenUp', says: expect.stringMatching(/^reinstated Databases, Shared data and Temporary and cached data under /) as string,
      about: { section, reason: 'A store was in reach after all.' },
    })
    const [signature] = await s.signatures('databases')
    expect(entry.about.tasks).toEqual([
      { id: (await s.task('databases')).id, title: 'Databases', void: [signature!.id], before: s.seats.priya },
      expect.objectContaining({ title: 'Shared data', void: [], before: null }), expect.objectContaining({ void: [], before: null }),
    ])
    // Whose task it was is told, as by the act over one.
    expect((await s.told(s.seats.priya)).slice(told)).toEqual(['task changed'])
  })
  test('TK-14: only by the coordinator, only a section of the plan, only what is set aside, with a reason', async () => {
    expect(await untouched(w, s.incident, () => up())).toMatchObject({ code: 'state', because: 'Nothing here is set aside.' })
    await aside('databases')
    expect(await refusal(up({}, people.hanna))).toMatchObject({
      code: 'forbidden', because: 'Only the coordinator, Mara Lindqvist, can reinstate a section.',
    })
    expect(await untouched(w, s.incident, () => up({ section: '9' }))).toMatchObject({ code: 'state', because: 'Choose a section of the plan.' })
    expect(await untouched(w, s.incident, () => up({ reason: ' ' }))).toMatchObject({ code: 'invalid' })
    expect(await refusal(up({}, people.outsider))).toMatchObject({ code: 'missing' })
    expect(await states()).toContain('set aside')
  })
  test('N3: of another incident nothing is taken up', async () => {
    const there = await taskScene(w, people)
    await there.run(people.mara, 'task.setAside', 'databases', { reason })
    expect(await untouched(w, there.incident, () => up())).toMatchObject({ code: 'state' })
    expect(await there.task('databases')).toMatchObject({ state: 'set aside' })
  })
})
