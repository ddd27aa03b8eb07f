import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { look } from '@/lib/db/as'
import type { SearchNoun } from '@/lib/rules/search'
import { someEvidence, someHost, someShare } from '@/lib/testing/things'
import { world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'
import { search } from './search'

let w: World
let mara: SomePerson
let priya: SomePerson
let lena: SomePerson
let incident: SomeIncident
let other: SomeIncident
let lenaSeat: string
let priyaSeat: string
const others: Record<string, SomePerson> = {}

const find = (who: SomePerson, typed: string, within: string | null = null) => look(who, (at) => search(at, typed, within, 8))
const titles = async (who: SomePerson, typed: string, within: string | null = null) =>
  (await find(who, typed, within)).flatMap(({ noun, hits }) => hits.map((hit) => [noun, hit.title.map(({ text }) => text).join('')]))
const first = async (typed: string) => (await find(mara, typed))[0]!.hits[0]!

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  priya = await w.person('Priya Raman')
  lena = await w.person('Lena Limited', { ours: false })
  incident = await w.open(mara)
  priyaSeat = await w.seat(incident, priya)
  lenaSeat = await w.seat(incident, lena, { sees: 'shared' })
  others.outsider = await w.person('Olive Outside')
  others.administrator = await w.person('Ada Admin', { administrator: true })
  others.unacknowledged = await w.person('Una Unread')
  others.removed = await w.person('Remy Removed')
  await w.seat(incident, others.unacknowledged, { state: 'waiting' })
  await w.seat(incident, others.removed, { state: 'removed' })
  others.elsewhere = await w.person('Else Where')
  other = await w.open(others.elsewhere, { codeName: 'Silver Otter' })
})
afterAll(() => w.end())

const unknown = { kind: 'unknown', start: null, end: null, zone: 'UTC' }
const event = (who: SomePerson, text: string) => w.run(who, 'timeLine.add', {
  incidentId: incident.id, text, happened: unknown, writtenAs: '', foundAt: null, source: 'secure.log', accounts: 'root', hostIds: [], evidenceIds: [], taskId: null, audience: 'team',
})

