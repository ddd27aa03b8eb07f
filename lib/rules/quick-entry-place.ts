import { exists, type Day, type TimeOfDay, type Written } from './quick-entry-moment'
import { day, midnight, minute, momentsAt, skippedMoment, wallAt } from './wall-clock'

/** The moment by which a line is read, and the zone whose clock it means. */
export type Clock = { now: Date; zone: string }
/** From when to when a written moment reaches, as RFC 3339: the same twice with a time of day, else the whole day. */
export type Placed = { from: string; to: string; note: string | null }

/**
 * Finds which moments are meant. A time without a day is the last one that has been; a day without a year is the last one, too. The end
 * of a span follows its beginning, and a beginning without a day is of its end's.
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
  return Date.UTC(date.getUTCFullYear() + by, date.getUTCMonth(), date.getUTCDate())
}

const isDate = (at: Day | null): at is { year: number | null; month: number; day: number } =>
  typeof at === 'object' && at !== null && 'month' in at

/** The midnight, on the clock of the zone that is meant, of the day that is meant. */
function dayOf({ day: at, time, offset }: Written, { now, zone }: Clock): number {
  const wall = offset === null ? wallAt(now.getTime(), zone) : now.getTime() + offset * minute
  const today = midnight(wall)
  if (at === 'today') return today
  if (at === 'yesterday') return today - day
  if (at === null) return time && today + time.ms > wall ? today - day : today
  if ('weekday' in at) {
    const back = (new Date(today).getUTCDay() - at.weekday + 7) % 7
    return back === 0 && time && today + time.ms > wall ? today - 7 * day : today - back * day
  }
  let year = at.year ?? new Date(today).getUTCFullYear()
  const of = (each: number) => Date.UTC(each, at.month - 1, at.day)
  if (at.year === null) while (of(year) > today || !exists({ ...at, year })) year -= 1
  return of(year)
}

function placeOf({ time, offset }: Written, begins: number, clock: Clock): Placed {
  if (time) {
    const { moment, note } = momentOf(begins + time.ms, offset, clock)
    const at = text(moment, time)
    return { from: at, to: at, note: note ?? (moment > clock.now.getTime() ? 'That is still to come.' : null) }
  }
  const from = momentOf(begins, offset, clock).moment
  const ends = momentOf(begins + day, offset, clock).moment - 1000
  // Of today only what has been.
  const now = Math.floor(clock.now.getTime() / 1000) * 1000
  const to = from <= now && now < ends ? now : ends
  return { from: text(from), to: text(to), note: from > now ? 'That is still to come.' : null }
}

function momentOf(wall: number, offset: number | null, { zone }: Clock): { moment: number; note: string | null } {
  if (offset !== null) return { moment: wall - offset * minute, note: null }
  const [first, second] = momentsAt(wall, zone)
  if (first === undefined) {
    const moment = skippedMoment(wall, zone)
    return { moment, note: `The clocks skip ${hour(wall)} that night: read as ${hour(wallAt(moment, zone))}.` }
  }
  if (second === undefined) return { moment: first, note: null }
  const other = `${hour(wall)}${distance((wall - second) / minute)}`
  return { moment: first, note: `${hour(wall)} came twice that night: read as the first. Write ${other} for the second.` }
}

const hour = (wall: number): string => new Date(wall).toISOString().slice(11, 16)
const distance = (minutes: number): string => `${minutes < 0 ? '-' : '+'}${hour(Math.abs(minutes) * minute)}`

function text(moment: number, time?: TimeOfDay): string {
  const second = new Date(moment).toISOString().slice(0, 19)
  return time?.fraction ? `${second}.${time.fraction}Z` : `${second}Z`
}
