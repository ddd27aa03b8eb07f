import { describe, expect, test } from 'vitest'
import { checkLines, onPaper, paperOf, printedWhen } from './paper-words'

const zone = 'Europe/Berlin'

describe('a moment on paper', () => {
  test.each([
    ['2008-08-14T01:12:00Z', zone, 'Thu 14 Aug 2008, 03:12 (01:12 UTC)'],
    ['2026-11-21T23:30:00Z', zone, 'Sun 22 Nov 2026, 00:30 (21 Nov 23:30 UTC)'],
    ['2026-12-31T23:30:00Z', zone, 'Fri 1 Jan 2027, 00:30 (31 Dec 23:30 UTC)'],
    ['2008-08-14T01:12:00Z', 'UTC', 'Thu 14 Aug 2008, 01:12 UTC'],
  ])('%s in %s: %s', (at, where, words) => expect(printedWhen(new Date(at), where)).toBe(words))

  test('says the day of today, too, and the year of another one', () => {
    const now = new Date('2008-08-14T01:12:00Z')
    expect(onPaper(now, zone, now)).toBe('14 Aug 03:12')
    expect(onPaper(new Date('2007-08-14T01:12:00Z'), zone, now)).toBe('14 Aug 2007 03:12')
  })
})

test('A4 unless Letter is asked for', () => {
  expect([undefined, 'letter', 'a4', 'a5', '__proto__'].map(paperOf)).toEqual(['a4', 'letter', 'a4', 'a4', 'a4'])
})

test('what is asked of several hosts is one line, with a box for each', () => {
  expect(checkLines([
    { text: 'Logs copied', host: 'app1', ticked: true }, { text: 'Keys changed', host: null, ticked: false },
    { text: 'Logs copied', host: 'db1', ticked: false }, { text: 'Keys changed', host: null, ticked: true },
  ])).toEqual([
    { text: 'Logs copied', boxes: [{ label: 'app1', ticked: true }, { label: 'db1', ticked: false }] },
    { text: 'Keys changed', boxes: [{ label: null, ticked: false }] }, { text: 'Keys changed', boxes: [{ label: null, ticked: true }] },
  ])
})
