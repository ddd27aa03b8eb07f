import { day, weekday, zoneName } from '@/components/ui/format-time'
import type { Reader } from '@/components/ui/reader'
import { faceAt, type HappenedReading } from '@/lib/rules/written-moment'

/** `= Sun 29 Nov 21:18 CET, 20:18 UTC`: which moment a text was read as, with as many digits as it holds. */
export function momentWords(moment: string, clock: Reader): string {
  return `= ${endsWords([moment], '', clock)}`
}

/** `= between Sun 29 Nov 21:18 and Sun 29 Nov 22:00 CET, 20:18 and 21:00 UTC`, `= about Sun 29 Nov 21:18 CET, 20:18 UTC`, `= not known`. */
export function happenedWords({ kind, start, end }: Pick<HappenedReading, 'kind' | 'start' | 'end'>, clock: Reader): string {
  const ends = [start, end].filter((moment) => moment !== null)
  if (kind === null) return ''
  if (kind === 'unknown') return '= not known'
  if (kind === 'exact') return momentWords(ends[0]!, clock)
  if (kind === 'range') return `= from ${endsWords(ends, ' to ', clock)}`
  return `= ${kind === 'within' ? 'between' : kind} ${endsWords(ends, ' and ', clock)}`
}

function endsWords(moments: readonly string[], join: string, { zone, now }: Reader): string {
  const ends = moments.map((moment) => ({ at: new Date(moment), moment }))
  const names = ends.map(({ at }) => zoneName(at, zone))
  const alike = names.every((name) => name === names[0])
  const here = ends.map(({ at, moment }, index) => `${weekday(at, zone, now)} ${faceAt(moment, zone)}${alike ? '' : ` ${names[index]}`}`).join(join)
  const local = alike ? `${here} ${names[0]}` : here
  if (alike && names[0] === 'UTC') return local
  // The day of UTC only where it is another one.
  const there = ends.map(({ at, moment }) => {
    const date = day(at, 'UTC', at)
    return `${date === day(at, zone, at) ? '' : `${date} `}${faceAt(moment, 'UTC')}`
  })
  return `${local}, ${there.join(join)} UTC`
}
