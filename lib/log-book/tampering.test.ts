import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { look } from '@/lib/db/as'
import { newId } from '@/lib/db/id'
import { lengthen } from '@/lib/testing/lengthen'
import { see } from '@/lib/testing/see'
import { taskPeople, taskScene, type TaskScene } from '@/lib/testing/tasks'
import { world, type SomePerson, type World } from '@/lib/testing/world'
import { checkBook, checkOrganisationBook } from './read'

// attack 14, promise 6: what a superuser changes in a row that pages, prints or the API show is found, and where. Every column there is,
// asked of the database, so that one that comes later has to be checked, too.

let w: World
let people: Awaited<ReturnType<typeof taskPeople>>
let s: TaskScene
let ada: SomePerson

beforeAll(async () => {
  w = await world()
  people = await taskPeople(w)
  s = await taskScene(w, people)
  ada = await w.person('Ada Admin', { administrator: true })
  await w.run(people.mara, 'task.assign', { ...(await s.at('log-copy')), seatId: s.seats.priya })
  await lengthen(w, s.incident, 5)
  for (const zone of ['Europe/Oslo', 'Asia/Tokyo']) await w.run(ada, 'zone.change', { zone })
})
afterAll(() => w.end())

const verdict = () => see(people.mara, s.incident, (at) => checkBook(at, s.incident.id))
const organisation = () => look(ada, checkOrganisationBook)

type Column = { name: string; type: string }
const columnsOf = async (table: string) => (await w.sql.query<Column>(
  `select column_name as name, data_type as type from information_schema.columns where table_schema = 'public' and table_name = $1`, [table])).rows

/** Another value of the same type, one step away. */
function otherwise({ name, type }: Column): string {
  if (type === 'uuid') return `'${newId()}'::uuid`
  if (type === 'integer') return `"${name}" + 1000`
  if (type === 'text') return `coalesce("${name}", '') || ' '`
  if (type === 'boolean') return `not "${name}"`
  if (type.startsWith('timestamp')) return `"${name}" + interval '1 microsecond'`
  throw new Error(`how to change a ${type} is not said here`)
}

/** What is found after a superuser, past every trigger, has changed one thing; which is undone again. */
async function found<T>(change: string, check: () => Promise<T>): Promise<T> {
  await w.sql.query('set session_replication_role = replica')
  const { rowCount } = await w.sql.query(change)
  expect(rowCount, change).toBe(1)
  const answer = await check()
  await undo()
  await w.sql.query('set session_replication_role = origin')
  return answer
}
const kept = ['log_entry', 'organisation_entry', 'incident', 'organisation', 'coordinator_term', 'signature']
const keep = async () => {
  for (const table of kept) await w.sql.query(`drop table if exists kept_${table}; create table kept_${table} as table ${table}`)
}
const undo = async () => {
  for (const table of kept) await w.sql.query(`delete from ${table}; insert into ${table} select * from kept_${table}`)
}

/** Where a change of these shows if not in the column itself: the entry is not where it was, or the salt cannot be told from the text. */
const shows: Readonly<Record<string, string>> = { incident_id: 'missing', seq: 'missing', salt: 'content' }

describe('attack 14: as superuser, each column of an entry changed in turn', () => {
  beforeAll(async () => {
    expect(await verdict()).toMatchObject({ whole: true, unheld: 0 })
    expect(await organisation()).toMatchObject({ whole: true })
    await keep()
  })
  test('Done 5: an incident’s logbook', async () => {
    const columns = await columnsOf('log_entry')
    expect(columns.length).toBeGreaterThan(10)
    for (const column of columns)
      for (const seq of [2, 3]) {
        const change = `update log_entry set "${column.name}" = ${otherwise(column)} where incident_id = '${s.incident.id}' and seq = ${seq}`
        expect([column.name, await found(change, verdict)])
          .toMatchObject([column.name, { whole: false, brokenAt: seq, field: shows[column.name] ?? column.name }])
      }
  }, 120_000)
  test('Done 5: the organisation’s logbook', async () => {
    for (const column of await columnsOf('organisation_entry')) {
      const change = `update organisation_entry set "${column.name}" = ${otherwise(column)} where seq = 1`
      expect([column.name, await found(change, organisation)])
        .toMatchObject([column.name, { whole: false, brokenAt: 1, field: shows[column.name] ?? column.name }])
    }
  })
  test('Done 5: where a book ends, as incident and organisation keep it', async () => {
    for (const [table, check] of [['incident', verdict], ['organisation', organisation]] as const) {
      const heads = (await columnsOf(table)).filter(({ name }) => name.startsWith('head_'))
      expect(heads.length).toBe(3)
      const where = table === 'incident' ? `where id = '${s.incident.id}'` : ''
      for (const column of heads) {
        const change = `update ${table} set "${column.name}" = ${otherwise(column)} ${where}`
        const field = column.name === 'head_seq' ? 'missing' : column.name
        expect([table, column.name, await found(change, check)]).toMatchObject([table, column.name, { whole: false, field }])
      }
      expect(await found(`update ${table} set head_seq = head_seq - 1 ${where}`, check))
        .toMatchObject({ whole: false, field: expect.stringMatching('^head_(seq|hash)$') })
    }
  })
  test('an entry taken out, or moved into another book', async () => {
    const at = `where incident_id = '${s.incident.id}' and seq = 2`
    expect(await found(`delete from log_entry ${at}`, verdict)).toMatchObject({ brokenAt: 2, field: 'missing' })
    const other = await w.open(people.mara)
    await keep()
    const behind = `update log_entry set incident_id = '${other.id}', seq = 2 ${at}`
    expect(await found(behind, () => see(people.mara, other, (within) => checkBook(within, other.id)))).toMatchObject({ whole: false, brokenAt: 2 })
  })
  test('C1: who coordinated, and since when', async () => {
    for (const column of await columnsOf('coordinator_term')) {
      const change = `update coordinator_term set "${column.name}" = ${otherwise(column)} where incident_id = '${s.incident.id}'`
      expect([column.name, await found(change, verdict)]).toMatchObject([column.name, { whole: false, field: 'coordinator_term' }])
    }
  })
})

