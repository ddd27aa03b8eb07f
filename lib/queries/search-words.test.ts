import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { look } from '@/lib/db/as'
import { readBacklog } from '@/lib/db/search-backlog'
import { asked, askedWords } from '@/lib/rules/search'
import { nothingAsked } from '@/lib/rules/time-line-filter'
import { randomFrom } from '@/lib/testing/random'
import { see } from '@/lib/testing/see'
import { someHost } from '@/lib/testing/things'
import { world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'
import { search } from './search'
import { timeLine } from './time-line'

// C13: the words of a search are read in one way, by the search and by the field above the time line.

let w: World
let mara: SomePerson
beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
})
afterAll(() => w.end())

const bySearch = async (of: SomeIncident, typed: string) => {
  const groups = await look(mara, (at) => search(at, typed, of.id, 50))
  return (groups.find(({ noun }) => noun === 'time line')?.hits ?? []).map(({ quiet }) => Number(quiet.replace('No. ', ''))).sort((a, b) => a - b)
}
const byFilter = async (of: SomeIncident, typed: string) => {
  const { entries, unknown } = await see(mara, of, (within) => timeLine(within, {
    after: null, opened: null, filter: { ...nothingAsked, q: typed }, zone: 'UTC', by: 'host', many: false,
  }))
  return [...entries, ...unknown].map(({ number }) => number).sort((a, b) => a - b)
}
/** The numbers of the entries that both find. */
const found = async (of: SomeIncident, typed: string) => {
  const [one, other] = [await bySearch(of, typed), await byFilter(of, typed)]
  expect(other, `“${typed}” above the timeline, and by the search`).toEqual(one)
  return one
}
const add = async (of: SomeIncident, text: string, more: object = {}) => String((await w.run(mara, 'timeLine.add', {
  incidentId: of.id, happened: { kind: 'exact', start: '2026-03-04T09:00:00Z', end: null, zone: 'UTC' }, writtenAs: '', foundAt: null, text, source: '', accounts: '',
  hostIds: [], evidenceIds: [], taskId: null, audience: 'team', ...more,
})).answer.entryId)

