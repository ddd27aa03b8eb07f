import { describe, expect, test } from 'vitest'
import type { Happened } from '@/lib/queries/time-line-entries'
import { exactly, foundWords, sortMoment, timeInDay, wholeTime } from './happened-words'

const zone = 'Europe/Berlin'
const now = new Date('2008-08-14T01:12:00Z')
const time = (text: string | null) => (text === null ? null : { at: new Date(text), exact: text })
const happened = (kind: Happened['kind'], start: string | null, end: string | null = null): Happened =>
  ({ kind, start: time(start), end: time(end), writtenAs: '', zone })

describe('a time in the list (E2)', () => {
  test.each([
    [happened('exact', '2008-08-12T19:40:07Z'), '21:40:07', '12 Aug 21:40:07'],
    [happened('about', '2008-08-12T18:50:00Z'), 'about 20:50', 'about 12 Aug 20:50'],
    [happened('before', null, '2008-08-11T22:00:00Z'), 'before 12 Aug', 'before 12 Aug'],
    [happened('before', null, '2008-08-12T19:50:00Z'), 'before 21:50', 'before 12 Aug 21:50'],
    [happened('after', '2008-08-09T00:00:30Z'), 'after 02:00:30', 'after 9 Aug 02:00:30'],
    [happened('range', '2008-08-12T19:50:00Z', '2008-08-12T21:30:00Z'), '21:50 to 23:30', '12 Aug 21:50 to 12 Aug 23:30'],
    [happened('range', '2008-08-08T22:00:00Z', '2008-08-11T22:00:00Z'), '9 Aug to 12 Aug', '9 Aug to 12 Aug'],
    [happened('range', '2008-08-08T22:00:00Z', '2008-08-11T21:59:59Z'), '9 Aug to 11 Aug', '9 Aug to 11 Aug'],
    [happened('within', '2008-08-11T22:00:00Z', '2008-08-12T21:59:59Z'), 'some time this day', 'some time on 12 Aug'],
    [happened('within', '2008-08-11T22:00:00Z', '2008-08-12T18:30:00Z'), 'between 00:00 and 20:30', 'between 12 Aug and 12 Aug 20:30'],
    [happened('within', '2008-08-08T22:00:00Z', '2008-08-11T21:59:59Z'), 'between 9 Aug and 11 Aug', 'between 9 Aug and 11 Aug'],
    [happened('after', '2008-08-12T21:59:59Z'), 'after 12 Aug', 'after 12 Aug'],
    [happened('unknown', null), 'not known', 'not known'],
    [happened('exact', '1601-01-01T00:00:00Z'), '00:53:28', '1 Jan 1601 00:53:28'],
    [happened('exact', '2227-01-01T12:00:00Z'), '13:00:00', '1 Jan 2227 13:00:00'],
  ])('%o', (known, inDay, whole) => {
    expect(timeInDay(known, zone)).toBe(inDay)
    expect(wholeTime(known, zone, now)).toBe(whole)
  })
  test('sorts at its end when it is “before”, else at its start', () => {
    expect(sortMoment(happened('before', null, '2008-08-12T00:00:00Z'))).toEqual(new Date('2008-08-12T00:00:00Z'))
    expect(sortMoment(happened('range', '2008-08-12T00:00:00Z', '2008-08-13T00:00:00Z'))).toEqual(new Date('2008-08-12T00:00:00Z'))
    expect(sortMoment(happened('unknown', null))).toBeNull()
  })
  test('exactly, to the microsecond', () => {
    const range = happened('range', '2008-08-12T19:40:07.000001Z', '2008-08-12T20:00:00Z')
    expect(exactly(range)).toBe('2008-08-12T19:40:07.000001Z to 2008-08-12T20:00:00Z')
  })
})

test.each([
  ['2008-08-12T19:40:07Z', 'same'], ['2008-08-12T20:00:00Z', '22:00'], ['2008-08-13T09:15:00Z', '13 Aug 11:15'], [null, ''],
])('found out %s: %s (E1)', (found, words) => {
  expect(foundWords(time(found), happened('exact', '2008-08-12T19:40:07Z'), zone, now)).toBe(words)
})
