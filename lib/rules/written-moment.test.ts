import { describe, expect, test } from 'vitest'
import { micros, microsText } from './time-line'
import { cameTwice, wallAt } from './wall-clock'
import { boundMoment, faceAt, readBound, readHappened, readMoment, writeBound, writeHappened, writeMoment } from './written-moment'

// Thursday 14 August, 03:12 in Berlin.
const now = new Date('2008-08-14T01:12:09.500Z')
const berlin = { now, zone: 'Europe/Berlin' }
const ahead = { ...berlin, toward: 'future' } as const
const moment = (text: string, clock: Parameters<typeof readMoment>[1] = berlin) => readMoment(text, clock).moment

describe('a moment as text, and back', () => {
  const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'Asia/Kathmandu', 'Africa/Casablanca', 'Pacific/Apia',
    'America/St_Johns', 'Asia/Tehran', 'UTC']
  let seed = 11
  const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below
  /** The moments from which on a zone's clock shows another distance from UTC, since 1960. */
  function changes(zone: string): number[] {
    const distance = (at: number) => wallAt(at, zone) - at
    const found: number[] = []
    const step = 14 * 86_400_000
    for (let at = Date.UTC(1960, 0, 1), was = distance(at); at < Date.UTC(2030, 0, 1); at += step) {
      const is = distance(at + step)
      if (is === was) continue
      let [low, high] = [at, at + step]
      while (high - low > 1000) {
        const middle = low + Math.floor((high - low) / 2000) * 1000
        if (distance(middle) === was) low = middle
        else high = middle
      }
      found.push(high)
      was = is
    }
    return found
  }
  test('10,000 random moments, most of them near a change of clocks, to the microsecond', () => {
    const all = zones.map((zone) => ({ zone, near: changes(zone) }))
    let twice = 0
    for (let round = 0; round < 10_000; round++) {
      const { zone, near } = all[random(all.length)]!
      const base = near.length > 0 && random(4) > 0 ? near[random(near.length)]! + (random(14_400) - 7200) * 1000 : (random(2_000_000_000) - 500_000_000) * 1000
      const us = BigInt(base) * 1000n + BigInt([0, 0, 1, 999_999, random(1_000_000)][random(5)]!)
      const meant = microsText(us)!
      const written = writeMoment(meant, zone)
      // Whenever it is read.
      const clock = { now: new Date(base + (random(2000) - 1000) * 86_400_000), zone, toward: random(2) ? 'past' : 'future' } as const
      const { moment: read, problem } = readMoment(written, clock)
      expect([read, problem], `${meant} in ${zone}: ${written}`).toEqual([meant, null])
      if (cameTwice(base, zone)) twice += 1
      // The distance from UTC only where it is needed.
      else expect(written, `${meant} in ${zone}`).not.toMatch(/[+-]\d\d:\d\d$/)
    }
    expect(twice).toBeGreaterThan(500)
  }, 30_000)
  test.each([
    ['2008-08-12T19:40:00Z', '12 Aug 2008 21:40'], ['2008-08-12T19:40:07Z', '12 Aug 2008 21:40:07'],
    ['2026-03-04T07:30:45.123456Z', '4 Mar 2026 08:30:45.123456'], ['2026-03-04T07:30:00.5Z', '4 Mar 2026 08:30:00.5'],
    ['2008-08-12T19:40:00.000Z', '12 Aug 2008 21:40'],
    ['2025-10-26T00:30:00Z', '26 Oct 2025 02:30+02:00'], ['2025-10-26T01:30:00Z', '26 Oct 2025 02:30+01:00'],
    ['1601-01-01T00:00:00Z', '1 Jan 1601 00:53:28'], ['0001-01-01T00:00:00.25Z', '0001-01-01T00:00:00.25Z'],
    ['6203-05-04T00:00:00Z', '6203-05-04T00:00:00Z'], ['9999-12-31T23:59:59.999999Z', '9999-12-31T23:59:59.999999Z'], ['0000-01-01T00:00:00Z', '0000-01-01T00:00:00Z'],
  ])('%s is written as %s', (meant, written) => {
    expect(writeMoment(meant, 'Europe/Berlin')).toBe(written)
    expect(micros(readMoment(written, berlin).moment!)).toBe(micros(meant))
  })
  test('a distance behind UTC is written so that it is no span', () => {
    expect(writeMoment('2026-11-01T06:30:00Z', 'America/New_York')).toBe('2026-11-01T01:30-05:00')
    expect(readMoment('1 Nov 2026 01:30', { now: new Date('2026-12-01T00:00:00Z'), zone: 'America/New_York' }))
      .toEqual({ moment: '2026-11-01T05:30:00Z', note: '01:30 came twice that night: read as the first. Write 2026-11-01T01:30-05:00 for the second.', problem: null })
  })
  test('C2: the hour alone is changed, and seconds and what is behind them stay', () => {
    const shown = writeMoment('2026-03-04T07:30:45.123456Z', 'Europe/Berlin')
    expect(moment(shown.replace('08:', '09:'))).toBe('2026-03-04T08:30:45.123456Z')
  })
  test('C3: a time on the second side of the hour that comes twice stays there', () => {
    const [first, second] = ['2025-10-26T00:30:00Z', '2025-10-26T01:30:00Z'].map((each) => writeMoment(each, 'Europe/Berlin'))
    expect(first).not.toBe(second)
    expect(moment(second!.replace('02:30', '02:31'))).toBe('2025-10-26T01:31:00Z')
    expect(moment(first!.replace('02:30', '02:31'))).toBe('2025-10-26T00:31:00Z')
    expect(readMoment('31 Mar 2024 02:30', berlin)).toEqual({ moment: '2024-03-31T01:30:00Z', note: 'The clocks skip 02:30 that night: read as 03:30.', problem: null })
  })
})