describe('C13: one reading of words', () => {
  test('accents, addresses that were made harmless, exact addresses, scripts without blanks', async () => {
    const incident = await w.open(mara)
    for (const text of ['the shift handover (Übergabe) was skipped', 'mail links to hxxps://login[.]example[.]net/in', 'proxy: GET https://login.example.net/in',
      'traffic to 198.51.100.7', 'traffic to 198.51.100.70', 'to 198.51.100.7:443, then 198.51.100.7/24', 'Удалён файл', 'ファイルを削除しました', '从服务器删除日志', 'ลบไฟล์บันทึกแล้ว',
      'see C:\\Users\\ユーザー\\log.txt'])
      await add(incident, text)
    for (const [typed, numbers] of [
      ['ubergabe', [1]], ['Übergabe', [1]], ['login.example.net', [2, 3]], ['login[.]example[.]net', [2, 3]], ['hxxps://login.example.net', [2, 3]], ['login(dot)example', [2, 3]],
      ['198.51.100.7', [4, 6]], ['198[.]51[.]100[.]7', [4, 6]], ['198.51.100.7:443', [6]], ['198.51.100', [4, 5, 6]], ['198.51.100.70', [5]], ['удален', [7]],
      ['削除', [8]], ['削', [8]], ['删除', [9]], ['除', [8, 9]], ['除削', []], ['ファイル', [8]], ['ไฟล์', [10]], ['ユーザー', [11]], ['users ユーザ log', [11]], ['ユーザー.log', [11]],
    ] as const) expect([typed, await found(incident, typed)]).toEqual([typed, numbers])
  })
  test('events are found by the names of their hosts, also together with words, and as a correction says', async () => {
    const incident = await w.open(mara)
    const [web, db] = [await someHost(w, incident, 'web03.example.org', 'suspected'), await someHost(w, incident, 'db-01', 'suspected')]
    await add(incident, 'sshd restarted', { hostIds: [web, db] })
    const corrected = await add(incident, 'sshd stopped')
    for (const [typed, numbers] of [['web03', [1]], ['db-01', [1]], ['sshd example.org', [1]], ['stopped web03', []], ['sshd', [1, 2]]] as const)
      expect([typed, await found(incident, typed)]).toEqual([typed, numbers])
    await w.run(mara, 'timeLine.correct', {
      incidentId: incident.id, entryId: corrected, text: 'sshd killed', happened: { kind: 'unknown', start: null, end: null, zone: 'UTC' }, writtenAs: '', reason: 'Read again.',
      hostIds: [web], source: '', accounts: '', evidenceIds: [], taskId: null, foundAt: null,
    }, { version: 1 })
    expect(await found(incident, 'killed web03')).toEqual([2])
    const [group] = await look(mara, (at) => search(at, 'killed web03', incident.id, 5))
    expect(group!.hits[0]!.excerpt).toContainEqual({ text: 'web03', hit: true })
  })
  test('of random words of random entries both find the same, whether their words wait to be read or not', async () => {
    const random = randomFrom(13)
    const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!
    const words = ['sshd', 'Übergabe', 'web03.example.org', '/var/log/secure', 'hxxps://login[.]example[.]net', '203.0.113.7', '203.0.113.77:443', 'ファイルを削除', '删除日志', 'ลบไฟล์', 'CORP\\kim',
      'kim[at]corp.example', 'ﬁle', 'No. 7', 'a', '-', '...', 'E-07', 'x[.]y', '2001:db8::1', 'O’Neill', '“quoted”', 'Удалён', '한글', 'log削除.exe', '100%', 'hxxp', '😀']
    const incident = await w.open(mara)
    const hosts = [await someHost(w, incident, 'web03.example.org', 'suspected'), await someHost(w, incident, 'ホスト-1', 'suspected')]
    const texts = Array.from({ length: 45 }, () => Array.from({ length: 1 + Math.floor(random() * 6) }, () => one(words)).join(one([' ', ' ', ', ', '/', ''])))
    for (const [at, text] of texts.entries()) await add(incident, text || 'x', { hostIds: at % 5 ? [] : [one(hosts)], source: one(words), accounts: one(['', 'root, kim']) })
    const piece = () => {
      const letters = [...one(texts)]
      const start = Math.floor(random() * letters.length)
      const cut = (all: readonly string[]) => all.slice(0, 1 + Math.floor(random() * 8)).join('')
      return one([one(words), cut([...one(words)]), cut([...one(one(texts).split(/[ ,/.]+/))]), cut(letters.slice(start))])
    }
    const typed = Array.from({ length: 120 }, () => (random() < 0.3 ? `${piece()} ${piece()}` : piece()).replaceAll('\0', ' ').trim()).filter((each) => askedWords(asked(each)).length > 0)
    const before: Record<string, number[]> = {}
    for (const each of typed) before[each] = await found(incident, each)
    expect(Object.values(before).filter((numbers) => numbers.length > 0 && numbers.length < 45).length).toBeGreaterThan(60)

    // The same entries, of which the words wait: the field above the time line finds them all the same. Hosts are linked only to what is read at once.
    await w.sql.query(`update search_document set words = '' where incident_id = $1 and noun = 'time line'`, [incident.id])
    await w.sql.query('insert into search_backlog values ($1, 1, 45)', [incident.id])
    const linked = new Set((await w.sql.query<{ number: number }>(`select e.number from time_line_entry e join time_line_mention m on m.entry_id = e.id
      where e.incident_id = $1`, [incident.id])).rows.map(({ number }) => number))
    for (const each of typed) {
      const now = await byFilter(incident, each)
      const own = (numbers: readonly number[]) => numbers.filter((number) => !linked.has(number))
      expect(own(now), each).toEqual(own(before[each]!))
    }
    while (await readBacklog());
    for (const each of typed) expect(await found(incident, each)).toEqual(before[each])
  }, 120_000)
  test('the page marks what the database found: both cut a text into the same words', async () => {
    const random = randomFrom(37)
    const letters = [...'ab1.-/:[](){}@dotathxp ÜßﬁＡ％！。、・「」ー゛ガ削除ไฟล์한글Удё“’\u00a0\t😀']
    for (let each = 0; each < 400; each++) {
      const text = Array.from({ length: Math.floor(random() * 24) }, () => letters[Math.floor(random() * letters.length)]).join('') + (each % 4 ? '' : '[.]hxxps://x')
      const { rows: [row] } = await w.sql.query<{ words: string }>('select muster.plain_words($1) as words', [asked(text)])
      expect(askedWords(asked(text)).map(({ word }) => word), JSON.stringify(text)).toEqual(row!.words.split(' ').filter(Boolean).slice(0, 12))
    }
  })
})

describe('while the words of a large file wait to be read', () => {
  test('E5: the field above the timeline finds its entries at once, a word of many and of few, in order, page by page, with other filters', async () => {
    const incident = await w.open(mara)
    await w.sql.query(
      `insert into time_line_entry (id, incident_id, number, text, happened, happened_us, sort_us, recorded_at, by_seat_id, audience)
       select gen_random_uuid(), $1, i, 'sshd: session ' || i || case when i % 1000 = 0 then ' Okapi削除' else '' end, 'exact', 9000 - i, 9000 - i, now(), $2,
         case when i % 2000 = 0 then 'outside' else 'team' end
       from generate_series(1, 6000) i`, [incident.id, incident.seatId])
    const page = (filter: object, after: { us: string; rank: number; id: string } | null = null) => see(mara, incident, (within) => timeLine(within, {
      after, opened: null, filter: { ...nothingAsked, ...filter }, zone: 'UTC', by: 'host', many: false }))
    const numbers = async (filter: object) => (await page(filter)).entries.map(({ number }) => number)
    const look200 = Array.from({ length: 200 }, (_, at) => 6000 - at)
    for (const waits of [true, false]) {
      expect(await numbers({ q: 'okapi' })).toEqual([6000, 5000, 4000, 3000, 2000, 1000])
      expect(await numbers({ q: '削除 ssh' })).toEqual([6000, 5000, 4000, 3000, 2000, 1000])
      expect(await numbers({ q: 'okapi', for: 'outside' })).toEqual([6000, 4000, 2000])
      expect(await numbers({ q: 'sshd' })).toEqual(look200)
      expect(await numbers({ q: 'sshd okap nothing' })).toEqual([])
      if (waits) {
        // Half of them are read: those of both halves are found.
        await readBacklog()
        expect(await numbers({ q: 'okapi' })).toEqual([6000, 5000, 4000, 3000, 2000, 1000])
        expect(await numbers({ q: 'sshd' })).toEqual(look200)
        while (await readBacklog());
      }
    }
  })
})
