import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { look } from '@/lib/db/as'
import { newId } from '@/lib/db/id'
import { see } from '@/lib/testing/see'
import { someShare } from '@/lib/testing/things'
import { world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'
import { evidence } from './evidence'
import { incidentFrame } from './frame'
import { myTasks } from './my-tasks'
import { people } from './people'
import { search } from './search'
import { palette } from './search-palette'
import { task } from './task'

// attack 7, N8: a limited seat finds by its search what its pages show it, and no word of what they leave out. Every text column of
// every table that is searched holds a word of its own.

let w: World
let mara: SomePerson
let lena: SomePerson
let incident: SomeIncident
let shown: string
/** Each word with the column in which it stands. */
const words = new Map<string, string>()

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  lena = await w.person('Lena Limited', { ours: false })
  incident = await w.open(mara)
  const seat = await w.seat(incident, lena, { sees: 'shared' })
  const priya = await insert('seat', { kind: 'technical', state: 'aware', sees: 'shared', how: 'added', plan_key: null, added_by_seat_id: incident.seatId })
  await insert('seat', { kind: 'technical', state: 'proposed', sees: 'shared', how: 'proposal', plan_key: null, added_by_seat_id: seat })
  const host = await insert('host', { state: 'confirmed', added_by_seat_id: incident.seatId })
  const item = await insert('evidence', { number: 3, holder_seat_id: priya, registered_by_seat_id: incident.seatId, host_id: host, state: 'kept' })
  const taskId = await insert('task', { state: 'in progress', level: 'must', kind: 'task', section: '3.2', key: null, gate: null, assessment: null, coordinator_seat_id: seat, aside_needs: null })
  const entry = await insert('time_line_entry', { number: 12, happened: 'unknown', zone: 'UTC', audience: 'team', by_seat_id: incident.seatId })
  await insert('task_question', { task_id: taskId, takes: 'text', verdict: null, confidence: null, key: null })
  await insert('checklist_item', { task_id: taskId, level: 'should', key: null })
  await insert('evidence_request', { task_id: taskId, evidence_id: item })
  await insert('review', { task_id: taskId, seat_id: priya, state: 'objected' })
  await insert('remark', { task_id: taskId, seat_id: priya })
  for (let correction = 0; correction < 2; correction++)
    await insert('time_line_correction', { entry_id: entry, happened: 'unknown', zone: 'UTC', by_seat_id: incident.seatId, at: new Date(2020, 1, 1 + correction) })
  await insert('question', { asked_by_seat_id: seat, answered_by_seat_id: incident.seatId, answered_at: new Date() })
  await insert('question', { asked_by_seat_id: incident.seatId })
  await insert('disclosure', { reported_by_seat_id: seat })
  for (const [noun, id] of [['task', taskId], ['seat', priya], ['host', host], ['evidence', item], ['time line entry', entry]] as const)
    await someShare(w, incident, seat, noun, id)
  const pages = await see(lena, incident, async (within) => [await myTasks(within), await task(within, taskId, null), await people(within, {}),
    await people(within, { talk: 'Mara Lindqvist' }), await evidence(within, null), await incidentFrame(within)])
  shown = json(pages)
})
afterAll(() => w.end())

const json = (value: unknown) => JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? String(each) : each))

/** A row with a word of its own in each text that nothing is said of. */
async function insert(table: string, given: Record<string, unknown>): Promise<string> {
  const { rows: columns } = await w.sql.query<{ name: string; type: string; optional: boolean }>(
    `select column_name as name, data_type as type, is_nullable = 'YES' as optional from information_schema.columns
     where table_schema = 'public' and table_name = $1`, [table])
  const row: Record<string, unknown> = { id: newId(), incident_id: incident.id, ...given }
  for (const { name, type, optional } of columns) {
    if (name in row) continue
    if (type === 'text') {
      row[name] = `word${words.size}x`
      words.set(`word${words.size}x`, `${table}.${name}`)
    } else if (!optional) row[name] = type === 'boolean' ? false : type.startsWith('timestamp') ? new Date() : 0
  }
  const names = Object.keys(row)
  await w.sql.query(`insert into ${table} (${names.join()}) values (${names.map((_, at) => `$${at + 1}`).join()})`, Object.values(row))
  return String(row.id)
}
const find = (who: SomePerson, typed: string) => look(who, (at) => search(at, typed, null, 20))

describe('attack 7: the search of a limited seat and its pages', () => {
  test('N8: each word that it finds, and each word that a hit shows, stands on its pages', async () => {
    let finds = 0
    for (const [word, column] of words) {
      const groups = await find(lena, word)
      if (groups.length === 0) continue
      finds += 1
      expect([column, shown.includes(word)]).toEqual([column, true])
      for (const other of json(groups).match(/word\d+x/g) ?? []) expect([column, words.get(other), shown.includes(other)]).toEqual([column, words.get(other), true])
    }
    expect(finds).toBeGreaterThan(15)
  })
  test('N8: nor by what is no text: when someone was added, when the incident opened, its name, numbers, states of hosts', async () => {
    for (const typed of ['opened', 'copper', 'confirmed', 'e-03', 'E-03', '12', 'No. 12', 'knows', 'technical']) expect([typed, await find(lena, typed)]).toEqual([typed, []])
    const all: unknown[] = []
    for (const word of words.keys()) all.push(await find(lena, word))
    const everything = json(all)
    expect(everything).not.toMatch(/E-\d|No\. \d|entry \d/)
    for (const group of JSON.parse(everything).flat())
      for (const hit of group.hits) if (['host', 'time line'].includes(group.noun) || (group.noun === 'person' && hit.quiet !== 'proposed')) expect(hit.at).toBeNull()
  })
  test('the palette finds the same and offers nothing else', async () => {
    for (const [word, column] of words) {
      const { groups } = await palette(lena, { typed: word, within: incident.id, task: null, zone: 'UTC' })
      expect([column, groups.length > 0]).toEqual([column, (await find(lena, word)).length > 0])
    }
  }, 60_000)
  test('a whole seat finds what it found: also what those pages leave out', async () => {
    const foundBy = async (who: SomePerson) => {
      const columns: string[] = []
      for (const [word, column] of words) if ((await find(who, word)).length > 0) columns.push(column)
      return columns
    }
    const hidden = ['seat.why', 'host.why', 'host.services', 'task.plain', 'time_line_entry.source', 'time_line_correction.reason', 'disclosure.what']
    expect(await foundBy(mara)).toEqual(expect.arrayContaining(hidden))
    const limited = await foundBy(lena)
    // Of a proposal of its own it finds what it wrote.
    expect(limited.filter((column) => hidden.includes(column))).toEqual(['seat.why'])
  })
})