describe('what a field of one moment reads', () => {
  test.each([
    ['2008-08-12T21:40:07', '2008-08-12T19:40:07Z'], ['2008-08-12T00:00', '2008-08-11T22:00:00Z'], ['14:05', '2008-08-13T12:05:00Z'],
    ['9pm', '2008-08-13T19:00:00Z'], ['9 a.m. today', '2008-08-14T07:00:00Z'], ['yesterday 14:05', '2008-08-13T12:05:00Z'],
    ['20 min ago', '2008-08-14T00:52:00Z'], ['now', '2008-08-14T01:12:09.500Z'], ['29.11. 02:10', '2007-11-29T01:10:00Z'],
    ['11/20/2003 07:00', '2003-11-20T06:00:00Z'], ['20/11/2003 07:00', '2003-11-20T06:00:00Z'], ['2008/8/12 07:00', '2008-08-12T05:00:00Z'],
    ['2008-8-12 07:00', '2008-08-12T05:00:00Z'], ['5/5/2008 07:00', '2008-05-05T05:00:00Z'], [' 14:05 ', '2008-08-13T12:05:00Z'],
  ])('%s', (text, meant) => expect(readMoment(text, berlin)).toMatchObject({ moment: meant, problem: null }))
  test.each([
    ['18:00', '2008-08-14T16:00:00Z'], ['02:00', '2008-08-15T00:00:00Z'], ['tomorrow 09:00', '2008-08-15T07:00:00Z'], ['in 2 h', '2008-08-14T03:12:00Z'],
    ['in 30 min', '2008-08-14T01:42:00Z'], ['Mon 09:00', '2008-08-18T07:00:00Z'], ['Thu 02:00', '2008-08-21T00:00:00Z'], ['Thu 18:00', '2008-08-14T16:00:00Z'],
    ['3 Jan 09:00', '2009-01-03T08:00:00Z'], ['29 Feb 09:00', '2012-02-29T08:00:00Z'],
  ])('toward the future %s', (text, meant) => expect(readMoment(text, ahead)).toEqual({ moment: meant, note: null, problem: null }))
  test('says what is on the other side of now', () => {
    expect(readMoment('today 23:00', berlin).note).toBe('That is in the future.')
    expect(readMoment('in 2 h', berlin).note).toBe('That is in the future.')
    expect(readMoment('today 01:00', ahead).note).toBe('That has already passed.')
    expect(readMoment('20 min ago', ahead).note).toBe('That has already passed.')
  })
  test.each([
    ['soon', '“soon” can’t be read as a time. Write it like 14:05, yesterday 14:05 or 12 Aug 14:05.'],
    ['14:05 or so', '“14:05 or so” can’t be read as a time. Write it like 14:05, yesterday 14:05 or 12 Aug 14:05.'],
    ['12 Aug', 'Add the time of day: 12 Aug 14:05.'], ['yesterday', 'Add the time of day: yesterday 14:05.'],
    ['~14:05', 'Write one moment, such as 12 Aug 14:05.'], ['before 14:05', 'Write one moment, such as 12 Aug 14:05.'],
    ['14:05–14:30', 'Write one moment, such as 12 Aug 14:05.'], ['?', 'Write one moment, such as 12 Aug 14:05.'],
    ['14.05', 'Write 14:05 or 14 May for 14.05.'], ['25:00', '25:00 is not a time.'],
    ['12/08/2008', '12/08/2008 could be two days. Write the month as a word, such as 12 Aug.'],
    ['9999-12-31T23:59:59-05:00', 'Years go from 0000 to 9999.'],
    ['x'.repeat(300), `“${'x'.repeat(120)}…” can’t be read as a time. Write it like 14:05, yesterday 14:05 or 12 Aug 14:05.`],
  ])('%s is held back', (text, problem) => expect(readMoment(text, berlin)).toEqual({ moment: null, note: null, problem }))
  test('a blank one holds nothing', () => {
    expect(readMoment('  ', berlin)).toEqual({ moment: null, note: null, problem: null })
    expect(readMoment('soon', ahead).problem).toBe('“soon” can’t be read as a time. Write it like 18:00, tomorrow 09:00 or in 2 h.')
  })
})

