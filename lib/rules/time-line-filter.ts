import { z } from 'zod'
import type { Clock } from './quick-entry-place'
import { audiences, happenedKinds, type HappenedKind } from './time-line'
import { boundMoment, readBound } from './written-moment'

/** What of a time line is asked for; null where it is not asked. Both ends of the time are microseconds, the end not with it. */
export type TimeLineFilter = {
  q: string | null; host: string | null; account: string | null; for: (typeof audiences)[number] | null; kind: HappenedKind | null
  from: string | null; to: string | null
}
export const nothingAsked: TimeLineFilter = { q: null, host: null, account: null, for: null, kind: null, from: null, to: null }
const filterNames = Object.keys(nothingAsked) as (keyof TimeLineFilter)[]

// Control characters are in no text of an entry.
const written = (max: number) => z.string().transform((s) => s.normalize('NFC').replaceAll(/[\u0000-\u001f]/g, ' ').trim().slice(0, max))
  .pipe(z.string().min(1))
/** As the page writes it into its address, or as somebody typed it before the page was alive. */
const bound = (clock: Clock) => z.string().transform((s) => (isBound(s) ? s : readBound(s, clock).bound)).pipe(z.string())
const isBound = (s: string): boolean =>
  /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?([+-]\d\d:\d\d)?)?$/.test(s) && !Number.isNaN(Date.parse(s.includes('T') ? s : `${s}T00:00`))
const asked = (clock: Clock) => ({
  q: written(200), host: z.uuid(), account: written(200), for: z.enum(audiences), kind: z.enum(happenedKinds), from: bound(clock), to: bound(clock),
})

/** The filter that an address asks for, on the clock of its reader. What is no such thing is as good as not asked: an address is no form. */
export function timeLineFilter(address: Partial<Record<string, string | undefined>>, clock: Clock): TimeLineFilter {
  const schemas = asked(clock)
  const each = filterNames.map((name) => {
    const parsed = schemas[name].safeParse(address[name])
    return [name, parsed.success ? parsed.data : null]
  })
  return Object.fromEntries(each) as TimeLineFilter
}

/** The number of the entry that an address opens; null for none, and for what is no number. */
export const entryNumber = (text: string | undefined): number | null => (/^[1-9]\d{0,8}$/.test(text ?? '') ? Number(text) : null)

export const isAsked = (filter: TimeLineFilter): boolean => filterNames.some((name) => filter[name] !== null)

/** Both ends of the time asked for, in microseconds, on the clock of a zone. A day as the end is the whole of it. */
export function timeAsked({ from, to }: TimeLineFilter, zone: string): { since: bigint | null; until: bigint | null } {
  const us = (bound: string | null, isEnd: boolean) => (bound === null ? null : BigInt(boundMoment(bound, zone, isEnd)) * 1000n)
  return { since: us(from, false), until: us(to, true) }
}
