import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { TimeLine } from '@/lib/queries/time-line'
import type { Correction, EntrySays, TimeLineEntry } from '@/lib/queries/time-line-entries'
import { ListedTimeLine } from './listed-time-line'

const now = new Date('2003-11-20T00:00:00Z')
const refused = { allowed: false, code: 'state', because: 'It has ended.', reasons: [] } as const
const says: EntrySays = {
  text: 'w'.repeat(4_000), happened: { kind: 'unknown', start: null, end: null, writtenAs: '', zone: 'UTC' }, found: null, source: 'syslog', accounts: '',
  hosts: [], evidence: [], task: null, otherHosts: [],
}
const correction = (nth: number): Correction => ({ ...says, id: `c${nth}`, text: `${nth} `.padEnd(4_000, 'v'), reason: 'r'.repeat(2_000), by: 'Mara', at: now })
const entry = (number: number): TimeLineEntry => ({
  ...says, id: `e${number}`, number, version: 21, late: false, audience: 'team', recordedAt: now, by: 'Mara',
  corrections: Array.from({ length: 20 }, (_, nth) => correction(nth)),
})
const page = (opened: number | null): TimeLine => ({
  incidentId: 'i', entries: [], unknown: Array.from({ length: 200 }, (_, at) => entry(at + 1)), total: 200, filter: {} as TimeLine['filter'],
  drawn: {} as TimeLine['drawn'], first: true, next: null, opened, choices: { hosts: [], evidence: [], tasks: [] },
  can: { add: refused, correct: refused, mark: refused },
})
const drawn = (opened: number | null) =>
  renderToStaticMarkup(<ListedTimeLine page={page(opened)} zone="UTC" now={now} address={{ incidentId: 'i' }} />)

test('attack A16e: however long entries and their corrections are, the list stays bounded; the entry that is opened is whole', () => {
  const list = drawn(null)
  expect(list.length).toBeLessThan(1_200_000)
  expect(list.match(/17 earlier corrections/g)).toHaveLength(200)
  expect(list.match(/Read it whole/g)).toHaveLength(200)
  const opened = drawn(7)
  expect(opened.match(/17 earlier corrections/g)).toHaveLength(199)
  expect(opened).toContain('19 '.padEnd(4_000, 'v'))
  expect(opened).toContain('r'.repeat(2_000))
}, 30_000)
