import { describe, expect, it } from 'vitest'
import {
  clock, clockWithSeconds, dateAndTime, day, duration, faceOf, late, left, longDay, relative, shortDuration, toMinute, utcMoment, weekday, withAge, zoneName,
} from './format-time'

const zone = 'Europe/Berlin'
const now = new Date('2008-08-14T01:12:00Z')
const minutesAgo = (count: number) => new Date(now.getTime() - count * 60_000)

describe('times as people read them', () => {
  it('shows the reader’s zone', () => {
    expect(clock(now, zone)).toBe('03:12')
    expect(weekday(now, zone, now)).toBe('Thu 14 Aug')
    expect(longDay(now, zone, now)).toBe('Thursday 14 August')
    expect(utcMoment(now)).toBe('14 Aug 2008 01:12 UTC')
  })
  it('leaves out the day today and the year this year', () => {
    expect(dateAndTime(minutesAgo(52), zone, now)).toBe('02:20')
    expect(dateAndTime(new Date('2008-08-12T19:40:00Z'), zone, now)).toBe('12 Aug 21:40')
    expect(day(new Date('2007-09-02T10:00:00Z'), zone, now)).toBe('2 Sep 2007')
  })
  it('names a zone as people do, else by its distance', () => {
    expect(zoneName(now, zone)).toBe('CEST')
    expect(zoneName(now, 'America/New_York')).toBe('EDT')
    expect(zoneName(now, 'Asia/Tokyo')).toBe('UTC+9')
    expect(zoneName(now, 'UTC')).toBe('UTC')
  })
  it('says lengths in words', () => {
    expect(duration(((24 + 5) * 60 + 32) * 60_000)).toBe('1 day 5 h 32 min')
    expect(duration((24 * 60) * 60_000)).toBe('1 day 0 h 0 min')
    expect(duration(59_000)).toBe('less than a minute')
    expect(shortDuration(16 * 86_400_000)).toBe('16 days')
    expect(shortDuration((24 + 5) * 3_600_000)).toBe('1 day 5 h')
    expect(shortDuration(2 * 86_400_000)).toBe('2 days')
    expect(shortDuration(72 * 60_000)).toBe('1 h 12 min')
  })
  it('says how long ago and how late', () => {
    expect(relative(minutesAgo(52), now)).toBe('52 min ago')
    expect(relative(minutesAgo(-48), now)).toBe('in 48 min')
    expect(relative(now, now)).toBe('now')
    expect(withAge(minutesAgo(52), zone, now)).toBe('02:20, 52 min ago')
    expect(late(minutesAgo(72), now)).toBe('1 h 12 min late')
    expect(late(minutesAgo(-1), now)).toBeNull()
    expect([9.5, 1, 0.5, 0, -3].map((minutes) => left(minutes * 60_000)))
      .toEqual(['9 min left', '1 min left', 'less than a minute left', 'no time left', 'no time left'])
  })
})

describe('an hour that comes twice (C3)', () => {
  const [first, second] = [new Date('2025-10-26T00:30:00Z'), new Date('2025-10-26T01:30:00Z')]
  it('is told apart, and only it', () => {
    expect([clock(first, zone), clock(second, zone)]).toEqual(['02:30 CEST', '02:30 CET'])
    expect([clockWithSeconds(first, zone), clockWithSeconds(second, zone)]).toEqual(['02:30:00 CEST', '02:30:00 CET'])
    expect(dateAndTime(first, zone, now)).toBe('26 Oct 2025 02:30 CEST')
    for (const at of ['2025-10-25T23:59:59Z', '2025-10-26T02:00:00Z', '2025-03-30T01:00:00Z', '2025-07-01T00:30:00Z'])
      expect(clock(new Date(at), zone), at).toMatch(/^\d\d:\d\d$/)
    expect(clock(new Date('2025-10-26T00:00:00Z'), zone)).toBe('02:00 CEST')
    expect(clock(new Date('2025-10-26T01:59:59Z'), zone)).toBe('02:59 CET')
    expect(clock(first, 'UTC')).toBe('00:30')
  })
  it('in every zone by the name or the distance that it has then', () => {
    expect(['2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z'].map((at) => clock(new Date(at), 'America/New_York'))).toEqual(['01:30 EDT', '01:30 EST'])
    expect(['2018-02-18T01:30:00Z', '2018-02-18T02:30:00Z'].map((at) => clock(new Date(at), 'America/Sao_Paulo')))
      .toEqual(['23:30 UTC-2', '23:30 UTC-3'])
  })
  it('keeps its plain face where the zone stands beside it', () => {
    expect([faceOf(first, zone), faceOf(second, zone, true)]).toEqual(['02:30', '02:30:00'])
  })
})

it('begins a field at the full minute', () => {
  expect(toMinute(new Date('2008-08-14T01:12:09.500Z'))).toBe('2008-08-14T01:12:00.000Z')
})