describe('a time as well as it is known (E2)', () => {
  test.each([
    ['exact', '2025-10-26T01:30:00.000001Z', null], ['about', '2008-08-12T18:50:00Z', null], ['before', null, '2025-10-26T01:30:00Z'],
    ['after', '2008-08-09T00:00:30Z', null], ['range', '2025-10-26T00:30:00Z', '2025-10-26T01:30:00Z'],
    ['within', '2008-08-11T22:00:00Z', '2008-08-12T21:59:59Z'], ['unknown', null, null],
  ] as const)('%s %s %s is read back, in either half of the world', (kind, start, end) => {
    for (const zone of ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'])
      expect(readHappened(writeHappened({ kind, start, end }, zone), { now, zone }), zone).toMatchObject({ kind, start, end, problem: null })
  })
  test('what is no time is held back, and nothing is nothing', () => {
    expect(readHappened('12 Aug', berlin)).toMatchObject({ kind: 'within', start: '2008-08-11T22:00:00Z', end: '2008-08-12T21:59:59Z' })
    expect(readHappened('at night', berlin)).toMatchObject({ kind: null, problem: '“at night” can’t be read as a time. Write it like 14:05, yesterday 14:05 or 12 Aug 14:05.' })
    expect(readHappened('13 Aug 10:00 – 12 Aug 11:00', berlin).problem).toBe('It ends before it begins.')
    expect(readHappened('', berlin)).toEqual({ kind: null, start: null, end: null, note: null, problem: null })
  })
})

describe('an end of a filter', () => {
  test.each([
    ['12 Aug', '2008-08-12'], ['2008-08-12', '2008-08-12'], ['yesterday', '2008-08-13'], ['12 Aug 21:40', '2008-08-12T21:40'], ['2008-08-12T23:59', '2008-08-12T23:59'],
    ['28 Oct 2007 02:30+01:00', '2007-10-28T02:30+01:00'], ['12 Aug 21:40:07', '2008-08-12T21:40:07'],
  ])('%s is %s, and shown so that it is read again', (text, bound) => {
    expect(readBound(text, berlin)).toMatchObject({ bound, problem: null })
    expect(readBound(writeBound(bound, 'Europe/Berlin'), { ...berlin, now: new Date('2020-01-01T00:00:00Z') }).bound).toBe(bound)
  })
  test('a day counts whole, and an hour that comes twice is one of the two', () => {
    expect(boundMoment('2008-08-12', 'Europe/Berlin', true) - boundMoment('2008-08-12', 'Europe/Berlin')).toBe(86_400_000)
    expect(new Date(boundMoment('2007-10-28T02:30+01:00', 'Europe/Berlin')).toISOString()).toBe('2007-10-28T01:30:00.000Z')
    expect(readBound('soon', berlin)).toMatchObject({ bound: null, problem: expect.stringContaining('can’t be read') })
  })
})

test('the face of a moment has as many digits as it holds', () => {
  expect(['2008-08-12T19:40:00Z', '2008-08-12T19:40:07Z', '2008-08-12T19:40:00.120Z'].map((each) => faceAt(each, 'Europe/Berlin')))
    .toEqual(['21:40', '21:40:07', '21:40:00.12'])
})
