import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { look } from '@/lib/db/as'
import { search } from '@/lib/queries/search'
import { searchBacklog } from '@/lib/queries/search-backlog'
import { world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'
import { readBacklog } from './search-backlog'

// The words of a large file are read after it was taken over: nobody waits for them, and none is missed (E5, docs/decisions/0007).

let w: World
let mara: SomePerson
let lena: SomePerson
let olive: SomePerson
let incident: SomeIncident
let next = 1

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  lena = await w.person('Lena Limited', { ours: false })
  olive = await w.person('Olive Outside')
})
afterAll(() => w.end())
beforeEach(async () => {
  incident = await w.open(mara)
  await w.seat(incident, lena, { sees: 'shared' })
})

/** As an import adds them: all in one statement. */
const add = (many: number, text = 'zebra') => w.sql.query(
  `insert into time_line_entry (id, incident_id, number, text, happened, happened_us, sort_us, recorded_at, by_seat_id)
   select gen_random_uuid(), $1, i, $3 || ' ' || i, 'exact', i, i, now(), $2 from generate_series($4::int, $5::int) i`,
  [incident.id, incident.seatId, text, next, (next += many) - 1])
const found = (who: SomePerson, typed: string) => look(who, (at) => search(at, typed, incident.id, 5))
const backlog = (who: SomePerson, within: string | null = incident.id) => look(who, (at) => searchBacklog(at, within))
const written = async () => (await w.sql.query(
  `select count(*)::int as many from search_document where incident_id = $1 and noun = 'time line'`, [incident.id])).rows[0].many

describe('the words of what one statement adds', () => {
  test('are there at once, up to five thousand entries', async () => {
    await add(5_000)
    expect(await backlog(mara)).toBe(0)
    expect(await found(mara, 'zebra')).toMatchObject([{ noun: 'time line', many: 500 }])
  })
  test('are read afterwards if there are more, a thousand at a time, each once, also with several workers', async () => {
    const last = next + 5_500
    await add(5_501)
    expect(await found(mara, `${last}`)).toEqual([])
    expect(await backlog(mara)).toBe(5_501)
    expect(await readBacklog()).toBe(true)
    expect(await backlog(mara)).toBe(4_501)
    expect(await written()).toBe(1_000)
    const worker = async () => {
      while (await backlog(mara)) await readBacklog()
    }
    await Promise.all([worker(), worker(), worker()])
    expect(await written()).toBe(5_501)
    expect(await found(mara, `${last}`)).toMatchObject([{ noun: 'time line', many: 1 }])
    expect(await readBacklog()).toBe(false)
  })
  test('of a later, smaller addition need not wait for them', async () => {
    await add(5_001)
    await add(1, 'okapi')
    expect(await found(mara, 'okapi')).toMatchObject([{ many: 1 }])
    while (await readBacklog());
    expect(await written()).toBe(5_002)
  })
  test('are not read while another worker is at them, and again if it fails', async () => {
    await add(5_001)
    await w.sql.query('begin')
    await w.sql.query('select muster.read_search_backlog(1000)')
    expect(await readBacklog()).toBe(false)
    await w.sql.query('rollback')
    expect(await backlog(mara)).toBe(5_001)
    while (await readBacklog());
    expect(await written()).toBe(5_001)
  })
})

test('N3, N8: how many wait tells nobody who may not see the whole timeline', async () => {
  await add(5_001)
  expect(await backlog(mara, null)).toBeGreaterThan(5_000)
  for (const who of [lena, olive])
    for (const within of [incident.id, null]) expect(await backlog(who, within)).toBe(0)
  while (await readBacklog());
})
