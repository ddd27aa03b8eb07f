import { describe, expect, test } from 'vitest'
import { addEntryInput, happenedInput, isLate, micros, microsText, sortKey, spanOf, unknownUs, type HappenedKind } from './time-line'

const zone = 'Europe/Berlin'
const at = (kind: HappenedKind, start: string | null, end: string | null = null) => ({ kind, start, end, zone })
const problem = (value: unknown) => {
  const parsed = happenedInput.safeParse(value)
  return parsed.success ? null : parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message])
}
const key = (kind: HappenedKind, start: string | null, end: string | null = null) => sortKey(kind, spanOf(at(kind, start, end)))

describe('moments (E2): RFC 3339 to the microsecond, as whole numbers', () => {
  test.each([
    ['1970-01-01T00:00:00Z', 0n],
    ['2008-08-12T19:40:07Z', 1_218_570_007_000_000n],
    ['2008-08-12T21:40:07+02:00', 1_218_570_007_000_000n],
    ['2008-08-12t14:40:07-05:00', 1_218_570_007_000_000n],
    ['2008-08-12T19:40:07.000001Z', 1_218_570_007_000_001n],
    ['2008-08-12T19:40:07.5Z', 1_218_570_007_500_000n],
    ['1969-12-31T23:59:59.999999Z', -1n],
    // Where Windows counts from: in microseconds that is beyond what a double holds exactly.
    ['1601-01-01T00:00:00.000001Z', -11_644_473_599_999_999n],
    ['2227-01-01T00:00:00.000001Z', 8_110_108_800_000_001n],
    ['0000-01-01T00:00:00Z', -62_167_219_200_000_000n],
    ['9999-12-31T23:59:59.999999Z', 253_402_300_799_999_999n],
  ])('%s', (text, us) => expect(micros(text)).toBe(us))

  test('nanoseconds, as ext4 writes them, end at the microsecond', () => {
    expect(micros('2008-08-12T19:40:07.123456789Z')).toBe(micros('2008-08-12T19:40:07.123456Z'))
  })
  test('a leap second is the second after it', () => {
    expect(micros('2008-12-31T23:59:60Z')).toBe(micros('2009-01-01T00:00:00Z'))
    expect(micros('2008-12-31T23:59:60.5Z')).toBe(micros('2009-01-01T00:00:00Z'))
  })
  test.each([
    '2008-08-12', '2008-08-12T19:40:07', '2008-08-12 19:40', '2008-02-30T00:00:00Z', '2007-02-29T00:00:00Z', '2008-13-01T00:00:00Z',
    '2008-08-12T24:00:00Z', '2008-08-12T19:60:00Z', '2008-08-12T19:40:61Z', '2008-08-12T19:40:07+24:00', '2008-08-12T19:40:07+02:60',
    '2008-08-12T19:40:07.1234567890Z', '0000-01-01T00:00:00+01:00', '9999-12-31T23:59:59-01:00', '12008-08-12T00:00:00Z', 'yesterday', '',
  ])('none: %s', (text) => expect(micros(text)).toBeNull())

  test.each([
    '0000-01-01T00:00:00Z', '1601-01-01T00:00:00.000001Z', '1969-12-31T23:59:59.999999Z', '1970-01-01T00:00:00Z', '2008-08-12T19:40:07.12Z',
    '2227-05-06T07:08:09.000001Z', '9999-12-31T23:59:59.999999Z',
  ])('there and back: %s', (text) => expect(microsText(micros(text))).toBe(text))
  test('there and back for none', () => expect(microsText(null)).toBeNull())
})

