import { z } from 'zod'
import type { IncidentFacts } from './facts'
import { id, incidentInput, optionalText, reason, text } from './input'
import { ended, open, permission, phases, type Phase } from './permission'

/** How well a moment is known (E2): "range" lasted from, to; "within" is some time between two moments. */
export const happenedKinds = ['exact', 'range', 'within', 'about', 'before', 'after', 'unknown'] as const
export type HappenedKind = (typeof happenedKinds)[number]
/** For whom an entry is: the team alone, or outside readers, too (E4, P3). */
export const audiences = ['team', 'outside'] as const

/** Which ends of a time each kind has: "before" knows its end alone. */
const ends: Record<HappenedKind, { start: boolean; end: boolean }> = {
  exact: { start: true, end: false }, range: { start: true, end: true }, within: { start: true, end: true },
  about: { start: true, end: false },
  before: { start: false, end: true }, after: { start: true, end: false }, unknown: { start: false, end: false },
}

const rfc3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?([Zz]|([+-])(\d\d):(\d\d))$/

/**
 * Microseconds since 1970 of a moment as RFC 3339, years 0000 to 9999; null if it is none. Digits beyond the microsecond are left out:
 * they stay in the text as it was written. A leap second counts as the second after it.
 */
export function micros(moment: string): bigint | null {
  const parts = rfc3339.exec(moment)
  if (!parts) return null
  const [, year, month, day, hour, minute, second, fraction = '', , sign, offsetHour = '0', offsetMinute = '0'] = parts
  const leap = second === '60'
  const wall = `${year}-${month}-${day}T${hour}:${minute}:${leap ? '59' : second}`
  const at = new Date(`${wall}Z`)
  // A date that does not exist, such as 30 February, comes back as another one.
  if (Number.isNaN(at.getTime()) || !at.toISOString().startsWith(wall) || Number(offsetHour) > 23 || Number(offsetMinute) > 59) return null
  const offset = BigInt(Number(offsetHour) * 60 + Number(offsetMinute)) * (sign === '-' ? -1n : 1n)
  const seconds = BigInt(at.getTime() / 1000) + (leap ? 1n : 0n) - offset * 60n
  const us = seconds * 1_000_000n + (leap ? 0n : BigInt(fraction.slice(0, 6).padEnd(6, '0')))
  return us >= firstUs && us <= lastUs ? us : null
}

// An offset can carry a moment of these years out of them.
const firstUs = BigInt(Date.parse('0000-01-01T00:00:00Z')) * 1000n
const lastUs = BigInt(Date.parse('9999-12-31T23:59:59Z')) * 1000n + 999_999n

/** The moment as RFC 3339 in UTC, to the microsecond where it has any; null for none. */
export function microsText(us: bigint | null): string | null {
  if (us === null) return null
  const fraction = ((us % 1_000_000n) + 1_000_000n) % 1_000_000n
  const second = new Date(Number((us - fraction) / 1000n)).toISOString().slice(0, 19)
  return fraction === 0n ? `${second}Z` : `${second}.${String(fraction).padStart(6, '0').replace(/0+$/, '')}Z`
}

export type Span = { startUs: bigint | null; endUs: bigint | null }
type Happened = { kind: HappenedKind; start: string | null; end: string | null }

/** Both ends of a time that was read by `happenedInput`. */
export function spanOf({ start, end }: Happened): Span {
  return { startUs: start === null ? null : micros(start), endUs: end === null ? null : micros(end) }
}

/** Where what has no time sorts: behind everything that has one. */
export const unknownUs = 2n ** 63n - 1n

/**
 * Where an event stands in the order of the list: by its start; "before" by its end, just ahead of what happened at that moment, and
 * "after" just behind it (design foundations, Times).
 */
export function sortKey(kind: HappenedKind, { startUs, endUs }: Span): { us: bigint; rank: number } {
  const us = kind === 'before' ? endUs : startUs
  return { us: us ?? unknownUs, rank: kind === 'before' ? 0 : kind === 'after' ? 2 : 1 }
}

/** Written after the end of the incident: it stands in the record as late (states 1). */
export const isLate = (phase: Phase | null): boolean => ended.some((each) => each === phase)

const instant = z.string().max(40).refine((s) => micros(s) !== null, 'Enter a date and a time with its offset from UTC.')
/** A time zone by its name. */
export const zoneInput = z.string().max(60).refine(isZone, 'Choose a time zone from the list.')

/** An IANA name, older ones such as Asia/Calcutta too; a bare offset is none. */
function isZone(name: string): boolean {
  if (knownZones.has(name)) return true
  try {
    if (!/^[A-Z]/.test(name) || !new Intl.DateTimeFormat('en', { timeZone: name })) return false
  } catch {
    return false
  }
  if (knownZones.size < 1000) knownZones.add(name)
  return true
}

// A file that is imported names its zone in each line, and to look one up takes time. There are some 600.
const knownZones = new Set<string>()

/** When something happened, as well as it is known. Refuses ends that the kind does not have, and a range that ends before it begins. */
export const happenedInput = z.strictObject({ kind: z.enum(happenedKinds), start: instant.nullable(), end: instant.nullable(), zone: zoneInput })
  .superRefine(({ kind, start, end }, context) => {
    for (const [name, value] of [['start', start], ['end', end]] as const) {
      const wanted = ends[kind][name]
      if (wanted === (value !== null)) continue
      context.addIssue({
        code: 'custom', path: [name], message: wanted ? 'Enter a date and a time.' : `Leave this out: “${kind}” has no ${name}.`,
      })
    }
    const { startUs, endUs } = spanOf({ kind, start, end })
    if (startUs !== null && endUs !== null && endUs < startUs)
      context.addIssue({ code: 'custom', path: ['end'], message: 'It ends before it begins.' })
  })

export const addEntryInput = incidentInput({
  happened: happenedInput, writtenAs: optionalText(200), foundAt: instant.nullable(), text: text(4000), source: optionalText(500),
  hostIds: z.array(id).max(100), accounts: optionalText(500), evidenceIds: z.array(id).max(100), taskId: id.nullable(),
  audience: z.enum(audiences),
})
/** What is left out stays as it stands. `otherHosts`: hosts that no register knows, one in each line. */
export const correctEntryInput = incidentInput({
  entryId: id, reason, happened: happenedInput.optional(), writtenAs: optionalText(200).optional(), foundAt: instant.nullable().optional(),
  text: text(4000).optional(), source: optionalText(500).optional(), hostIds: z.array(id).max(100).optional(),
  otherHosts: optionalText(500).optional(), accounts: optionalText(500).optional(), evidenceIds: z.array(id).max(100).optional(),
  taskId: id.nullable().optional(),
})
export const markEntryInput = incidentInput({ entryId: id, audience: z.enum(audiences) })

const byMembers = { scope: 'incident', who: ['member'] } as const

export const timeLinePermissions = {
  'timeLine.add': permission<IncidentFacts>({ rows: 'E1, E2, E4', does: 'add to the timeline', ...byMembers, while: phases }),
  'timeLine.correct': permission<IncidentFacts>({ rows: 'E3', does: 'correct the timeline', ...byMembers, while: open }),
  'timeLine.mark': permission<IncidentFacts>({ rows: 'E4', does: 'mark entries for outside readers', ...byMembers, while: open }),
} as const
