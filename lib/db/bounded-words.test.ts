import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { look } from '@/lib/db/as'
import { search } from '@/lib/queries/search'
import { receiveFile } from '@/lib/time-line-import/receive'
import { refusal, world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'
import { readBacklog } from './search-backlog'

// PostgreSQL keeps less than 1 MB of words of one thing, and refuses the whole act beyond: what is searched is cut, so no act fails by its words.

let w: World
let mara: SomePerson
let lena: SomePerson
let priya: SomePerson
let incident: SomeIncident
let lenaSeat: string
beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  priya = await w.person('Priya Raman')
  lena = await w.person('Lena Limited', { ours: false })
  incident = await w.open(mara)
  await w.seat(incident, priya)
  lenaSeat = await w.seat(incident, lena, { sees: 'shared' })
})
afterAll(() => w.end())

/** 69 letters that become a word of 200, found by 13 long parts: U+3300 stands for four letters of three bytes. */
const heads = Array.from({ length: 12 }, (_, at) => `${String.fromCharCode(97 + at)}.`).join('')
const word = (nth: number) => `${heads}${String.fromCharCode(0x4e00 + nth)}${'\u3300'.repeat(43)}`
const stream = Array.from({ length: 500 }, (_, nth) => word(nth)).join(' ')
const line = (text: string, more: object = {}) => `${JSON.stringify({ datetime: '2022-10-07T11:39:00Z', message: text, ...more })}\n`
const hostile = line('A line that an intruder wrote.', { hostname: stream.slice(0, 29_000), computer: stream.slice(0, 29_000), host: stream.slice(0, 29_000) })

const nouns = async (typed: string) => (await look(mara, (at) => search(at, typed, incident.id, 5))).map(({ noun }) => noun)

async function* pieces(bytes: Uint8Array, size = 64 * 1024): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
async function bring(where: SomeIncident, who: SomePerson, file: string) {
  const { importId } = await receiveFile(who, where.id, { name: 'log.jsonl', mapping: null, zone: null }, pieces(Buffer.from(file)))
  return refusal(w.run(who, 'timeLine.import', { incidentId: where.id, importId }))
}

describe('attack 2/6: words of more than PostgreSQL keeps', () => {
  test('nobody writes a result that keeps the coordinator from removing them, or from setting the task aside', async () => {
    const task = await w.task(incident, 'snapshot')
    await w.run(mara, 'task.assign', { incidentId: incident.id, taskId: task.id, seatId: lenaSeat, cover: [] })
    await w.run(lena, 'task.start', { incidentId: incident.id, taskId: task.id })
    const { version } = await w.task(incident, 'snapshot')
    await w.run(lena, 'task.writeResult', { incidentId: incident.id, taskId: task.id, result: stream.slice(0, 20_000) }, { version })
    expect(await refusal(w.run(mara, 'seat.remove', { incidentId: incident.id, seatId: lenaSeat, reason: 'No more.' }))).toBe('done')
    expect(await refusal(w.run(mara, 'task.setAside', { incidentId: incident.id, taskId: task.id, reason: 'No more.' }))).toBe('done')
    expect(await nouns(heads.slice(0, -1))).toContain('task')
  }, 120_000)

  test('a file with a line of a very long host name comes in', async () => {
    expect(await bring(incident, priya, line('one') + hostile + line('two'))).toBe('done')
  }, 120_000)

  test('words that are many are cut after the first ten thousand, each counted once', async () => {
    const { rows: [row] } = await w.sql.query<{ many: number; first: boolean }>(
      `select array_length(regexp_split_to_array(words, ' '), 1) as many, words like 'w1 w2 w3 %' as first
       from (select muster.first_words((select string_agg('w' || n || ' w' || n, ' ' order by n) from generate_series(1, 30000) n)) as words) as cut`)
    expect(row).toEqual({ many: 10_000, first: true })
    const { rows: [short] } = await w.sql.query<{ words: string }>(`select muster.first_words('a b a') as words`)
    expect(short!.words).toBe('a b a')
  })
})

describe('attack 2/6: an entry whose words can’t be read', () => {
  test('is passed over by the worker, whose next entries and incidents are read', async () => {
    const other = await w.open(mara, { codeName: 'Another' })
    const { rows: [was] } = await w.sql.query<{ source: string }>(`select pg_get_functiondef('muster.document_words'::regproc) as source`)
    const many = (text: string) => Array.from({ length: 5_100 }, (_, nth) => line(`${text} ${nth}`)).join('')
    expect(await bring(incident, priya, line('start') + line('poison') + many('first'))).toBe('done')
    expect(await bring(other, mara, many('second'))).toBe('done')
    await w.sql.query(was!.source.replace('BEGIN', 'begin').replace('begin', `begin if body ilike '%poison%' or title ilike '%poison%' then raise 'poison'; end if;`))
    for (let round = 0; round < 20; round++) await readBacklog()
    await w.sql.query(was!.source)
    expect((await w.sql.query('select 1 from search_backlog')).rows).toEqual([])
    expect(await nouns('first')).toContain('time line')
    expect(await nouns('poison')).toEqual([])
    const { rows: [none] } = await w.sql.query<{ many: number }>(
      `select count(*)::int as many from search_document where incident_id = $1 and noun = 'time line' and words = ''`, [incident.id])
    expect(none!.many).toBe(1)
  }, 120_000)
})
