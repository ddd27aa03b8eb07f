import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nothingAsked } from '@/lib/rules/time-line-filter'
import { see } from '@/lib/testing/see'
import { someEvidence, someHost } from '@/lib/testing/things'
import { world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'
import { encodeCursor } from './paging'
import { timeLine } from './time-line'
import { timeLinePlace, type TimeLinePlace } from './time-line-place'

let w: World
let mara: SomePerson
let incident: SomeIncident

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  incident = await w.open(mara)
})
afterAll(() => w.end())

const look = (after: TimeLinePlace | null = null, of = incident) => see(mara, of, (within) => timeLine(within, {
  after, opened: null, filter: nothingAsked, zone: 'UTC', by: 'host', many: false,
}))
const entry = (more: object = {}, of = incident) => ({
  incidentId: of.id, happened: { kind: 'exact', start: '2008-08-12T19:40:07.000001Z', end: null, zone: 'UTC' }, writtenAs: '',
  foundAt: null,
  text: 'sshd restarted', source: '', hostIds: [], accounts: '', evidenceIds: [], taskId: null, audience: 'team', ...more,
})
const nowhere = { kind: 'unknown', start: null, end: null, zone: 'UTC' }

describe('the timeline as a page', () => {
  test('E1 to E4: an entry with what it names, and its correction beside it', async () => {
    const hostId = await someHost(w, incident, 'app1', 'suspected')
    const evidenceId = await someEvidence(w, incident, 1)
    const { id: taskId } = await w.task(incident, 'log-copy')
    const sent = entry({ hostIds: [hostId], evidenceIds: [evidenceId], taskId, foundAt: '2008-08-13T07:20:00Z' })
    const added = await w.run(mara, 'timeLine.add', sent)
    await w.run(mara, 'timeLine.add', entry({ text: 'not known when', happened: nowhere }))
    await w.run(mara, 'timeLine.correct', {
      incidentId: incident.id, entryId: added.answer.entryId, text: 'sshd stopped', writtenAs: '', reason: 'Read again.',
      happened: { kind: 'before', start: null, end: '1601-01-01T00:00:00.000001Z', zone: 'UTC' },
    }, { version: 1 })
    const page = await look()
    expect(page).toMatchObject({ total: 2, next: null, first: true, can: { add: { allowed: true }, correct: { allowed: true } } })
    expect(page.unknown.map((each) => each.text)).toEqual(['not known when'])
    expect(page.entries).toHaveLength(1)
    expect(page.entries[0]).toMatchObject({
      number: 1, text: 'sshd restarted', by: 'Mara Lindqvist', happened: { kind: 'exact', start: { exact: '2008-08-12T19:40:07.000001Z' } },
      found: { exact: '2008-08-13T07:20:00Z' }, hosts: [{ id: hostId, name: 'app1' }], evidence: [{ id: evidenceId, label: 'E-01' }],
      task: { id: taskId, title: 'Log copy' },
      corrections: [{
        text: 'sshd stopped', reason: 'Read again.', by: 'Mara Lindqvist', happened: { end: { exact: '1601-01-01T00:00:00.000001Z' } },
      }],
    })
    expect(page.choices).toMatchObject({ hosts: [{ id: hostId, name: 'app1' }], evidence: [{ id: evidenceId, name: 'E-01 Sign-ins' }] })
  })
  test('E1: pages of 200, each entry once, also where many happened at one moment', async () => {
    const long = await w.open(mara)
    await w.sql.query(`
      insert into time_line_entry (id, incident_id, number, text, happened, happened_us, sort_us, sort_rank, recorded_at, by_seat_id)
      select gen_random_uuid(), $1, i, 'event ' || i, 'exact', i / 50, i / 50, 1, muster.now(), $2
      from generate_series(1, 450) i`, [long.id, long.seatId])
    const seen: string[] = []
    const sizes: number[] = []
    for (let after: TimeLinePlace | null = null, more = true; more;) {
      const page = await look(after, long)
      sizes.push(page.entries.length)
      seen.push(...page.entries.map((each) => each.text))
      after = timeLinePlace(page.next ?? undefined)
      more = after !== null
    }
    expect(sizes).toEqual([200, 200, 50])
    expect(new Set(seen).size).toBe(450)
    const moments = seen.map((text) => Math.floor(Number(text.slice(6)) / 50))
    expect(moments).toEqual([...moments].sort((a, b) => a - b))
  })
  test('promise 13: what is no place of the list begins at the beginning', () => {
    const place = { us: '0', rank: 1, id: crypto.randomUUID() }
    expect(timeLinePlace(encodeCursor(place))).toEqual(place)
    const wrong = [{}, { ...place, us: '9'.repeat(19) }, { ...place, more: 1 }, { ...place, id: 'x' }].map(encodeCursor)
    for (const odd of ['', 'x', '%', 'é'.repeat(9), ...wrong]) expect(timeLinePlace(odd)).toBeNull()
  })
  test('states 1: after the end events can be added, marked late; not corrected', async () => {
    await w.sql.query(`update incident set phase = 'closed' where id = $1`, [incident.id])
    const page = await look()
    expect(page.can).toMatchObject({ add: { allowed: true }, correct: { allowed: false }, mark: { allowed: false } })
  })
})
