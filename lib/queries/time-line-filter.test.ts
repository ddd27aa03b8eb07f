import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { weigh } from '@/lib/db/as'
import { newId } from '@/lib/db/id'
import { readBacklog } from '@/lib/db/search-backlog'
import { nothingAsked, timeLineFilter, type TimeLineFilter } from '@/lib/rules/time-line-filter'
import { see } from '@/lib/testing/see'
import { someHost, someShare } from '@/lib/testing/things'
import { world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'
import { timeLine } from './time-line'
import { timeLinePlace, type TimeLinePlace } from './time-line-place'

let w: World
let mara: SomePerson
let incident: SomeIncident
let web: string

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  incident = await w.open(mara)
  web = await someHost(w, incident, 'web03', 'suspected')
})
afterAll(() => w.end())

const entry = (text: string, more: object = {}, of = incident) => ({
  incidentId: of.id, happened: { kind: 'exact', start: '2008-08-12T19:40:07Z', end: null, zone: 'UTC' }, writtenAs: '', foundAt: null,
  text, source: '', hostIds: [], accounts: '', evidenceIds: [], taskId: null, audience: 'team', ...more,
})
const page = (filter: Partial<TimeLineFilter>, of = incident, after: TimeLinePlace | null = null, who = mara) =>
  see(who, of, (within) => timeLine(within, { after, opened: null, filter: { ...nothingAsked, ...filter }, zone: 'UTC', by: 'host', many: false }))
const texts = async (filter: Partial<TimeLineFilter>) => {
  const { unknown, entries, drawn } = await page(filter)
  const listed = [...unknown, ...entries].map((each) => each.corrections.at(-1)?.text ?? each.text)
  // The drawing shows what the list shows.
  expect((JSON.parse(drawn.entries) as unknown[][]).map((each) => each[6]).sort()).toEqual([...listed].sort())
  return listed
}
const clock = { now: new Date('2008-08-14T01:12:00Z'), zone: 'Europe/Berlin' }
const at = (kind: string, start: string | null, end: string | null = null) => ({ happened: { kind, start, end, zone: 'UTC' } })

