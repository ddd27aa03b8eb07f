import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bodyOf, send, sendFile, takeOut, tokenFor } from '@/lib/testing/calls'
import { someEvidence, someHost } from '@/lib/testing/things'
import { timeLineFile } from '@/lib/testing/time-line-file'
import { world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'

// E5, L1: files go in and out by HTTP, and what goes out comes in again as it was.

let w: World
let mara: SomePerson
let token: string
let lenas: string
let outsiders: string
let from: SomeIncident
let into: SomeIncident

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  const lena = await w.person('Lena Limited')
  const olive = await w.person('Olive Outside')
  ;[token, lenas, outsiders] = [await tokenFor(w, mara.id), await tokenFor(w, lena.id), await tokenFor(w, olive.id)]
  from = await w.open(mara)
  into = await w.open(mara, { codeName: 'Silver Otter' })
  await w.seat(from, lena, { sees: 'shared' })
})
afterAll(() => w.end())

const exported = (incidentId: string, as: string, whose: string | null = token) => takeOut(whose, incidentId, `as=${as}`)
const sent = (incidentId: string, body: BodyInit, query = '', whose: string | null = token) => sendFile(whose, incidentId, body, query)
async function brought(incidentId: string, body: BodyInit, query = '') {
  const { importId, ...counts } = bodyOf(await sent(incidentId, body, query))
  const done = await send(token, 'timeLine.import', { input: { incidentId, importId } })
  return { ...counts, ...(bodyOf(done).answer as object) }
}

type Line = Record<string, unknown> & { corrections: Record<string, unknown>[] }
const without = (line: Record<string, unknown>, ...names: string[]) => Object.fromEntries(Object.entries(line).filter(([name]) => !names.includes(name)))
/** What entries say, without who wrote them down and when. */
const contents = (text: string) => text.trim().split('\n').map((line) => {
  const entry = JSON.parse(line) as Line
  const corrections = entry.corrections.map((each) => without(each, 'by', 'at', 'evidence', 'task'))
  return { ...without(entry, 'number', 'recordedAt', 'by', 'evidence', 'task', 'late'), corrections }
})

const odd = [
  '=1+1', '+1', '-1', '@x', '\tx', "'=x", "''quoted", "'plain", 'a "quoted", cell\nwith two lines\r\nand a return', 'über 🦊', ';', '\u202eabc',
]

