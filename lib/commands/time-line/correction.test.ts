import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '@/lib/db/id'
import { timeLineEntries, type EntrySays } from '@/lib/queries/time-line-entries'
import { standing } from '@/lib/rules/time-line-standing'
import { timeLine } from '@/lib/queries/time-line'
import { search } from '@/lib/queries/search'
import { nothingAsked, type TimeLineFilter } from '@/lib/rules/time-line-filter'
import { look } from '@/lib/db/as'
import { see } from '@/lib/testing/see'
import { someEvidence, someHost, someShare } from '@/lib/testing/things'
import { untouched } from '@/lib/testing/untouched'
import { world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'

// E3: everything of an entry can be corrected, and what stood before stays.

let w: World
let mara: SomePerson
let lena: SomePerson
let incident: SomeIncident
let hosts: { main: string; web: string }
let evidenceId: string
let taskId: string
let lenasSeat: string

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  lena = await w.person('Lena Limited')
  incident = await w.open(mara)
  lenasSeat = await w.seat(incident, lena, { sees: 'shared' })
  hosts = { main: await someHost(w, incident, 'main-a', 'suspected'), web: await someHost(w, incident, 'web-a', 'suspected') }
  evidenceId = await someEvidence(w, incident, 1)
  taskId = (await w.task(incident, 'log-copy')).id
})
afterAll(() => w.end())

const happened = { kind: 'exact', start: '2003-11-19T17:00:00.000001Z', end: null, zone: 'Europe/Berlin' }
const add = async (more: object = {}) => String((await w.run(mara, 'timeLine.add', {
  incidentId: incident.id, happened, writtenAs: '', foundAt: null, text: 'a rootkit', source: 'syslog', hostIds: [hosts.main, hosts.web], accounts: 'root',
  evidenceIds: [], taskId: null, audience: 'team', ...more,
})).answer.entryId)
const correct = (entryId: string, change: object, version = 1) =>
  w.run(mara, 'timeLine.correct', { incidentId: incident.id, entryId, reason: 'Read again.', ...change }, { version })
const page = (filter: Partial<TimeLineFilter> = {}, by: 'host' | 'account' = 'host') => see(mara, incident, (within) => timeLine(within, {
  after: null, opened: null, filter: { ...nothingAsked, ...filter }, zone: 'UTC', by, many: false,
}))
const listed = async (entryId: string, filter: Partial<TimeLineFilter> = {}) => (await page(filter)).entries.find(({ id }) => id === entryId)
const rows = async (table: string, entryId: string) =>
  (await w.sql.query(`select * from ${table} where ${table === 'time_line_entry' ? 'id' : 'entry_id'} = $1 order by id`, [entryId])).rows
const lastAbout = async () => JSON.parse((await w.entries(incident)).at(-1)!.content).about

