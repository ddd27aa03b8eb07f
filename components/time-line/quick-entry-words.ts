import { clock } from '@/components/ui/format-time'
import type { ShapeName } from '@/components/ui/shape-drawings'
import type { Around, Reading } from '@/lib/rules/quick-entry'
import { timeShapes, wholeTime } from './happened-words'

/** How a line is read, in words: what is strong in them is what was understood. */
export type ReadingWords = { shape: ShapeName; time: string; found: string; hosts: string[]; after: string | null }

/** Times in the zone of the reader; `now` is when the line would be added. */
export function readingWords(reading: Reading, { zone, now, hosts }: Around): ReadingWords {
  const { happened, timed, text, note, hostIds } = reading
  const known = (exact: string | null) => (exact === null ? null : { at: new Date(exact), exact })
  const whole = wholeTime({ ...happened, start: known(happened.start), end: known(happened.end), writtenAs: '' }, zone, now)
  const isNow = happened.kind === 'exact' && happened.start === now.toISOString()
  const more = [
    timed ? '' : 'No time given: recorded as now. Write ? if it isn’t known.', note ?? '', text === '' ? 'Now write what happened.' : '',
  ]
  return {
    shape: timeShapes[happened.kind], time: isNow ? `now, ${clock(now, zone)}` : whole, found: `now, ${clock(now, zone)}`,
    hosts: hosts.filter(({ id }) => hostIds.includes(id)).map(({ name }) => name), after: more.filter(Boolean).join(' ') || null,
  }
}

/** The same as one sentence, for a screen reader. */
export function readingSentence({ time, found, hosts, after }: ReadingWords): string {
  const on = hosts.length > 0 ? `${hostsWord(hosts)} ${hosts.join(' and ')}, ` : ''
  return `Reads as: ${time}, found out ${found}, ${on}for the team. ${after ?? ''}`.trim()
}

export const hostsWord = (hosts: readonly string[]): string => (hosts.length === 1 ? 'host' : 'hosts')
