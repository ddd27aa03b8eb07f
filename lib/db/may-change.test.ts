import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '@/lib/db/id'
import { canonical, entryHash, leafOf } from '@/lib/log-book/hash'
import { mayChange } from '@/lib/testing/may-change'
import { taskPeople, taskScene, type TaskScene } from '@/lib/testing/tasks'
import { world, type World } from '@/lib/testing/world'

// attack 22: what was taken down once stays, for SQL with the rights of the application, and by triggers for everybody's plain statements.

let w: World
let people: Awaited<ReturnType<typeof taskPeople>>
let s: TaskScene
let app: pg.Client

beforeAll(async () => {
  w = await world()
  people = await taskPeople(w)
  s = await taskScene(w, people)
  app = new pg.Client({ connectionString: process.env.APP_DATABASE_URL })
  await app.connect()
  await app.query(`select set_config('app.actor_id', $1, false)`, [people.mara.id])
})
afterAll(async () => {
  await app.end()
  await w.end()
})

const rows = async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []) => (await w.sql.query<R>(text, values)).rows
const words = (text: string) => text.split(' ').filter(Boolean)

describe('what may change, decided for every column', () => {
  test('every table and column there is has one decision', async () => {
    const columns = await rows<{ name: string; columns: string[] }>(`
      select c.table_name as name, array_agg(c.column_name::text order by c.column_name) as columns
      from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.table_name not like '\\_prisma%' group by 1`)
    const there = Object.fromEntries(columns.map((table) => [table.name, table.columns]))
    const decided = Object.fromEntries(Object.entries(mayChange).map(([name, { keeps, changes }]) =>
      [name, [...words(keeps), ...words(changes)].sort()]))
    expect(decided).toEqual(Object.fromEntries(Object.entries(there).map(([name, of]) => [name, of.sort()])))
  })
  test('the application’s grants are exactly these', async () => {
    const granted = await rows<{ name: string; changes: string[]; goes: boolean }>(`
      select c.table_name as name, has_table_privilege('muster_app', c.table_name, 'delete') as goes,
        array_remove(array_agg(case when has_column_privilege('muster_app', c.table_name, c.column_name, 'update') then c.column_name::text end), null) as changes
      from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.table_name not like '\\_prisma%' group by 1`)
    for (const { name, changes, goes } of granted)
      expect([name, goes, changes.sort()]).toEqual([name, mayChange[name]!.goes ?? false, words(mayChange[name]!.changes).sort()])
  })
})

describe('attack 22: SQL as the application, with an actor set', () => {
  test('the end of the book moves with an entry that follows, and not otherwise', async () => {
    for (const set of ['head_seq = head_seq + 1', `head_hash = 'x'`, 'head_recorded_at = now()', 'opened_at = now()', `symptoms = 'none'`, 'drill = true'])
      await expect(app.query(`update incident set ${set}`), set).rejects.toThrow('permission denied for table incident')
    for (const set of ['head_seq = 0', `head_hash = ''`]) await expect(app.query(`update organisation set ${set}`), set).rejects.toThrow('permission denied')
  })
  test.each([
    'update acknowledgement set rules_version = 9', 'delete from acknowledgement', 'delete from remark', `update remark set text = 'other'`,
    `update evidence set sha256 = repeat('0', 64)`, `update evidence set taken_by = 'Somebody'`, 'delete from evidence',
    'update signature set seat_id = seat_id', `update signature set office = 'manager'`, 'delete from signature', 'update signature set at = now()',
    `update time_line_entry set text = 'other'`, 'delete from time_line_entry', `update time_line_correction set reason = 'other'`,
    `update question set text = 'other'`, 'delete from question', `update take_over_voice set voice = 'claim'`, 'delete from take_over_voice',
    'update coordinator_term set from_seq = 1', 'delete from coordinator_term', `update idempotency set answer = '{}'`, 'delete from idempotency',
    `update hand_over set note = 'other'`, `update disclosure set what = 'other'`, `update rules_version set document = '{}'`,
    `update plan_version set document = '{}'`, 'delete from seat', 'delete from task', `update person set login = 'mara'`,
    'update broken_account set since = now()', 'update share set seat_id = seat_id', `update office set office = 'manager'`,
  ])('refused: %s', async (attack) => {
    await expect(app.query(attack)).rejects.toThrow('permission denied')
  })
  test('a well-chained entry that says one thing in its text and shows another', async () => {
    const { rows: [head] } = await app.query('select head_seq as seq, head_hash as hash from incident where id = $1', [s.incident.id])
    const at = new Date(Date.now() + 60_000)
    const text = {
      incident: s.incident.id, seq: head.seq + 1, recordedAt: at.toISOString(), actor: { id: people.mara.id, name: 'Mara Lindqvist', office: 'coordinator', via: 'session' },
      seat: s.seats.mara, task: null as string | null, kind: 'note', says: 'noted something', about: {},
    }
    const add = (said: object, columns: { kind?: string; at?: Date; seat?: string | null; task?: string | null } = {}) => {
      const content = canonical(said as typeof text)
      const leaf = leafOf('salt', content)
      return app.query(`insert into log_entry (incident_id, seq, recorded_at, actor_id, seat_id, kind, task_id, content, salt, leaf, prev, hash)
        values ($1, $2, $3, $4, $5, $6, $7, $8, 'salt', $9, $10, $11)`, [s.incident.id, head.seq + 1, columns.at ?? at, people.mara.id,
        columns.seat === undefined ? s.seats.mara : columns.seat, columns.kind ?? 'note', columns.task ?? null, content, leaf, head.hash, entryHash(head.hash, head.seq + 1, leaf)])
    }
    const { seat: _seat, ...seatless } = text
    for (const [said, columns] of [
      [{ ...text, actor: { ...text.actor, id: people.priya.id } }, {}], [text, { kind: 'seat.removed' }], [text, { at: new Date(at.getTime() + 1) }],
      [text, { seat: null }], [text, { task: (await s.task('log-copy')).id }], [{ ...text, incident: newId() }, {}], [{ ...text, seq: 1 }, {}],
      [seatless, { seat: null }], [{ ...text, says: '' }, {}], [{ ...text, about: null }, {}],
    ] as const) await expect(add(said, columns), JSON.stringify([said, columns])).rejects.toThrow('the columns of the entry do not say what its text says')
    await app.query('begin')
    await add(text)
    await app.query('rollback')
  })
  test('no large objects: they would lie outside of every table', async () => {
    for (const attack of ['select lo_create(0)', 'select lo_creat(-1)', `select lo_from_bytea(0, 'x')`])
      await expect(app.query(attack), attack).rejects.toThrow('permission denied')
  })
  test('what was answered, objected to or sent is not taken out', async () => {
    const { id } = await s.task('snapshot-copy')
    await w.sql.query(`insert into review (id, incident_id, task_id, seat_id, state, objection, at) values (gen_random_uuid(), $1, $2, $3, 'objected', 'No.', now())`,
      [s.incident.id, id, s.seats.daniel])
    expect((await app.query('delete from review where incident_id = $1', [s.incident.id])).rowCount).toBe(0)
    expect((await app.query('delete from evidence_request where incident_id = $1', [s.incident.id])).rowCount).toBe(0)
  })
})