describe('trial-runs F7: a correction changes everything of an entry', () => {
  test('E3: hosts, accounts, source, evidence, task and when it was found out; the first writing and the rest stay', async () => {
    const id = await add()
    const before = (await rows('time_line_entry', id))[0]
    await correct(id, { hostIds: [hosts.web], accounts: 'mallory', source: 'wtmp', evidenceIds: [evidenceId], taskId, foundAt: '2003-11-20T08:00:00Z' })
    const entry = (await listed(id))!
    expect(entry).toMatchObject({
      text: 'a rootkit', hosts: [{ name: 'main-a' }, { name: 'web-a' }], accounts: 'root', source: 'syslog', evidence: [], task: null, found: null,
    })
    expect(standing<EntrySays>(entry)).toMatchObject({
      text: 'a rootkit', hosts: [{ id: hosts.web, name: 'web-a' }], accounts: 'mallory', source: 'wtmp', evidence: [{ id: evidenceId, label: 'E-01' }],
      task: { id: taskId }, found: { exact: '2003-11-20T08:00:00Z' }, happened: { start: { exact: '2003-11-19T17:00:00.000001Z' }, zone: 'Europe/Berlin' },
      reason: 'Read again.', by: 'Mara Lindqvist',
    })
    expect((await rows('time_line_entry', id))[0]).toEqual({ ...before, version: 2 })
    await correct(id, { hostIds: [], text: 'no rootkit' }, 2)
    const again = (await listed(id))!
    expect(again.corrections.map((each) => each.hosts.map(({ name }) => name))).toEqual([['web-a'], []])
    expect(standing<EntrySays>(again)).toMatchObject({ text: 'no rootkit', accounts: 'mallory', evidence: [{ label: 'E-01' }] })
  })
  test('E3: the book holds what differs, old and new, and nothing else', async () => {
    const id = await add()
    await correct(id, { hostIds: [hosts.web], accounts: 'root', text: 'a rootkit' })
    expect(await lastAbout()).toEqual({
      entryId: id, number: expect.any(Number), reason: 'Read again.', hostIds: [hosts.web], namedHosts: '',
      before: { hostIds: expect.arrayContaining([hosts.main, hosts.web]), namedHosts: '' },
    })
  })
  test('E3: what says nothing new is no correction; nor is one without a reason, or of something older', async () => {
    const id = await add()
    const no = (change: object, version?: number) => untouched(w, incident, () => correct(id, change, version))
    expect(await no({ text: 'a rootkit', accounts: 'root', hostIds: [hosts.web, hosts.main], happened: { ...happened, zone: 'UTC' }, writtenAs: '' }))
      .toMatchObject({ code: 'state', because: 'Nothing was changed. Correct what is wrong, then send it.' })
    expect(await no({ hostIds: [hosts.web] }, 2)).toMatchObject({ code: 'changed' })
    expect(await no({ hostIds: [hosts.web], reason: ' ' })).toMatchObject({ code: 'invalid' })
  })
  test('N3: a host, an item or a task of another incident is as good as none', async () => {
    const id = await add()
    const other = await w.open(mara)
    for (const change of [{ hostIds: [newId()] }, { hostIds: [await someHost(w, other, 'db-b')] }, { evidenceIds: [newId()] }, { taskId: newId() },
      { taskId: (await w.task(other, 'log-copy')).id }]) expect(await untouched(w, incident, () => correct(id, change))).toMatchObject({ code: 'missing' })
  })
})

describe('E3: what follows a correction', () => {
  test('the filter by host and account, and the drawing, go by what stands now', async () => {
    const id = await add({ accounts: 'backup', text: 'copied' })
    await correct(id, { hostIds: [hosts.main], accounts: 'mallory, root' })
    const found = async (filter: Partial<TimeLineFilter>) => (await listed(id, filter)) !== undefined
    expect(await found({ host: hosts.web })).toBe(false)
    expect(await found({ host: hosts.main })).toBe(true)
    expect(await found({ account: 'backup' })).toBe(false)
    expect(await found({ account: 'MALLORY' })).toBe(true)
    const lanes = async (by: 'host' | 'account') => (JSON.parse((await page({}, by)).drawn.entries) as unknown[][]).find((each) => each[6] === 'copied')![5]
    expect(await lanes('host')).toEqual(['main-a'])
    expect(await lanes('account')).toEqual(['mallory', 'root'])
    await correct(id, { accounts: 'backup' }, 2)
    expect([await found({ account: 'backup' }), await found({ account: 'mallory' })]).toEqual([true, false])
  })
  test('words are found, those of the correction and those that stood before', async () => {
    const id = await add({ source: 'zebrafinch', text: 'lookup' })
    await correct(id, { source: 'kingfisher', accounts: 'woodpecker' })
    for (const q of ['zebrafinch', 'kingfisher', 'woodpecker']) {
      expect([q, (await listed(id, { q })) !== undefined]).toEqual([q, true])
      const groups = await look(mara, (at) => search(at, q, incident.id, 5))
      expect([q, groups.some(({ noun }) => noun === 'time line')]).toEqual([q, true])
    }
  })
  test('N8: a limited seat sees of a shared entry the hosts that are shared with it, before and after', async () => {
    const id = await add({ text: 'shared' })
    await correct(id, { hostIds: [hosts.web], accounts: 'mallory' })
    await someShare(w, incident, lenasSeat, 'time line entry', id)
    await someShare(w, incident, lenasSeat, 'host', hosts.main)
    const [entry] = await see(lena, incident, (within) => timeLineEntries(within, [id]))
    if (!entry) throw new Error('the entry is shared')
    expect(entry.hosts.map(({ name }) => name)).toEqual(['main-a'])
    expect(standing<EntrySays>(entry)).toMatchObject({ hosts: [], accounts: 'mallory' })
  })
})
