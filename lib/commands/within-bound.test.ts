import { afterAll, beforeAll, expect, test } from 'vitest'
import { bounds } from '@/lib/rules/bounds'
import { refusal, world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'

// Attack 2/6: nobody adds without end, and nobody keeps others from adding theirs.

let w: World
let mara: SomePerson
let priya: SomePerson
let incident: SomeIncident
let priyaSeat: string
let taskId: string
beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  priya = await w.person('Priya Raman')
  incident = await w.open(mara)
  priyaSeat = await w.seat(incident, priya)
  taskId = (await w.task(incident, 'log-copy')).id
  await w.run(mara, 'task.assign', { incidentId: incident.id, taskId, seatId: priyaSeat, cover: [] })
  await w.run(priya, 'task.start', { incidentId: incident.id, taskId })
})
afterAll(() => w.end())

test('remarks: one person’s on a task are bounded, those of others are not', async () => {
  await w.sql.query(`insert into remark (id, incident_id, task_id, seat_id, text, at)
    select gen_random_uuid(), $1, $2, $3, 'remark', muster.now() from generate_series(1, $4::int)`, [incident.id, taskId, priyaSeat, bounds.remarksOfOne.most - 1])
  const write = (who: SomePerson) => refusal(w.run(who, 'task.remark', { incidentId: incident.id, taskId, text: 'One more.' }))
  expect(await write(priya)).toBe('done')
  expect(await write(priya)).toMatchObject({ code: 'state', because: bounds.remarksOfOne.because })
  expect(await write(mara)).toBe('done')
})

test('checklist items: those of a task are bounded, without those that stand on each host', async () => {
  const { rows: [{ n }] } = await w.sql.query('select count(*)::int as n from checklist_item where task_id = $1 and host_id is null', [taskId])
  await w.sql.query(`insert into checklist_item (id, incident_id, task_id, text, level, position)
    select gen_random_uuid(), $1, $2, 'item', 'may', 1000 + n from generate_series(1, $3::int) n`, [incident.id, taskId, bounds.itemsOfTask.most - n - 1])
  const add = () => refusal(w.run(priya, 'task.addItem', { incidentId: incident.id, taskId, text: 'One more.', level: 'may' }))
  expect(await add()).toBe('done')
  expect(await add()).toMatchObject({ code: 'state', because: bounds.itemsOfTask.because })
})

test('evidence: what one person registers is bounded, what others do is not', async () => {
  await w.sql.query(`insert into evidence (id, incident_id, number, title, what, kind, taken_by, taken_how, taken_where, taken_at, holder_seat_id, state, registered_by_seat_id, registered_at)
    select gen_random_uuid(), $1, 1000 + n, 'Log', 'As it stood.', 'paper', 'Priya Raman', 'Read', 'Office', muster.now(), $2, 'kept', $2, muster.now()
    from generate_series(1, $3::int) n`, [incident.id, priyaSeat, bounds.evidenceOfOne.most - 1])
  const register = (who: SomePerson) => refusal(w.run(who, 'evidence.register', {
    incidentId: incident.id, title: 'Note', what: 'A note.', kind: 'paper', hostId: null, copyOfId: null, takenBySeatId: priyaSeat, takenHow: 'Found', takenWhere: 'Role',
    takenAt: '2008-08-12T19:12:00Z', size: null, sha256: null, toRunAgain: '',
  }))
  expect(await register(priya)).toBe('done')
  expect(await register(priya)).toMatchObject({ code: 'state', because: bounds.evidenceOfOne.because })
  expect(await register(mara)).toBe('done')
})

test('corrections: one person’s of an entry are bounded, those of others are not', async () => {
  const { answer } = await w.run(priya, 'timeLine.add', {
    incidentId: incident.id, happened: { kind: 'unknown', start: null, end: null, zone: 'UTC' }, writtenAs: '', foundAt: null, text: 'It ran.',
    source: '', hostIds: [], accounts: '', evidenceIds: [], taskId: null, audience: 'team',
  })
  await w.sql.query(`insert into time_line_correction (id, incident_id, entry_id, by_seat_id, at, reason, text, happened, zone)
    select gen_random_uuid(), incident_id, id, by_seat_id, recorded_at, 'Not so.', 'It ran ' || n, happened, zone from time_line_entry, generate_series(1, $2::int) n
    where id = $1`, [answer.entryId, bounds.correctionsOfOne.most - 1])
  const correct = (who: SomePerson, version: number) =>
    refusal(w.run(who, 'timeLine.correct', { incidentId: incident.id, entryId: String(answer.entryId), text: `It ran as ${version}.`, reason: 'Read again.' }, { version }))
  expect(await correct(priya, 1)).toBe('done')
  expect(await correct(priya, 2)).toMatchObject({ code: 'state', because: bounds.correctionsOfOne.because })
  expect(await correct(mara, 2)).toBe('done')
})