describe('kept by triggers, from the database’s superuser’s plain statement, too', () => {
  test('M09, SG-1: of a kept signature its standing alone may change: every column there is', async () => {
    await s.signedOff('log-copy')
    const columns = await rows<{ name: string; type: string }>(
      `select column_name as name, data_type as type from information_schema.columns where table_schema = 'public' and table_name = 'signature'`)
    const other: Record<string, string> = { uuid: `gen_random_uuid()`, text: `'other'`, integer: '99', boolean: 'true' }
    const changed: string[] = []
    for (const { name, type } of columns) {
      await w.sql.query('begin')
      const refused = await w.sql.query(`update signature set "${name}" = ${name === 'state' ? `'void'` : other[type] ?? 'now()'}`).then(() => null, String)
      await w.sql.query('rollback')
      if (refused) expect([name, refused]).toEqual([name, expect.stringContaining('what was signed is kept as it was')])
      else changed.push(name)
    }
    // How the list stood is no part of what was signed; the application may not change it either.
    expect(changed.sort()).toEqual(['list_stamp', 'same_hand', 'state', 'state_at', 'state_reason'])
    await expect(w.sql.query('delete from signature')).rejects.toThrow('can only be added to')
  })
  test('SG-7: on paper it can still come to count; a same hand is never forgotten', async () => {
    const paper = `update signature set state = 'on paper'; update signature set accepted_by_ic = true, how = 'on paper', same_hand = true;`
    await w.sql.query(`begin; ${paper} rollback`)
    await expect(w.sql.query(`begin; ${paper} update signature set same_hand = false`)).rejects.toThrow('same_hand')
    await w.sql.query('rollback')
  })
  test('N1: since when and by whom someone is on the list, and whose entry it is', async () => {
    for (const set of [`added_at = added_at - interval '1 day'`, `added_by_seat_id = '${s.seats.priya}'`, `how = 'plan'`])
      await expect(w.sql.query(`update seat set ${set} where id = '${s.seats.daniel}'`), set).rejects.toThrow('since when and by whom')
    await expect(w.sql.query(`update seat set person_id = '${people.outsider.id}' where id = '${s.seats.daniel}'`)).rejects.toThrow('whose entry it is')
  })
  test('R5: an answer is given once', async () => {
    const asked = await w.run(people.priya, 'question.ask', { incidentId: s.incident.id, text: 'May I?', taskId: null })
    await w.run(people.mara, 'question.answer', { incidentId: s.incident.id, questionId: asked.answer.questionId, answer: 'Yes.' })
    for (const set of [`answer = 'No.'`, 'answered_at = null', `answered_by_seat_id = '${s.seats.daniel}'`])
      await expect(w.sql.query(`update question set ${set}`), set).rejects.toThrow('is kept as it was given')
  })
  test.each(['acknowledgement', 'coordinator_term'])('%s is only added to', async (table) => {
    await expect(w.sql.query(`update ${table} set incident_id = incident_id`)).rejects.toThrow('can only be added to')
    await expect(w.sql.query(`delete from ${table}`)).rejects.toThrow('can only be added to')
  })
})