describe('what is found of each kind, as soon as it is written', () => {
  test('a task by its title, and by what is written in it: results, answers, items, remarks', async () => {
    const task = await w.task(incident, 'log-copy')
    expect(await first('log cop')).toMatchObject({ noun: 'task', href: `/incidents/${incident.id}/plan/${task.id}`, codeName: 'Copper Heron' })
    await w.sql.query(`update task set state = 'in progress', coordinator_seat_id = $2, started_at = now() where id = $1`, [task.id, priyaSeat])
    await w.run(priya, 'task.remark', { incidentId: incident.id, taskId: task.id, text: 'The zebra disk is slow.' })
    await w.run(priya, 'task.addItem', { incidentId: incident.id, taskId: task.id, text: 'Look at quagga', level: 'should' })
    await w.run(priya, 'task.writeResult', { incidentId: incident.id, taskId: task.id, result: 'Fourteen okapi copied.' }, { version: task.version })
    for (const word of ['zebra', 'quagga', 'okapi']) {
      const hit = await first(word)
      expect(hit.title).toEqual([{ text: 'Log copy', hit: false }])
      expect(hit.excerpt).toContainEqual({ text: word, hit: true })
    }
    await w.sql.query(`update task set result = '' where id = $1`, [task.id])
    expect((await titles(mara, 'okapi')).filter(([noun]) => noun === 'task')).toEqual([])
  })
  test('an entry of the timeline with its corrections; what stands now is its title', async () => {
    const done = await event(priya, 'Sign-in to web03.example.org from 192.0.2.7')
    const id = String(done.answer.entryId)
    for (const typed of ['web03', 'example.org', 'exam', '192.0.2.7', '192.0', '0.2.7', 'sign-in web03', 'SECURE.log'])
      expect([typed, ...(await titles(mara, typed))[0] ?? []]).toEqual([typed, 'time line', 'Sign-in to web03.example.org from 192.0.2.7'])
    expect((await titles(mara, 'eb03 example')).length).toBe(0)
    const hit = await first('192.0.2.7')
    expect(hit.href).toBe(`/incidents/${incident.id}/time-line?entry=1#entry-1`)
    await w.run(priya, 'timeLine.correct', {
      incidentId: incident.id, entryId: id, text: 'Sign-in to web04', happened: unknown, writtenAs: '', reason: 'Typed wombat',
    }, { version: 1 })
    expect((await titles(mara, 'wombat'))[0]).toEqual(['time line', 'Sign-in to web04'])
    expect((await titles(mara, 'web03'))[0]).toEqual(['time line', 'Sign-in to web04'])
  })
  test('people, hosts, evidence, questions, calls and the incident itself', async () => {
    expect((await first('Raman')).href).toBe(`/incidents/${incident.id}/people?seat=${priyaSeat}#person-${priyaSeat}`)
    const host = await someHost(w, incident, 'build-x86-01.example.org')
    expect(await first('x86-01')).toMatchObject({ noun: 'host', quiet: 'confirmed', href: `/incidents/${incident.id}/hosts?host=${host}#host-${host}` })
    await someEvidence(w, incident, 7)
    expect(await first('e-07')).toMatchObject({ noun: 'evidence', quiet: 'E-07' })
    await w.run(priya, 'question.ask', { incidentId: incident.id, text: 'May the capybara restart?', taskId: null })
    expect((await first('capybara')).noun).toBe('question')
    await w.run(priya, 'logBook.note', {
      incidentId: incident.id, kind: 'telephone', at: new Date().toISOString(), text: 'The pangolin is down.',
      call: { with: 'Tapir desk', way: 'they called', calledBack: false },
    })
    for (const typed of ['pangolin', 'tapir']) {
      const hit = await first(typed)
      expect(hit.noun).toBe('log book')
      expect([...hit.title, ...hit.excerpt]).toContainEqual({ text: typed === 'tapir' ? 'Tapir' : typed, hit: true })
      expect(hit.href).toMatch(/log-book\?entry=\d+#entry-\d+$/)
    }
    expect((await first('Copper')).noun).toBe('incident')
  })
  test('the best first: a title before a text; counts say how many there are', async () => {
    await someHost(w, incident, 'narwhal')
    await w.sql.query(`update host set why = 'beside narwhal' where name = 'build-x86-01.example.org'`)
    const [group] = await find(mara, 'narwhal')
    expect(group!.hits.map(({ title }) => title[0]!.text)).toEqual(['narwhal', 'build-x86-01.example.org'])
    expect(group!.many).toBe(2)
  })
  test('promise 13: anything may be typed', async () => {
    for (const typed of ['', ' ', "'", '\\', ':*', '&|!()', '%s', 'a\0b', "x' | 'y", '…', '😀', '\ud800', 'x'.repeat(5000), 'a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q'])
      await expect(find(mara, typed), typed).resolves.toBeInstanceOf(Array)
  })
})

describe('what comes first', () => {
  test('what is called by what was typed, then people before hosts, evidence, the timeline and tasks', async () => {
    const task = await w.task(incident, 'snapshot')
    await w.sql.query(`update task set description = 'Priya Raman and gazelle' where id = $1`, [task.id])
    await event(mara, 'Priya Raman called about a gazelle')
    await someHost(w, incident, 'ibex-priya')
    await w.sql.query(`update host set why = 'gazelle' where name = 'narwhal'`)
    const nouns = async (typed: string) => (await find(mara, typed)).map(({ noun }) => noun)
    expect(await nouns('priya')).toEqual(['person', 'host', 'time line', 'task', 'log book'])
    expect(await nouns('gazelle')).toEqual(['host', 'time line', 'task', 'log book'])
    // A host that is called so comes before people of whom it is only written.
    await w.sql.query(`update seat set why = 'Looks after ibex-priya' where id = $1`, [priyaSeat])
    expect((await nouns('ibex')).slice(0, 2)).toEqual(['host', 'person'])
    expect((await find(mara, 'priya')).map(({ hits }) => hits.some(({ named }) => named))).toEqual([true, true, false, false, false])
  })
  test('E1, E3: an event shows when it happened, as its newest correction says, not when it was written down', async () => {
    const exact = (start: string) => ({ kind: 'exact', start, end: null, zone: 'Europe/Berlin' })
    const { answer } = await w.run(priya, 'timeLine.add', {
      incidentId: incident.id, text: 'dugong seen', happened: exact('2003-11-19T22:10:00.000123Z'), writtenAs: 'Nov 19', foundAt: null, source: '', accounts: '', hostIds: [],
      evidenceIds: [], taskId: null, audience: 'team',
    })
    const known = { at: new Date('2003-11-19T22:10:00Z'), exact: '2003-11-19T22:10:00.000123Z' }
    expect(await first('dugong')).toMatchObject({ at: known.at, happened: { kind: 'exact', start: known, end: null, writtenAs: 'Nov 19', zone: 'Europe/Berlin' } })
    await w.run(priya, 'timeLine.correct', {
      incidentId: incident.id, entryId: String(answer.entryId), text: 'dugong seen', writtenAs: '', reason: 'Misread.',
      happened: { kind: 'before', start: null, end: '2003-11-20T01:00:00Z', zone: 'UTC' },
    }, { version: 1 })
    expect(await first('dugong')).toMatchObject({ at: new Date('2003-11-20T01:00:00Z'), happened: { kind: 'before', start: null, zone: 'UTC' } })
    expect(await first('web04')).toMatchObject({ at: null, happened: { kind: 'unknown' } })
  })
})

describe('N3, N8: nobody finds what they may not see', () => {
  const anything = ['log', 'mara', 'copper', 'narwhal', 'example.org', 'pangolin', 'password', 'a', 'e-07']

  test.each(['outsider', 'administrator', 'unacknowledged', 'removed'])('%s: nothing, as if there were nothing', async (role) => {
    for (const typed of anything)
      for (const within of [null, incident.id, other.id])
        expect(await find(others[role]!, typed, within)).toEqual([])
  })
  test('a member of another incident finds their own alone', async () => {
    for (const typed of anything) {
      const found = (await find(others.elsewhere!, typed)).flatMap(({ hits }) => hits.map((hit) => hit.incidentId))
      expect(new Set([...found, other.id])).toEqual(new Set([other.id]))
      expect(await find(others.elsewhere!, typed, incident.id)).toEqual([])
    }
    expect((await titles(others.elsewhere!, 'otter'))[0]).toEqual(['incident', 'Silver Otter'])
    expect(await titles(mara, 'otter')).toEqual([])
  })
  test('a limited seat: what is shared with it, whom it works with and what it asked; the same counts, whatever else there is', async () => {
    const task = await w.task(incident, 'log-copy')
    expect(await titles(lena, 'zebra')).toEqual([])
    await someShare(w, incident, lenaSeat, 'task', task.id)
    expect(await titles(lena, 'zebra')).toEqual([['task', 'Log copy']])
    expect(await titles(lena, 'raman')).toEqual([['person', 'Priya Raman']])
    expect(await titles(lena, 'una')).toEqual([])
    expect(await titles(lena, 'narwhal')).toEqual([])
    expect(await titles(lena, 'capybara')).toEqual([])
    await w.run(lena, 'question.ask', { incidentId: incident.id, text: 'What is a capybara?', taskId: null })
    expect(await titles(lena, 'capybara')).toEqual([['question', 'What is a capybara?']])
    const event = String((await w.sql.query('select id from time_line_entry limit 1')).rows[0].id)
    await someShare(w, incident, lenaSeat, 'time line entry', event)
    const [found] = await find(lena, 'web04')
    expect(found).toMatchObject({ noun: 'time line' satisfies SearchNoun, many: 1 })
    expect(found!.hits[0]!.href).toBe(`/incidents/${incident.id}/tasks`)
    for (const typed of ['pangolin', 'copper', 'mail']) expect(await titles(lena, typed)).toEqual([])
    expect(await titles(lena, 'zebra', other.id)).toEqual([])
  })
  test('what was shared and is not any more is not found any more; removed is removed at once', async () => {
    await w.sql.query('delete from share where seat_id = $1', [lenaSeat])
    expect(await titles(lena, 'zebra')).toEqual([])
    await w.sql.query(`update seat set state = 'removed', ended_at = now() where id = $1`, [priyaSeat])
    expect(await titles(priya, 'zebra')).toEqual([])
    expect((await titles(mara, 'zebra')).length).toBeGreaterThan(0)
  })
})
