import { micros, microsText } from '../time-line'
import { localMoments } from './local-moments'

/** In what a bare number counts since 1970. */
export const units = ['us', 'ms', 's'] as const
export type Unit = (typeof units)[number]

/** A time as a source wrote it: a moment, or what a clock showed somewhere. */
type Written = { us: bigint } | { wall: string }
/** When it was, in microseconds: two moments where a clock showed the same twice. `local`: it was placed by the zone of that clock. */
export type Moment = { from: bigint; until: bigint; local: boolean }

const written = /^(\d{4})[-/](\d\d)[-/](\d\d)[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?(?:(Z|UTC)|([+-]\d\d):?(\d\d)?)?$/i
const number = /^-?\d{1,18}(?:\.\d{1,9})?$/
const perSecond: Record<Unit, bigint> = { us: 1n, ms: 1000n, s: 1_000_000n }

/** Reads a time: ISO 8601 with or without offset, or a number since 1970; null if it is neither. */
function readWritten(text: string, unit: Unit): Written | null {
  if (number.test(text)) return { us: sinceEpoch(text, unit) }
  const parts = written.exec(text)
  if (!parts) return null
  const [, year, month, day, hour, minute, second = '00', fraction, utc, offsetHour, offsetMinute = '00'] = parts
  const wall = `${year}-${month}-${day}T${hour}:${minute}:${second}${fraction ? `.${fraction}` : ''}`
  if (!utc && !offsetHour) return micros(`${wall}Z`) === null ? null : { wall }
  const us = micros(`${wall}${utc ? 'Z' : `${offsetHour}:${offsetMinute}`}`)
  return us === null ? null : { us }
}

function sinceEpoch(text: string, unit: Unit): bigint {
  const [whole = '0', fraction = ''] = text.split('.')
  const us = perSecond[unit]
  const part = BigInt(fraction.padEnd(6, '0').slice(0, 6)) * us / 1_000_000n
  return BigInt(whole) * us + (text.startsWith('-') ? -part : part)
}

/** Whether a time can only be placed with the zone of the clock that showed it. */
export function isLocal(text: string, unit: Unit, markedLocal: boolean): boolean {
  const read = readWritten(text, unit)
  return read !== null && (markedLocal || 'wall' in read)
}

const firstYear = micros('1601-01-01T00:00:00Z')!
const lastMoment = micros('9999-12-31T23:59:59.999999Z')!

/**
 * When it was. `markedLocal`: the source says that its times are those of a local clock, written as if it stood at UTC. Refuses what
 * is no time, a local time without a zone or in an hour that was left out, and what lies outside the years 1601 to 9999.
 */
export function momentOf(text: string, unit: Unit, markedLocal: boolean, zone: string | null): Moment | { refused: string } {
  const read = readWritten(text, unit)
  if (read === null) return { refused: `“${short(text)}” can’t be read as a time.` }
  if ('us' in read && !inRange(read.us)) return { refused: outside(text) }
  if ('us' in read && !markedLocal) return { from: read.us, until: read.us, local: false }
  const wall = 'wall' in read ? read.wall : microsText(read.us)!.slice(0, -1)
  if (zone === null) return { refused: `“${short(text)}” is a local time. Choose its time zone.` }
  const moments = localMoments(wall, zone)
  const from = moments[0]
  if (from === undefined) return { refused: `“${short(text)}” does not exist in ${zone}: clocks went forward then.` }
  return inRange(from) ? { from, until: moments.at(-1)!, local: true } : { refused: outside(text) }
}

const inRange = (us: bigint): boolean => us >= firstYear && us <= lastMoment
const outside = (text: string) => `“${short(text)}” is outside the years 1601 to 9999.`

/** As much of a text as a sentence can hold. */
export const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