describe('out and in again (E5)', () => {
  beforeAll(async () => {
    const hostId = await someHost(w, from, 'app1')
    const evidenceId = await someEvidence(w, from, 1)
    const { id: taskId } = await w.task(from, 'log-copy')
    const add = (more: object) => w.run(mara, 'timeLine.add', {
      incidentId: from.id, happened: { kind: 'exact', start: '2008-08-12T19:40:07.123456Z', end: null, zone: 'Europe/Berlin' }, writtenAs: '',
      foundAt: null, text: 'x', source: '', hostIds: [], accounts: '', evidenceIds: [], taskId: null, audience: 'team', ...more,
    })
    const zone = 'Asia/Calcutta'
    const [a, b] = ['2008-08-12T19:40:00Z', '2008-08-12T21:40:00.5Z']
    for (const happened of [
      { kind: 'range', start: a, end: b, zone }, { kind: 'within', start: a, end: b, zone }, { kind: 'about', start: '0005-01-01T00:00:00Z', end: null, zone },
      { kind: 'before', start: null, end: b, zone }, { kind: 'after', start: a, end: null, zone }, { kind: 'unknown', start: null, end: null, zone },
    ]) await add({ happened, text: `It was ${happened.kind}.` })
    for (const text of odd) await add({ text, source: text, accounts: text, writtenAs: text })
    const full = await add({
      text: 'full', foundAt: '2008-08-13T07:20:00.25Z', hostIds: [hostId], evidenceIds: [evidenceId], taskId, accounts: 'root, admin', audience: 'outside',
    })
    const happened = { kind: 'before', start: null, end: '2008-08-12T19:41:00Z', zone: 'UTC' }
    const other = await someHost(w, from, 'db2')
    for (const [version, change] of [
      [1, { happened, text: 'corrected' }], [2, { text: '=corrected, "again"', hostIds: [other], accounts: '=mallory', otherHosts: 'x.example' }],
      [3, { source: 'wtmp', foundAt: null, hostIds: [], evidenceIds: [], taskId: null }],
    ] as const) {
      await w.run(mara, 'timeLine.correct', { incidentId: from.id, entryId: full.answer.entryId, reason: 'Read again.', ...change }, { version })
    }
    await brought(from.id, timeLineFile('centos_sshd_events.jsonl.gz').toString(), 'zone=Europe/Berlin')
  })
  test.each(['csv', 'jsonl'])('an export as %s is imported elsewhere and exported again: the same entries', async (as) => {
    const target = await w.open(mara, { codeName: `Target ${as}` })
    const file = (await exported(from.id, as)).text
    const many = 6 + odd.length + 1 + 2002
    expect(await brought(target.id, file)).toMatchObject({ readable: many, refused: 0, added: many })
    const before = contents((await exported(from.id, 'jsonl')).text)
    expect(before).toHaveLength(many)
    expect(contents((await exported(target.id, 'jsonl')).text)).toEqual(before)
    expect(before.at(6 + odd.length)).toMatchObject({
      text: 'full', hosts: ['app1'], corrections: [
        { text: 'corrected', hosts: ['app1'] }, { hosts: ['x.example', 'db2'], accounts: '=mallory', source: '' },
        { hosts: ['x.example'], accounts: '=mallory', source: 'wtmp', found: null },
      ],
    })
    // The place in the list is that of the newest correction.
    const sorts = async (incident: SomeIncident) => (await w.sql.query(
      'select number, sort_us, sort_rank from time_line_entry where incident_id = $1 order by number', [incident.id])).rows
    expect(await sorts(target)).toEqual(await sorts(from))
  })
  test.each(['csv', 'jsonl'])('an export as %s imported into its own timeline adds nothing', async (as) => {
    expect(await brought(from.id, (await exported(from.id, as)).text)).toMatchObject({ added: 0, refused: 0 })
  })
  test('trial-runs F7: hosts of a correction are linked where it is taken over; the newest naming stands', async () => {
    const target = await w.open(mara)
    await someHost(w, target, 'DB2')
    await someHost(w, target, 'app1')
    await brought(target.id, (await exported(from.id, 'jsonl')).text)
    const { rows } = await w.sql.query(`select h.name, m.stands, m.correction_id is null as first from time_line_mention m join host h on h.id = m.host_id
      join time_line_entry e on e.id = m.entry_id where m.incident_id = $1 and e.text = 'full' order by 3 desc, lower(h.name)`, [target.id])
    expect(rows.map(({ name, stands, first }) => [name, stands, first])).toEqual([['app1', false, true], ['app1', false, false], ['DB2', false, false]])
  })
  test('no cell of a CSV file begins like a formula', async () => {
    const file = (await exported(from.id, 'csv')).text
    for (const cell of ["'=1+1", "'+1", "'-1", "'@x", "''=x", "''quoted"]) expect([cell, file.includes(`,${cell},`)]).toEqual([cell, true])
    expect(file.split(/,|\r\n/).filter((cell) => /^"?[=+@\t-]/.test(cell))).toEqual([])
  })
  test('what is sent: an attachment that no cache keeps', async () => {
    const { status, headers } = await exported(from.id, 'csv')
    expect(status).toBe(200)
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="time-line.csv"', 'cache-control': 'no-store',
    })
  })
  test('L1: the book says who took it out, how, and how much', async () => {
    const before = (await w.entries(from)).length
    await exported(from.id, 'jsonl')
    const entries = await w.entries(from)
    expect(entries).toHaveLength(before + 1)
    expect(JSON.parse(entries.at(-1)!.content)).toMatchObject({
      kind: 'timeLine.exported', says: 'exported the timeline, 2021 entries, as JSON Lines', about: { as: 'jsonl', entries: 2021 }, actor: { id: mara.id },
    })
  })
})

describe('who may', () => {
  const nowhere = '00000000-0000-4000-8000-000000000000'
  test('N3: hidden and missing are answered alike, in and out', async () => {
    for (const call of [(id: string) => exported(id, 'csv', outsiders), (id: string) => sent(id, '{}', '', outsiders)]) {
      const [hidden, missing] = [await call(into.id), await call(nowhere)]
      expect(hidden.status).toBe(404)
      expect(hidden.headers).toEqual(missing.headers)
      expect(hidden.text).toBe(missing.text)
    }
  })
  test('N8: not a limited seat; and nobody without a token', async () => {
    expect((await exported(from.id, 'csv', lenas)).status).toBe(403)
    expect((await sent(from.id, '{}', '', lenas)).status).toBe(403)
    expect((await exported(from.id, 'csv', null)).status).toBe(401)
    expect((await sent(from.id, '{}', '', null)).status).toBe(401)
  })
  test('promise 13: what an address doesn’t have is refused', async () => {
    for (const query of ['other=1', 'zone=Berlin/Europe', 'mapping={', 'mapping={"as":"own","x":1}', `name=${'x'.repeat(256)}`, 'name='])
      expect([query, (await sent(into.id, '{}', query)).status]).toEqual([query, 400])
    expect((await exported(into.id, 'xlsx')).status).toBe(400)
  })
})
