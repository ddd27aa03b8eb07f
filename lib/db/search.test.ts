import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { weigh } from '@/lib/db/as'
import { newId } from '@/lib/db/id'
import { readBacklog } from '@/lib/db/search-backlog'
import { world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'

// What a look-up costs, in buffers: by what is found, and not by what is written; nothing at all of what is hidden (N3, N8).

let w: World
let mara: SomePerson
let lena: SomePerson
let elsewhere: SomePerson
let outsider: SomePerson
let incident: SomeIncident

beforeAll(async () => {
  w = await world()
  outsider = await w.person('Olive Outside')
  mara = await w.person('Mara Lindqvist')
  lena = await w.person('Lena Limited', { ours: false })
  elsewhere = await w.person('Else Where')
  incident = await w.open(mara)
  await w.open(elsewhere, { codeName: 'Silver Otter' })
  const seat = await w.seat(incident, lena, { sees: 'shared' })
  const task = await w.task(incident, 'log-copy')
  await w.sql.query(`insert into share (id, incident_id, seat_id, noun, object_id, shared_at) values ($1, $2, $3, 'task', $4, now())`,
    [newId(), incident.id, seat, task.id])
})
afterAll(() => w.end())

type Plan = { 'Shared Hit Blocks': number; 'Shared Read Blocks': number; 'Actual Rows': number }

/** Buffers of a look-up, measured once its plan is made, at the sixth time: what is read of the catalog and statistics is no part of it. */
const cost = (who: SomePerson, typed: string, within: string | null = null) => weigh(who, async ({ tx }) => {
  const text = `explain (analyze, buffers, timing off, summary off, format json)
    select * from muster.search('${typed}', ${within ? `'${within}'` : 'null'}, 8)`
  for (let each = 0; each < 7; each++) await tx.$queryRawUnsafe(text)
  const [answer] = await tx.$queryRawUnsafe<{ 'QUERY PLAN': [{ Plan: Plan }] }[]>(text)
  const { Plan: plan } = answer!['QUERY PLAN'][0]
  return { buffers: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'], rows: plan['Actual Rows'] }
})

/** Events of which every hundredth of the first thousand says that a zebra was seen: always ten. */
async function write(from: number, to: number): Promise<void> {
  await w.sql.query(
    `insert into time_line_entry (id, incident_id, number, text, happened, happened_us, sort_us, recorded_at, by_seat_id)
     select gen_random_uuid(), $1, 1000 + i, 'sshd on web' || i % 40 || '.example.org: session ' || i
       || case when i % 100 = 0 and i <= 1000 then ' zebra' else '' end, 'exact', i, i, now(), $2 from generate_series($3::int, $4::int) i`,
    [incident.id, incident.seatId, from, to])
  while (await readBacklog());
}

describe('what a look-up costs', () => {
  const words = ['zebra', 'sshd', 'web', 'example.org', 'nowhere']
  const all = async (who: SomePerson) => {
    const each: Record<string, { buffers: number; rows: number }> = {}
    for (const word of words)
      for (const [where, within] of [['anywhere', null], ['there', incident.id], ['nowhere', newId()]] as const)
        each[`${word} ${where}`] = await cost(who, word, within)
    return each
  }

  test('by hits and not by size; and for everyone else not at all by what is hidden', async () => {
    await write(1, 1000)
    await w.sql.query('vacuum analyze search_document')
    const small = await cost(mara, 'zebra')
    const before = { outsider: await all(outsider), elsewhere: await all(elsewhere), lena: await all(lena) }
    const started = performance.now()
    await write(1001, 100_000)
    const perThousand = (performance.now() - started) / 99
    await w.sql.query('vacuum analyze search_document')
    const large = await cost(mara, 'zebra')
    expect(small.rows).toBe(8)
    expect(large.rows).toBe(8)
    expect(large.buffers, `${small.buffers} buffers at a thousand`).toBeLessThanOrEqual(2 * small.buffers)
    const after = { outsider: await all(outsider), elsewhere: await all(elsewhere), lena: await all(lena) }
    // Who has no incident leaves before anything is looked up; hidden and missing cost alike.
    expect(after.outsider).toEqual(before.outsider)
    expect(new Set(Object.values(after.outsider).map(({ buffers }) => buffers)).size).toBe(1)
    // An index is a tree: with a hundred times the rows it is a page deeper, for each look-up of a person who has something to look up
    // (docs/decisions/0006): nine kinds of words in an incident of one's own, three things that a limited seat begins from.
    for (const [who, deeper] of [['elsewhere', 9], ['lena', 3]] as const)
      for (const [asked, { buffers, rows }] of Object.entries(after[who])) {
        expect([who, asked, rows]).toEqual([who, asked, before[who][asked]!.rows])
        expect(buffers - before[who][asked]!.buffers, `${who} ${asked}`).toBeLessThanOrEqual(deeper)
      }
    expect(perThousand, 'milliseconds to write a thousand events with their words').toBeLessThan(2000)
  }, 120_000)
})