describe('SG-1: a signature that the book speaks of', () => {
  test('what was signed, by whom, when, how and for what; a signature that is gone, or that no entry speaks of', async () => {
    await s.signedOff('log-copy')
    expect(await verdict()).toMatchObject({ whole: true })
    await keep()
    for (const column of ['content', 'fingerprint', 'seat_id', 'person_id', 'at', 'how', 'office', 'task_id', 'purpose', 'id', 'incident_id']) {
      const type = (await columnsOf('signature')).find(({ name }) => name === column)!
      const step = column === 'at' ? `at + interval '1 millisecond'` : column === 'purpose' ? `'countersignature'` : otherwise(type)
      expect([column, await found(`update signature set "${column}" = ${step}`, verdict)]).toMatchObject([column, { whole: false, field: 'signature' }])
    }
    expect(await found('delete from signature', verdict)).toMatchObject({ whole: false, field: 'signature' })
    const more = `insert into signature select (jsonb_populate_record(g, jsonb_build_object('id', gen_random_uuid(), 'state', 'void'))).* from signature g`
    expect(await found(more, verdict)).toMatchObject({ whole: false, field: 'signature', because: expect.stringContaining('No entry speaks of') })
  })
  test('attack A16: “same hand” that was taken off a signature', async () => {
    const other = await taskScene(w, people)
    await other.put('log-copy', 'in progress', other.seats.mara)
    await other.fill('log-copy')
    await other.sign(people.mara, 'task.signOff', 'log-copy')
    const check = () => see(people.mara, other.incident, (at) => checkBook(at, other.incident.id))
    expect(await check()).toMatchObject({ whole: true })
    await keep()
    expect(await found(`update signature set same_hand = false where same_hand`, check)).toMatchObject({
      whole: false, field: 'signature', because: 'The entry says “no second person”, and the signature that it speaks of does not.',
    })
  })
  test('TK-13: of several that were given in one act each is held against its own part of the entry', async () => {
    const other = await taskScene(w, people)
    await other.giveOffice('manager', other.seats.mara)
    const keys = ['databases', 'shared-data']
    for (const key of keys) await other.run(people.mara, 'task.setAside', key, { reason: `Nothing of ${key}.` })
    const ids = [(await other.task('databases')).id, (await other.task('shared-data')).id]
    await w.sign(people.mara, 'task.countersignAll', { incidentId: other.incident.id, taskIds: ids })
    const check = () => see(people.mara, other.incident, (at) => checkBook(at, other.incident.id))
    expect(await check()).toMatchObject({ whole: true })
    await keep()
    for (const id of ids) {
      const at = `where task_id = '${id}'`
      for (const change of [`content = content || ' '`, `task_id = '${newId()}'`, `person_id = '${newId()}'`, `at = at + interval '1 millisecond'`, `how = 'none'`,
        `same_hand = false`])
        expect([change, await found(`update signature set ${change} ${at}`, check)]).toMatchObject([change, { whole: false, field: 'signature' }])
      expect(await found(`delete from signature ${at}`, check)).toMatchObject({ whole: false, because: 'The signature that this entry kept is gone.' })
    }
  })
})

test('L3: a book of 100,000 entries is checked in bounded memory', async () => {
  const long = await w.open(people.mara)
  await lengthen(w, long, 100_000)
  const held: number[] = []
  const before = process.memoryUsage().rss
  const timer = setInterval(() => held.push(process.memoryUsage().rss - before), 20)
  expect(await see(people.mara, long, (at) => checkBook(at, long.id))).toEqual({ whole: true, upTo: 100_001, unheld: 0 })
  clearInterval(timer)
  expect(Math.max(...held) / 2 ** 20, 'MB').toBeLessThan(150)
}, 120_000)
