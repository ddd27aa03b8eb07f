import { cameTwice } from '@/lib/rules/wall-clock'

/** Times as people read them. Everything is pure: zone (IANA name) and `now` are arguments, so server and browser agree. */

const cache = new Map<string, Intl.DateTimeFormat>()

/** Making a formatter costs more than using it, and a list needs hundreds. */
function formatter(zone: string, options: Intl.DateTimeFormatOptions, locale = 'en-GB'): Intl.DateTimeFormat {
  const key = `${locale} ${zone} ${JSON.stringify(options)}`
  const known = cache.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone })
  cache.set(key, made)
  return made
}

type Part = 'year' | 'month' | 'day' | 'weekday' | 'hour' | 'minute' | 'second'

const written = new Map<string, Record<Part, string>>()
const mostWritten = 2_000

/** What a clock and a calendar in `zone` show, names in full. A list asks for the same second several times: it is taken apart once. */
function parts(at: Date, zone: string): Record<Part, string> {
  const key = `${zone} ${Math.floor(at.getTime() / 1000)}`
  const known = written.get(key)
  if (known) return known
  const format = formatter(zone, {
    year: 'numeric', month: 'long', day: 'numeric', weekday: 'long',
    hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
  })
  const made = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value])) as Record<Part, string>
  if (written.size >= mostWritten) written.clear()
  written.set(key, made)
  return made
}

const short = (name: string): string => name.slice(0, 3)

/** What a clock shows, whichever of two hours it is: `03:12`, with seconds `03:12:41`. */
export function faceOf(at: Date, zone: string, withSeconds = false): string {
  const { hour, minute, second } = parts(at, zone)
  return withSeconds ? `${hour}:${minute}:${second}` : `${hour}:${minute}`
}

/** `03:12`, and `02:30 CEST` in an hour that comes twice, where clocks are put back. */
export const clock = (at: Date, zone: string): string => told(at, zone, faceOf(at, zone))

/** `03:12:41`, where the second counts (time line), and `02:30:00 CEST` in an hour that comes twice. */
export const clockWithSeconds = (at: Date, zone: string): string => told(at, zone, faceOf(at, zone, true))

const told = (at: Date, zone: string, face: string): string => (cameTwice(at.getTime(), zone) ? `${face} ${zoneName(at, zone)}` : face)

/** `13 Aug`, and `13 Aug 2008` when the year is not this one. */
export function day(at: Date, zone: string, now: Date): string {
  const then = parts(at, zone)
  const date = `${then.day} ${short(then.month)}`
  return then.year === parts(now, zone).year ? date : `${date} ${then.year}`
}

/** `Thu 14 Aug` */
export function weekday(at: Date, zone: string, now: Date): string {
  return `${short(parts(at, zone).weekday)} ${day(at, zone, now)}`
}

/** `Thursday 14 August`, and the year when it is not this one: the head of a day in a list. */
export function longDay(at: Date, zone: string, now: Date): string {
  const then = parts(at, zone)
  const year = then.year === parts(now, zone).year ? '' : ` ${then.year}`
  return `${then.weekday} ${then.day} ${then.month}${year}`
}

/** Whether two moments fall on the same day in the reader's zone. */
export function sameDay(one: Date, other: Date, zone: string): boolean {
  const [a, b] = [parts(one, zone), parts(other, zone)]
  return a.day === b.day && a.month === b.month && a.year === b.year
}

/** `03:12` today, `13 Aug 21:05` on any other day. */
export function dateAndTime(at: Date, zone: string, now: Date): string {
  return sameDay(at, now, zone) ? clock(at, zone) : `${day(at, zone, now)} ${clock(at, zone)}`
}

/** `CEST`; a zone without a name that people use shows its distance, `UTC+9`. */
export function zoneName(at: Date, zone: string): string {
  const names = ['en-GB', 'en-US', 'en-AU'].map((locale) =>
    formatter(zone, { timeZoneName: 'short' }, locale).formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? 'UTC')
  return names.find((name) => !/^GMT[+-]/.test(name)) ?? names[0]?.replace('GMT', 'UTC') ?? 'UTC'
}

/** `14 Aug 2008 01:12 UTC` */
export function utcMoment(at: Date): string {
  const { day: date, month, year } = parts(at, 'UTC')
  return `${date} ${short(month)} ${year} ${clock(at, 'UTC')} UTC`
}

/** A length of time in words: `1 day 5 h 32 min`, `52 min`; seconds are not counted. */
export function duration(milliseconds: number): string {
  const minutes = Math.floor(Math.abs(milliseconds) / 60_000)
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60]
  if (minutes === 0) return 'less than a minute'
  const said = [days && `${days} ${days === 1 ? 'day' : 'days'}`, (days || hours) && `${hours} h`, `${rest} min`]
  return said.filter(Boolean).join(' ')
}

/** The same, as short as a list wants it: `16 days`, `1 day 5 h`, `1 h 12 min`. */
export function shortDuration(milliseconds: number): string {
  const [first = '', unit = '', ...more] = duration(milliseconds).split(' ')
  if (!unit.startsWith('day')) return duration(milliseconds)
  return Number(first) >= 3 || more[0] === '0' ? `${first} ${unit}` : `${first} ${unit} ${more[0]} h`
}

/** `52 min ago`, `in 48 min`, `now`. */
export function relative(at: Date, now: Date): string {
  const apart = now.getTime() - at.getTime()
  if (Math.abs(apart) < 60_000) return 'now'
  return apart > 0 ? `${shortDuration(apart)} ago` : `in ${shortDuration(apart)}`
}

/** `02:20, 52 min ago`: clock and age together. */
export function withAge(at: Date, zone: string, now: Date): string {
  return `${dateAndTime(at, zone, now)}, ${relative(at, now)}`
}

/** `1 h 12 min late` once a due moment has passed; null before. A moment that is reached counts as passed, as the rules judge it. */
export function late(due: Date, now: Date): string | null {
  return due.getTime() <= now.getTime() ? `${shortDuration(now.getTime() - due.getTime())} late` : null
}

/** `9 min left`, `less than a minute left`; `no time left` once there is none. */
export const left = (milliseconds: number): string => (milliseconds <= 0 ? 'no time left' : `${shortDuration(milliseconds)} left`)

/** What a field begins with when it means now: the last full minute, as ISO string. */
export const toMinute = (now: Date): string => new Date(Math.floor(now.getTime() / 60_000) * 60_000).toISOString()