describe('filters of the timeline (E1, E4)', () => {
  beforeAll(async () => {
    const add = async (text: string, more: object = {}) => String((await w.run(mara, 'timeLine.add', entry(text, more))).answer.entryId)
    await add('sshd restarted', { hostIds: [web], accounts: 'root, Build User', ...at('exact', '2008-08-12T10:00:00Z') })
    await add('/var/log/secure on db01.example.org is empty', { audience: 'outside', ...at('before', null, '2008-08-12T11:00:00Z') })
    await add('a strange key', { source: 'Daniel’s notes', ...at('within', '2008-08-12T12:00:00Z', '2008-08-12T13:00:00Z') })
    await add('nobody knows when', at('unknown', null))
    const corrected = await add('mail stops', at('exact', '2008-08-13T09:00:00Z'))
    await w.run(mara, 'timeLine.correct', {
      incidentId: incident.id, entryId: corrected, text: 'mail relay stops', writtenAs: '', reason: 'Read again.',
      ...at('about', '2008-08-13T09:00:00Z'),
    }, { version: 1 })
  })
  test.each<[Partial<TimeLineFilter>, string[]]>([
    [{ q: 'sshd' }, ['sshd restarted']],
    [{ q: 'SSH' }, ['sshd restarted']],
    [{ q: 'restarted sshd' }, ['sshd restarted']],
    [{ q: 'sshd stopped' }, []],
    [{ q: 'db01' }, ['/var/log/secure on db01.example.org is empty']],
    [{ q: 'db01.example.org' }, ['/var/log/secure on db01.example.org is empty']],
    [{ q: 'example.db01' }, []],
    [{ q: '/var/log/sec' }, ['/var/log/secure on db01.example.org is empty']],
    [{ q: 'daniel' }, ['a strange key']],
    [{ q: 'build' }, ['sshd restarted']],
    [{ q: 'relay' }, ['mail relay stops']],
    [{ q: `'; drop table & | !( <-> :* \\` }, []],
    [{ host: 'web' }, ['sshd restarted']],
    [{ account: 'root' }, ['sshd restarted']],
    [{ account: 'build user' }, ['sshd restarted']],
    [{ account: 'build' }, []],
    [{ for: 'outside' }, ['/var/log/secure on db01.example.org is empty']],
    [{ for: 'outside', q: 'sshd' }, []],
    [{ kind: 'within' }, ['a strange key']],
    [{ kind: 'unknown' }, ['nobody knows when']],
    // As it stands now, not as it was first written.
    [{ kind: 'about' }, ['mail relay stops']],
    [{ kind: 'exact' }, ['sshd restarted']],
    [{ from: '2008-08-12T11:00', to: '2008-08-12T12:00:01' }, ['/var/log/secure on db01.example.org is empty', 'a strange key']],
    [{ from: '2008-08-13', to: '2008-08-13' }, ['mail relay stops']],
    [{ q: 'stops', from: '2008-08-14' }, []],
    [{ to: '2008-08-12T10:30', q: 'sshd' }, ['sshd restarted']],
  ])('%o', async (filter, expected) => {
    expect(await texts(filter.host ? { host: web } : filter)).toEqual(expected)
  })
  test('promise 13: what an address asks that is no filter is not asked', () => {
    expect(timeLineFilter({
      q: ' \u0000 ', host: 'web03', for: 'press', kind: 'roughly', from: 'once upon a time', to: '2008-13-01', account: '',
    }, clock)).toEqual(nothingAsked)
    expect(timeLineFilter({ q: ' a\u0000b ', from: '2008-08-12' }, clock)).toEqual({ ...nothingAsked, q: 'a b', from: '2008-08-12' })
  })
  test('N3, N8: of an incident that is not seen whole nothing fits, hidden and missing alike', async () => {
    const lena = await w.person('Lena Limited')
    const seat = await w.seat(incident, lena, { sees: 'shared' })
    const [{ id }] = (await w.sql.query(`select id from time_line_entry where incident_id = $1`, [incident.id])).rows
    await someShare(w, incident, seat, 'time line entry', id)
    const outsider = await w.person('Olive Outside')
    for (const who of [lena, outsider])
      for (const of of [incident.id, newId()]) expect(await matching(who, of, 'sshd')).toMatchObject({ found: [] })
    const [hidden, missing] = [await matching(outsider, incident.id, 'sshd'), await matching(outsider, newId(), 'sshd')]
    expect(hidden.buffers).toBe(missing.buffers)
    expect((await matching(mara, incident.id, 'sshd')).found).toHaveLength(1)
  })
})

