import { readTime, type ReadTime } from './quick-entry'
import { withDistance, type Clock } from './quick-entry-place'
import type { HappenedKind } from './time-line'
import { day, minute, momentsAt, monthNames, skippedMoment, wallAt } from './wall-clock'

/** What a field of one moment holds. `moment` is RFC 3339 in UTC, null while nothing is read; `note` says how something doubtful was read. */
export type MomentReading = { moment: string | null; note: string | null; problem: string | null }
/** What a field of a time as well as it is known holds (E2); `kind` is null while nothing is read. */
export type HappenedReading = {
  kind: HappenedKind | null; start: string | null; end: string | null; note: string | null; problem: string | null
}
/** What an end of a filter holds: a day, or a day and a time of day on the clock of its zone, as addresses say it. */
export type BoundReading = { bound: string | null; note: string | null; problem: string | null }

/** Reads one moment as quick entry reads times. Nothing for a blank text; whatever is no one moment is held back with what to write. */
export function readMoment(text: string, clock: Clock): MomentReading {
  const time = wholeTime(text, clock)
  if (time === null || time.problem !== null) return { moment: null, note: null, problem: time?.problem ?? null }
  const { of, note, happened } = time
  const isMoment = of === 'ago' ? happened?.kind === 'about' : happened?.kind === 'exact'
  if (isMoment) return { moment: happened!.start, note, problem: null }
  const problem = of === 'day' && happened?.kind === 'within' ? `Add the time of day: ${text.trim()} 14:05.` : 'Write one moment, such as 12 Aug 14:05.'
  return { moment: null, note: null, problem }
}

/** Reads a time as well as it is known, as quick entry does. Nothing for a blank text. */
export function readHappened(text: string, clock: Clock): HappenedReading {
  const time = wholeTime(text, clock)
  if (!time?.happened || time.problem !== null) return { kind: null, start: null, end: null, note: null, problem: time?.problem ?? null }
  return { ...time.happened, note: time.note, problem: null }
}

/** Reads the end of a filter: a day, which counts whole, or a moment. Nothing for a blank text. */
export function readBound(text: string, clock: Clock): BoundReading {
  const time = wholeTime(text, clock)
  if (time?.of === 'day' && time.happened?.kind === 'within') {
    const date = new Date(wallAt(Date.parse(time.happened.start!), clock.zone))
    return { bound: date.toISOString().slice(0, 10), note: time.note, problem: null }
  }
  const { moment, note, problem } = readMoment(text, clock)
  if (moment === null) return { bound: null, note, problem }
  const { wall, minutes } = readingAt(moment, clock.zone)
  const shown = `${new Date(wall).toISOString().slice(0, 10)}T${timeOfDay(wall, '')}`
  return { bound: minutes === null ? shown : `${shown}${minutes < 0 ? '-' : '+'}${timeOfDay(Math.abs(minutes) * minute, '')}`, note, problem }
}

/** A bound as its field shows it: read back, it is the same. */
export function writeBound(bound: string, zone: string): string {
  if (!bound.includes('T')) return dateWords(Date.parse(`${bound}T00:00Z`))
  return writeMoment(new Date(boundMoment(bound, zone)).toISOString(), zone)
}

/** The moment at which a bound lies; a day is its beginning, and its end at the midnight that follows, where `isEnd`. */
export function boundMoment(bound: string, zone: string, isEnd = false): number {
  const said = /T.*(?:Z|[+-]\d\d:\d\d)$/.test(bound)
  if (said) return Date.parse(bound)
  const wall = Date.parse(bound.includes('T') ? `${bound}Z` : `${bound}T00:00Z`) + (isEnd && !bound.includes('T') ? day : 0)
  return momentsAt(wall, zone)[0] ?? skippedMoment(wall, zone)
}

/**
 * A moment in words on the clock of a zone, which `readMoment` reads back to the same microsecond whenever it does: day, year and time of day,
 * with seconds and what is behind them where there are any, and the distance from UTC only where that clock shows the reading twice.
 */
export function writeMoment(moment: string, zone: string): string {
  const { second, fraction } = taken(moment)
  const year = new Date(second).getUTCFullYear()
  const { wall, minutes } = readingAt(moment, zone)
  const exact = fraction === '' ? '' : `.${fraction}`
  // Clocks of other centuries are read back by UTC alone, and so is one whose distance from it is no whole minute.
  if (year <= firstYear || year >= lastYear || (minutes !== null && !Number.isInteger(minutes))) return `${new Date(second).toISOString().slice(0, 19)}${exact}Z`
  const shown = timeOfDay(wall, exact)
  const whole = `${dateWords(wall)} ${shown}`
  return minutes === null ? whole : withDistance(wall, minutes, whole, shown)
}

/** A time as well as it is known, in words that `readHappened` reads back. */
export function writeHappened({ kind, start, end }: Pick<HappenedReading, 'kind' | 'start' | 'end'>, zone: string): string {
  const [from, to] = [start, end].map((moment) => (moment === null ? '' : writeMoment(moment, zone)))
  if (kind === null) return ''
  if (kind === 'unknown') return '?'
  if (kind === 'exact') return from!
  if (kind === 'range') return `${from} to ${to}`
  if (kind === 'within') return `between ${from} and ${to}`
  return kind === 'before' ? `before ${to}` : kind === 'after' ? `after ${from}` : `~${from}`
}

/** What the clock of a zone shows at a moment, with seconds and what is behind them where there are any: `21:18`, `08:30:45.123456`. */
export function faceAt(moment: string, zone: string): string {
  const { second, fraction } = taken(moment)
  return timeOfDay(wallAt(second, zone), fraction === '' ? '' : `.${fraction}`)
}

const [firstYear, lastYear] = [1600, 2199]
/** Of what people type, this much is looked at: a time is shorter. */
const most = 120

/** The time that a text is, and nothing beside it; null for a blank one. */
function wholeTime(text: string, clock: Clock): ReadTime | null {
  const said = text.trim()
  if (said === '') return null
  const time = said.length > most ? null : readTime(said, clock)
  if (time && (time.problem !== null || time.used === said.length)) return time
  const such = clock.toward === 'future' ? '18:00, tomorrow 09:00 or in 2 h' : '14:05, yesterday 14:05 or 12 Aug 14:05'
  const problem = `“${said.length > most ? `${said.slice(0, most)}…` : said}” can’t be read as a time. Write it like ${such}.`
  return { used: said.length, of: 'nothing', happened: null, note: null, problem }
}

/** What the clock of a zone shows at a moment, and how many minutes that is from UTC where it doesn't show it at this moment alone. */
function readingAt(moment: string, zone: string): { wall: number; minutes: number | null } {
  const { second } = taken(moment)
  const wall = wallAt(second, zone)
  const all = momentsAt(wall, zone)
  return { wall, minutes: all.length === 1 && all[0] === second ? null : (wall - second) / minute }
}

function taken(moment: string): { second: number; fraction: string } {
  const fraction = /\.(\d{1,6})/.exec(moment)?.[1] ?? ''
  return { second: Math.floor(Date.parse(moment) / 1000) * 1000, fraction: fraction.replace(/0+$/, '') }
}

function dateWords(wall: number): string {
  const date = new Date(wall)
  return `${date.getUTCDate()} ${monthNames[date.getUTCMonth()]} ${date.getUTCFullYear()}`
}

/** `14:05`, and `14:05:07` where the seconds count. */
function timeOfDay(wall: number, exact: string): string {
  const shown = new Date(wall).toISOString().slice(11, 19)
  return exact === '' && shown.endsWith(':00') ? shown.slice(0, 5) : `${shown}${exact}`
}
