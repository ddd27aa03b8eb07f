import { clock, clockWithSeconds, dateAndTime, day } from '@/components/ui/format-time'
import type { Reader } from '@/components/ui/reader'
import { wholeTime } from '../happened-words'
import type { DrawnEntry } from './drawn-entry'
import type { View } from './view'

const known = (ms: number | null) => (ms === null ? null : { at: new Date(ms), exact: '' })

/** `found 13 Aug 16:40`; on the day of the event `found 20:30`, in another year with its year. */
export function foundShort({ start, end, found }: DrawnEntry, { zone, now }: Reader): string {
  if (found === null) return ''
  return `found ${dateAndTime(new Date(found), zone, new Date(start ?? end ?? now))}`
}

/** An entry in one sentence: what the drawing shows of it, in words. */
export function entrySentence(entry: DrawnEntry, reader: Reader): string {
  const { zone, now } = reader
  const when = wholeTime({ kind: entry.kind, start: known(entry.start), end: known(entry.end), writtenAs: '', zone }, zone, now)
  const lanes = entry.lanes.length > 0 ? `, ${entry.lanes.join(', ')}` : ''
  const found = entry.found === null ? '' : `, found out ${dateAndTime(new Date(entry.found), zone, now)}`
  return `No. ${entry.number}, ${when}${lanes}${found}: ${entry.text}`
}

/** Of entries that are drawn as their number: `5 entries: A nightly job fails. · The mail relay sends. · … and 3 more`. */
export function severalSentence(entries: readonly DrawnEntry[]): string {
  const more = entries.length - 3
  return `${entries.length} entries: ${entries.slice(0, 3).map(({ text }) => text).join(' · ')}${more > 0 ? ` · and ${more} more` : ''}`
}

/** `12 Aug 00:00 to 14 Aug 06:00` */
export function viewWords({ from, to }: View, { zone, now }: Reader): string {
  const short = to - from < 600_000
  const write = (ms: number, year: Date) => {
    const at = new Date(ms)
    const time = short ? clockWithSeconds(at, zone) : clock(at, zone)
    return to - from > 400 * 86_400_000 ? day(at, zone, now) : `${day(at, zone, year)} ${time}`
  }
  // The year once, at the end.
  return `${write(from, new Date(to))} to ${write(to, now)}`
}

/** What somebody who can't see the drawing is told of it. */
export function summary(entries: readonly DrawnEntry[], by: 'host' | 'account', lanes: number): string {
  const unknown = entries.filter(({ kind }) => kind === 'unknown').length
  const vague = entries.filter(({ kind }) => kind !== 'exact' && kind !== 'range' && kind !== 'unknown').length
  return `${entries.length} ${entries.length === 1 ? 'entry' : 'entries'} in ${lanes} ${lanes === 1 ? 'lane' : 'lanes'} by ${by}; `
    + `${vague} with an uncertain time, ${unknown} without one. The list below holds the same entries.`
}
