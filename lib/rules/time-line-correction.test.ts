import { describe, expect, test } from 'vitest'
import { micros } from './time-line'
import { corrected, repeats, type Said } from './time-line-correction'

const start = '2003-11-19T17:00:00.123456Z'
const now: Said = {
  time: { kind: 'exact', startUs: micros(start), endUs: null, zone: 'Europe/Berlin', writtenAs: start }, foundUs: null, text: 'a\nb', source: 'x',
  accounts: 'root', hosts: [{ id: 'a', name: 'main-a' }, { id: 'b', name: 'web-b' }], namedHosts: 'MAIN-A\nother.example', evidenceIds: ['e'],
  taskId: null,
}
const happened = { kind: 'exact', start, end: null, zone: 'UTC' } as const
const at = (moment: string) => ({ ...happened, start: moment })

describe('what a correction changes (E3)', () => {
  test('nothing that is left out, and nothing that a form only sends again', () => {
    expect(corrected(now, {})).toMatchObject({ parts: [], says: { time: now.time, namedHosts: now.namedHosts, hostIds: ['a', 'b'] } })
    const again = {
      happened, writtenAs: '', foundAt: null, text: 'a\r\nb', source: 'x', hostIds: ['b', 'a', 'b'], otherHosts: ' other.example\r\n', accounts: 'root',
      evidenceIds: ['e', 'e'], taskId: null,
    }
    expect(corrected(now, again)).toMatchObject({ parts: [], says: { text: 'a\nb', namedHosts: now.namedHosts, time: now.time } })
    expect(corrected({ ...now, source: 'x\ny' }, { source: 'xy' }).parts).toEqual([])
  })
  test.each([
    [{ text: 'a b' }, 'text', { text: 'a b' }], [{ text: 'a\nb ' }, 'text', { text: 'a\nb ' }], [{ source: '' }, 'source', { source: '' }],
    [{ accounts: 'mallory' }, 'accounts', { accounts: 'mallory' }], [{ hostIds: ['b'] }, 'hosts', { hostIds: ['b'], namedHosts: 'other.example' }],
    [{ hostIds: [] }, 'hosts', { hostIds: [], namedHosts: 'other.example' }], [{ otherHosts: '' }, 'hosts', { namedHosts: 'MAIN-A' }],
    [{ otherHosts: 'c\nd' }, 'hosts', { namedHosts: 'MAIN-A\nc\nd' }], [{ evidenceIds: [] }, 'evidence', { evidenceIds: [] }],
    [{ taskId: 't' }, 'task', { taskId: 't' }], [{ foundAt: start }, 'foundAt', { foundUs: micros(start) }],
    [{ happened: { ...happened, kind: 'about' as const } }, 'happened', { time: { ...now.time, kind: 'about', zone: 'UTC' } }],
  ])('%o', (input, part, says) => {
    expect(corrected(now, input)).toMatchObject({ parts: [part], says })
  })
  test('the time as written in the source stays, but for what only repeated the moments', () => {
    const moved = at('2003-11-19T18:00:00Z')
    expect(corrected(now, { happened: moved }).says.time).toMatchObject({ writtenAs: '2003-11-19T18:00:00Z', zone: 'UTC' })
    const written = { ...now, time: { ...now.time, writtenAs: 'Nov 19 18:00:07' } }
    expect(corrected(written, { happened: moved, writtenAs: 'Nov 19 18:00:07' }).says.time.writtenAs).toBe('Nov 19 18:00:07')
    expect(corrected(written, { happened }).parts).toEqual([])
    expect(corrected(written, { happened, writtenAs: '' })).toMatchObject({ parts: ['happened'], says: { time: { writtenAs: start, zone: 'Europe/Berlin' } } })
    expect(corrected(now, { writtenAs: 'Nov 19' })).toMatchObject({ parts: ['happened'], says: { time: { writtenAs: 'Nov 19' } } })
  })
  test('a time that says its moments again, however it is written', () => {
    expect(repeats({ startUs: micros(start), endUs: null, writtenAs: '2003-11-19T18:00:00.123456789+01:00' })).toBe(true)
    expect(repeats({ startUs: micros(start), endUs: null, writtenAs: '' })).toBe(true)
    expect(repeats({ startUs: null, endUs: null, writtenAs: 'in the night' })).toBe(false)
    expect(repeats({ startUs: micros(start), endUs: micros(start), writtenAs: start })).toBe(false)
  })
})