describe('what a filter costs', () => {
  test('E1: pages of 200 of what fits, each entry once; many hits or few', async () => {
    const long = await fill(3000)
    for (const [q, expected] of [['odd', 1500], ['rare', 30], ['line', 3000]] as const) {
      const seen: string[] = []
      for (let after: TimeLinePlace | null = null, more = true; more;) {
        const { entries, next } = await page({ q }, long, after)
        seen.push(...entries.map((each) => each.text))
        after = timeLinePlace(next ?? undefined)
        more = after !== null
      }
      expect(seen).toHaveLength(expected)
      expect(new Set(seen).size).toBe(expected)
      expect(seen.map(numberIn)).toEqual(seen.map(numberIn).sort((a, b) => a - b))
    }
  })
  test('N3: how often others use a word costs nothing', async () => {
    const own = await fill(600)
    const before = await matching(mara, own.id, 'rare')
    const elsewhere = await fill(3000)
    await w.sql.query(`insert into time_line_entry (id, incident_id, number, text, happened, happened_us, sort_us, recorded_at, by_seat_id)
      select gen_random_uuid(), $1, 10000 + i, 'rare', 'exact', i, i, muster.now(), $2 from generate_series(1, 30000) i`,
    [elsewhere.id, elsewhere.seatId])
    while (await readBacklog());
    await w.sql.query('vacuum analyze time_line_entry, search_document')
    const after = await matching(mara, own.id, 'rare')
    expect(after.found).toEqual(before.found)
    expect(after.buffers).toBeLessThanOrEqual(before.buffers + 8)
  }, 60_000)
  test('the same hits cost the same in a timeline twenty times as long', async () => {
    const [short, long] = [await fill(4000), await fill(80_000)]
    for (const [what, filter] of [['a word', { words: 'rare' }], ['a host', { host: true }], ['an account', { account: 'mallory' }],
      ['for outside', { for: 'outside' }], ['a kind', { kind: 'about' }]] as const) {
      const costs = [await matching(mara, short.id, filter), await matching(mara, long.id, filter)]
      expect(costs.map(({ found }) => found.length), what).toEqual([30, 30])
      expect(costs[1]!.buffers / costs[0]!.buffers, `${what}: ${costs.map((cost) => cost.buffers).join(' and ')} buffers`).toBeLessThan(2)
    }
  }, 120_000)
})

const numberIn = (text: string) => Number(/\d+/.exec(text)![0])

/** An incident with so many entries; thirty of them, spread over all, are rare ones. */
async function fill(rows: number): Promise<SomeIncident> {
  const long = await w.open(mara)
  const host = await someHost(w, long, 'web03')
  await w.sql.query(`
    insert into time_line_entry (id, incident_id, number, text, happened, happened_us, sort_us, recorded_at, by_seat_id, accounts, audience)
    select gen_random_uuid(), $1, i, 'line ' || i || case i % 2 when 1 then ' odd' else '' end || case when rare then ' rare' else '' end,
      case when rare then 'about' else 'exact' end, i * 1000, i * 1000, muster.now(), $2, case when rare then 'mallory' else '' end,
      case when rare then 'outside' else 'team' end
    from (select i, i % ($3 / 30) = 0 and i / ($3 / 30) <= 30 as rare from generate_series(1, $3) i) x`, [long.id, long.seatId, rows])
  await w.sql.query(`insert into time_line_mention (id, incident_id, entry_id, host_id)
    select gen_random_uuid(), $1, id, $2 from time_line_entry where incident_id = $1 and accounts <> ''`, [long.id, host])
  while (await readBacklog());
  await w.sql.query('vacuum analyze time_line_entry, search_document')
  return long
}

type Rare = { words?: string; host?: boolean; account?: string; for?: string; kind?: string }

/** What the look-up of the gate finds for somebody, and the buffers that it touches. */
async function matching(who: SomePerson, of: string, filter: Rare | string) {
  const asked: Rare = typeof filter === 'string' ? { words: filter } : filter
  const { words = null, host = false, account = null, for: audience = null, kind = null } = asked
  const [named] = host ? (await w.sql.query<{ id: string }>('select id from host where incident_id = $1', [of])).rows : []
  return weigh(who, async ({ tx }) => {
    const values = [of, words, named?.id ?? null, account, audience, kind]
    const call = `muster.time_line_matching(${values.map((value) => (value === null ? 'null' : `'${value.replaceAll("'", "''")}'`)).join()},
      null, null, false, -1, 0, '00000000-0000-0000-0000-000000000000', 200)`
    const [{ found }] = await tx.$queryRawUnsafe<[{ found: string[] }]>(`select ${call} as found`)
    const [answer] = await tx.$queryRawUnsafe<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }[]>(
      `explain (analyze, buffers, timing off, summary off, format json) select ${call}`)
    const { Plan: plan } = answer!['QUERY PLAN'][0]
    return { found, buffers: plan['Shared Hit Blocks']! + plan['Shared Read Blocks']! }
  })
}
