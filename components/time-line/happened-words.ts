import { clock, clockWithSeconds, day, dateAndTime, faceOf, sameDay } from '@/components/ui/format-time'
import type { ShapeName } from '@/components/ui/shape-drawings'
import type { Happened, KnownTime } from '@/lib/queries/time-line-entries'

export const timeShapes: Record<Happened['kind'], ShapeName> = {
  exact: 'exact', range: 'lasted', within: 'within', about: 'about', before: 'before', after: 'after', unknown: 'not-known',
}

/** The moment by which an entry sorts; null for one without a time. */
export const sortMoment = ({ kind, start, end }: Happened): Date | null => (kind === 'before' ? end : start)?.at ?? null

/**
 * A time in the list, under the heading of its day, which says the year: `21:40:07`, `before 21:50`, `9 Aug to 12 Aug`, `some time this
 * day`, `not known`.
 */
export function timeInDay(happened: Happened, zone: string): string {
  const { kind, start, end } = happened
  const now = sortMoment(happened) ?? new Date(0)
  if (start && end) {
    if (kind === 'within' && isWholeDay(start.at, end.at, zone)) return 'some time this day'
    const within = sameDay(start.at, end.at, zone)
    const write = (time: KnownTime) => (within ? tick(time.at, zone) : dayAndTick(time.at, zone, now))
    return spanWords(kind, write(start), within ? write(end) : lastDay(end.at, zone, now) ?? write(end))
  }
  const time = start ?? end
  if (!time) return 'not known'
  if (kind === 'exact') return clockWithSeconds(time.at, zone)
  if (kind === 'after' && lastDay(time.at, zone, now)) return `after ${lastDay(time.at, zone, now)}`
  return `${kind} ${isMidnight(time.at, zone) ? day(time.at, zone, now) : tick(time.at, zone)}`
}

/** The same where no heading says the day: `12 Aug 21:40:07`, `before 12 Aug 21:50`, `some time on 12 Aug`. */
export function wholeTime(happened: Happened, zone: string, now: Date): string {
  const { kind, start, end } = happened
  const time = start ?? end
  if (!time) return 'not known'
  if (start && end) {
    if (kind === 'within' && isWholeDay(start.at, end.at, zone)) return `some time on ${day(start.at, zone, now)}`
    return spanWords(kind, dayAndTick(start.at, zone, now), lastDay(end.at, zone, now) ?? dayAndTick(end.at, zone, now))
  }
  if (kind === 'exact') return `${day(time.at, zone, now)} ${clockWithSeconds(time.at, zone)}`
  return `${kind} ${(kind === 'after' && lastDay(time.at, zone, now)) || dayAndTick(time.at, zone, now)}`
}

/** When it was found out, beside when it happened: `same`, a clock time on the same day, else with its day, and another year. */
export function foundWords(found: KnownTime | null, happened: Happened, zone: string, now: Date): string {
  const at = sortMoment(happened)
  if (!found) return ''
  if (!at) return dateAndTime(found.at, zone, now)
  if (found.at.getTime() === at.getTime()) return 'same'
  return sameDay(found.at, at, zone) ? tick(found.at, zone) : dayAndTick(found.at, zone, at)
}

/** Both ends to the microsecond, in UTC, for who needs them exactly. */
export const exactly = ({ start, end }: Happened): string => [start, end].flatMap((time) => time?.exact ?? []).join(' to ')

const spanWords = (kind: Happened['kind'], from: string, to: string) =>
  (kind === 'within' ? `between ${from} and ${to}` : `${from} to ${to}`)
/** The day of a time that reaches to its last second. */
const lastDay = (at: Date, zone: string, now: Date) => (faceOf(at, zone, true) === '23:59:59' ? day(at, zone, now) : null)
const isWholeDay = (start: Date, end: Date, zone: string) =>
  isMidnight(start, zone) && sameDay(start, end, zone) && faceOf(end, zone, true) === '23:59:59'
const isMidnight = (at: Date, zone: string) => faceOf(at, zone, true) === '00:00:00'
const tick = (at: Date, zone: string) => (at.getTime() % 60_000 === 0 ? clock(at, zone) : clockWithSeconds(at, zone))
const dayAndTick = (at: Date, zone: string, now: Date) =>
  isMidnight(at, zone) ? day(at, zone, now) : `${day(at, zone, now)} ${tick(at, zone)}`
