import { clock, weekday, zoneName } from '@/components/ui/format-time'

/** The moment of the page in the reader's zone, with UTC; `short` is the form for a telephone. */
export function Clock({ now, zone, short }: { now: string; zone: string; short?: boolean }) {
  const at = new Date(now)
  const time = <time dateTime={at.toISOString()}>{clock(at, zone)}</time>
  const name = zoneName(at, zone)
  if (short) return <span className="clock">{time} {name}</span>
  return <p className="clock">{weekday(at, zone, at)} {time} {name}{name !== 'UTC' && `, ${clock(at, 'UTC')} UTC`}</p>
}
