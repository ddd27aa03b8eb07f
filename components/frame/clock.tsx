import { faceOf, weekday, zoneName } from '@/components/ui/format-time'

/** The moment of the page, as the clocks of the frame show it: words, so that the browser formats none. */
export type ClockWords = { at: string; time: string; date: string; zone: string; utc: string | null }

/** What a clock in the reader's zone shows at a moment, beside that of UTC. */
export function clockWords(now: Date, zone: string): ClockWords {
  const name = zoneName(now, zone)
  return {
    at: now.toISOString(), time: faceOf(now, zone), date: weekday(now, zone, now), zone: name, utc: name === 'UTC' ? null : faceOf(now, 'UTC'),
  }
}

/** The moment of the page in the reader's zone, with UTC; `short` is the form for a telephone. */
export function Clock({ at, time, date, zone, utc, short }: ClockWords & { short?: boolean }) {
  const shown = <time dateTime={at}>{time}</time>
  if (short) return <span className="clock">{shown} {zone}</span>
  return <p className="clock">{date} {shown} {zone}{utc !== null && `, ${utc} UTC`}</p>
}