describe('what a time says of itself (E2)', () => {
  test.each([
    at('exact', '2008-08-12T19:40:07Z'), at('about', '2008-08-12T18:50:00Z'), at('after', '2008-08-09T02:00:00Z'),
    at('before', null, '2008-08-12T00:00:00Z'), at('range', '2008-08-09T00:00:00Z', '2008-08-12T00:00:00Z'),
    at('range', '2008-08-09T00:00:00Z', '2008-08-09T00:00:00Z'), at('unknown', null),
  ])('is good: $kind', (value) => expect(problem(value)).toBeNull())

  test('a range that ends before it begins is refused, by the microsecond and across offsets', () => {
    expect(problem(at('range', '2008-08-12T00:00:00.000001Z', '2008-08-12T00:00:00Z'))).toEqual([['end', 'It ends before it begins.']])
    expect(problem(at('range', '2008-08-12T02:00:00+02:00', '2008-08-12T02:00:00+03:00'))).toEqual([['end', 'It ends before it begins.']])
    expect(problem(at('range', '2008-08-12T02:00:00+02:00', '2008-08-12T01:00:00Z'))).toBeNull()
  })
  test('each kind wants its own ends and no other', () => {
    expect(problem(at('exact', null))).toEqual([['start', 'Enter a date and a time.']])
    expect(problem(at('range', '2008-08-12T00:00:00Z'))).toEqual([['end', 'Enter a date and a time.']])
    expect(problem(at('before', '2008-08-12T00:00:00Z'))).toEqual([
      ['start', 'Leave this out: “before” has no start.'], ['end', 'Enter a date and a time.'],
    ])
    expect(problem(at('unknown', '2008-08-12T00:00:00Z'))).toEqual([['start', 'Leave this out: “unknown” has no start.']])
  })
  test('a zone is a name of the IANA list', () => {
    const sent = at('unknown', null)
    for (const name of ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Calcutta']) expect(problem({ ...sent, zone: name })).toBeNull()
    for (const name of ['', '+02:00', 'Mars/Olympus', 'Europe/Berlin; drop']) expect(problem({ ...sent, zone: name })).not.toBeNull()
  })
  test('what is no moment, and what is not asked for, is refused', () => {
    expect(problem(at('exact', '2008-02-30T00:00:00Z'))?.[0]?.[0]).toBe('start')
    expect(problem({ ...at('unknown', null), more: 1 })).not.toBeNull()
    expect(problem({ ...at('exact', '2008-08-12T19:40:07Z'), kind: 'roughly' })?.[0]?.[0]).toBe('kind')
  })
  test('an entry wants its text', () => {
    const entry = {
      incidentId: crypto.randomUUID(), happened: at('unknown', null), writtenAs: '', foundAt: null, text: ' ', source: '', hostIds: [],
      accounts: '',
      evidenceIds: [], taskId: null, audience: 'team',
    }
    expect(addEntryInput.safeParse(entry).error?.issues[0]).toMatchObject({ path: ['text'], message: 'Write something here.' })
    expect(addEntryInput.safeParse({ ...entry, text: 'sshd restarted' }).success).toBe(true)
  })
})

describe('the order of the list (E1; design foundations, Times)', () => {
  const noon = '2008-08-12T12:00:00Z'
  test('exact, range and about sort at their start, before at its end, after at its start', () => {
    const us = micros(noon)!
    expect(key('exact', noon)).toEqual({ us, rank: 1 })
    expect(key('about', noon)).toEqual({ us, rank: 1 })
    expect(key('range', noon, '2008-08-13T00:00:00Z')).toEqual({ us, rank: 1 })
    expect(key('within', noon, '2008-08-13T00:00:00Z')).toEqual({ us, rank: 1 })
    expect(key('before', null, noon)).toEqual({ us, rank: 0 })
    expect(key('after', noon)).toEqual({ us, rank: 2 })
  })
  test('what has no time sorts behind everything that has one', () => {
    expect(key('unknown', null)).toEqual({ us: unknownUs, rank: 1 })
    expect(unknownUs > micros('9999-12-31T23:59:59.999999Z')!).toBe(true)
  })
  test('a list in order', () => {
    const list: [string, { us: bigint; rank: number }][] = [
      ['unknown', key('unknown', null)], ['after noon', key('after', noon)], ['2227', key('exact', '2227-01-01T00:00:00Z')],
      ['a microsecond past noon', key('exact', '2008-08-12T12:00:00.000001Z')], ['noon', key('exact', noon)],
      ['before noon', key('before', null, noon)], ['1601', key('exact', '1601-01-01T00:00:00Z')],
      ['noon in Berlin', key('exact', '2008-08-12T12:00:00+02:00')],
    ]
    const sorted = [...list].sort(([, a], [, b]) => (a.us < b.us ? -1 : a.us > b.us ? 1 : a.rank - b.rank)).map(([name]) => name)
    expect(sorted).toEqual(['1601', 'noon in Berlin', 'before noon', 'noon', 'after noon', 'a microsecond past noon', '2227', 'unknown'])
  })
})

test('late is what is written after the end (states 1)', () => {
  expect(isLate('closed')).toBe(true)
  expect(isLate('stood down')).toBe(true)
  expect(isLate('watching')).toBe(false)
})
