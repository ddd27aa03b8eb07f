import { describe, expect, it } from 'vitest'
import {
  clock, dateAndTime, day, duration, late, longDay, relative, shortDuration, utcMoment, weekday, withAge, zoneName,
} from './format-time'
import { fromLocal, toLocal } from './local-time'

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
  })
})

describe('times as people type them', () => {
  it('reads a wall clock in its zone and back', () => {
    expect(fromLocal('2008-08-14T03:12', zone)).toBe('2008-08-14T01:12:00.000Z')
    expect(fromLocal('2008-08-14T03:12:41', zone)).toBe('2008-08-14T01:12:41.000Z')
    expect(toLocal(now, zone)).toBe('2008-08-14T03:12')
  })
  it('reads the doubled hour as its first, the missing hour as the one after', () => {
    expect(fromLocal('2008-10-26T02:30', zone)).toBe('2008-10-26T00:30:00.000Z')
    expect(fromLocal('2008-03-30T02:30', zone)).toBe('2008-03-30T01:30:00.000Z')
  })
  it('refuses what is no time', () => {
    expect(fromLocal('yesterday', zone)).toBeNull()
    expect(fromLocal('2008-13-01T00:00', zone)).toBeNull()
  })
})
