import { exists, type Day, type TimeOfDay, type Written } from './quick-entry-moment'
import { day, dayAt, midnight, minute, momentsAt, skippedMoment, wallAt } from './wall-clock'

/** The moment by which a line is read, the zone whose clock it means, and whether it means what has been (if nothing else is said) or what is to come. */
export type Clock = { now: Date; zone: string; toward?: 'past' | 'future' }
/** From when to when a written moment reaches, as RFC 3339: the same twice with a time of day, else the whole day. */
export type Placed = { from: string; to: string; note: string | null }

/**
 * Finds which moments are meant. A time without a day is the last one that has been; a day without a year is the last one, too; toward the
 * future both are the next. The end of a span follows its beginning, and a beginning without a day is of its end's.
 */
export function placed(written: readonly Written[], clock: Clock): Placed[] {
  const [first, second] = written
  if (!second) return [placeOf(first!, dayOf(first!, clock), clock)]
  const from = { ...first!, day: sameYear(first!.day ?? second.day, second.day) }
  const until = { ...second, day: sameYear(second.day, first!.day) }
  const begins = dayOf(from, clock)
  const ends = until.day === null ? begins : dayOf(until, clock)
  const start = placeOf(from, begins, clock)
  const end = placeOf(until, ends, clock)
  if (Date.parse(start.from) <= Date.parse(end.to)) return [start, end]
  if (second.day === null) return [start, placeOf(until, ends + day, clock)]
  if (first!.day === null) return [placeOf(from, begins - day, clock), end]
  // Over the end of a year, but not round most of one: that is a slip.
  const near = yearOn(ends, 1) - begins < 183 * day
  if (near && isDate(second.day) && second.day.year === null) return [start, placeOf(until, yearOn(ends, 1), clock)]
  if (near && isDate(first!.day) && first!.day.year === null) return [placeOf(from, yearOn(begins, -1), clock), end]
  return [start, end]
}

/** "9 Aug to 11 Aug 2008": a year that stands once counts for both. */
function sameYear(one: Day | null, other: Day | null): Day | null {
  return isDate(one) && isDate(other) && one.year === null && other.year !== null ? { ...one, year: other.year } : one
}

function yearOn(wall: number, by: number): number {
  const date = new Date(wall)
  return dayAt(date.getUTCFullYear() + by, date.getUTCMonth() + 1, date.getUTCDate())
}

const isDate = (at: Day | null): at is { year: number | null; month: number; day: number } =>
  typeof at === 'object' && at !== null && 'month' in at

/** The midnight, on the clock of the zone that is meant, of the day that is meant. */
function dayOf({ day: at, time, offset }: Written, { now, zone, toward = 'past' }: Clock): number {
  const wall = offset === null ? wallAt(now.getTime(), zone) : now.getTime() + offset * minute
  const today = midnight(wall)
  const step = toward === 'past' ? -1 : 1
  const isOver = time !== null && (today + time.ms - wall) * step < 0
  if (at === 'today') return today
  if (at === 'yesterday') return today - day
  if (at === 'tomorrow') return today + day
  if (at === null) return isOver ? today + step * day : today
  if ('weekday' in at) {
    const away = ((at.weekday - new Date(today).getUTCDay()) * step + 7) % 7
    return away === 0 && isOver ? today + step * 7 * day : today + step * away * day
  }
  let year = at.year ?? new Date(today).getUTCFullYear()
  if (at.year === null) while ((dayAt(year, at.month, at.day) - today) * step < 0 || !exists({ ...at, year })) year += step
  return dayAt(year, at.month, at.day)
}

function placeOf({ time, offset }: Written, begins: number, clock: Clock): Placed {
  if (time) {
    const { moment, note } = momentOf(begins + time.ms, offset, clock)
    const at = text(moment, time)
    return { from: at, to: at, note: note ?? otherSide(moment, clock) }
  }
  const from = momentOf(begins, offset, clock).moment
  const ends = momentOf(begins + day, offset, clock).moment - 1000
  // Of today only what has been.
  const now = Math.floor(clock.now.getTime() / 1000) * 1000
  const to = clock.toward !== 'future' && from <= now && now < ends ? now : ends
  return { from: text(from), to: text(to), note: otherSide(clock.toward === 'future' ? to : from, clock) }
}

/** Said where somebody writes of what has been, and it is still to come, or the other way round. */
export function otherSide(moment: number, { now, toward = 'past' }: Clock): string | null {
  const away = moment - now.getTime()
  if (toward === 'past') return away > 0 ? 'That is in the future.' : null
  return away < 0 ? 'That has already passed.' : null
}

function momentOf(wall: number, offset: number | null, { zone }: Clock): { moment: number; note: string | null } {
  if (offset !== null) return { moment: wall - offset * minute, note: null }
  const [first, second] = momentsAt(wall, zone)
  if (first === undefined) {
    const moment = skippedMoment(wall, zone)
    return { moment, note: `The clocks skip ${hour(wall)} that night: read as ${hour(wallAt(moment, zone))}.` }
  }
  if (second === undefined) return { moment: first, note: null }
  const other = withDistance(wall, (wall - second) / minute, hour(wall), hour(wall))
  return { moment: first, note: `${hour(wall)} came twice that night: read as the first. Write ${other} for the second.` }
}

const hour = (wall: number): string => new Date(wall).toISOString().slice(11, 16)

/**
 * A reading of a clock that says how many minutes it is from UTC, so that it is read back: `short` where that is ahead; where it is behind,
 * with its day as "2008-11-02T01:30-05:00", since "01:30-05:00" lasts from one to the other.
 */
export function withDistance(wall: number, minutes: number, short: string, timeOfDay: string): string {
  const distance = hour(Math.abs(minutes) * minute)
  return minutes < 0 ? `${new Date(wall).toISOString().slice(0, 10)}T${timeOfDay}-${distance}` : `${short}+${distance}`
}

function text(moment: number, time?: TimeOfDay): string {
  const second = new Date(moment).toISOString().slice(0, 19)
  return time?.fraction ? `${second}.${time.fraction}Z` : `${second}Z`
}
