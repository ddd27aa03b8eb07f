import { leadOf, type Lead } from './quick-entry-lead'
import { dayAt } from './wall-clock'

/** What stands at the beginning of a line as day and time of day, before it is known which moment that is. */
export type Day = { year: number | null; month: number; day: number } | 'today' | 'yesterday' | 'tomorrow' | { weekday: number }
/** Milliseconds since midnight to the second, with the digits behind it as they were written. */
export type TimeOfDay = { ms: number; fraction: string }
/** `lead`: what stands between a day and its time of day, as in "28 Aug ~07:00". */
export type Written = {
  used: number; day: Day | null; time: TimeOfDay | null; offset: number | null; lead: Lead['kind']; problem: string | null
}

const months = ['jan(?:uary)?', 'feb(?:ruary)?', 'mar(?:ch)?', 'apr(?:il)?', 'may', 'june?', 'july?', 'aug(?:ust)?', 'sept?(?:ember)?',
  'oct(?:ober)?', 'nov(?:ember)?', 'dec(?:ember)?']
const weekdays = ['sun(?:day)?', 'mon(?:day)?', 'tue(?:s(?:day)?)?', 'wed(?:nesday)?', 'thu(?:rs?(?:day)?)?', 'fri(?:day)?',
  'sat(?:urday)?']
const month = months.join('|')
// Behind it ends the line or the word; a range may follow without a space.
const end = String.raw`(?=$|\s|[,;:](?:\s|$)|[–—]|-(?!\d*[a-z]))`
const year = String.raw`(?:,?\s+(?<year>1[6-9]\d\d|2[01]\d\d)(?!:))?`

// Days of other years only as a moment that says its distance from UTC: clocks of then are not known.
const wholeMoment = String.raw`(?=-\d\d-\d\d[Tt]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:[Zz]|[+-]\d\d:\d\d))`
const isoDay = new RegExp(String.raw`^(?<year>1[6-9]\d\d|2\d\d\d|\d{4}${wholeMoment})-(?<month>\d\d)-(?<day>\d\d)(?=$|\s|[Tt]\d|[,;:](?:\s|$)|[–—])`)
const yearFirst = new RegExp(String.raw`^(?<year>1[6-9]\d\d|2\d\d\d)(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})${end}`)
const dayMonth = new RegExp(String.raw`^(?<day>\d{1,2})(?:st|nd|rd|th|\.)?\s+(?<month>${month})\b\.?${year}${end}`, 'i')
const monthDay = new RegExp(String.raw`^(?<month>${month})\b\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?${year}${end}`, 'i')
const dotted = new RegExp(String.raw`^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>1[6-9]\d\d|2\d\d\d)${end}`)
// Without its year only before a time of day: "3/4 done" and "3.2. Findings" are none.
const clockBehind = String.raw`(?=,?\s+(?:at\s+)?(?:~\s*)?\d{1,2}:\d\d)`
const dottedShort = new RegExp(String.raw`^(?<day>\d{1,2})\.(?<month>\d{1,2})\.?${clockBehind}`)
const slashed = new RegExp(
  String.raw`^(?<one>\d{1,2})(?<mark>[/-])(?<two>\d{1,2})\k<mark>(?<year>1[6-9]\d\d|2\d\d\d|\d\d)${end}|^(?<first>\d{1,2})/(?<second>\d{1,2})${clockBehind}`)
const named = new RegExp(String.raw`^(?<name>today|yesterday|tomorrow)${end}`, 'i')
const weekday = new RegExp(String.raw`^(?<weekday>${weekdays.join('|')})\b\.?,?`, 'i')
const hourOfDay = String.raw`^(?<hour>\d{1,2})\s*(?<half>[ap])\.?m\b\.?`
const ofDay = String.raw`^(?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,](?<fraction>\d{1,9}))?)?(?:\s*(?<half>[ap])\.?m\b\.?)?`
const fromUtc = (signs: string) =>
  String.raw`(?:\s?(?<zulu>Z)(?![a-z])|\s?(?<sign>[${signs}])(?<zoneHour>\d\d):?(?<zoneMinute>\d\d)(?!\d)`
  + String.raw`|\s+(?<zone>[A-Z]{3,4})(?![A-Za-z]))?`
const clock = new RegExp(ofDay + fromUtc('+'), 'i')
const hourAlone = new RegExp(hourOfDay + fromUtc('+'), 'i')
const clockAfterT = new RegExp(ofDay + fromUtc('+-'), 'i')
const clockEnd = new RegExp(end, 'iy')

/** Hours from UTC that the usual letters mean. Those that mean several are asked for. */
const zones: Record<string, number> = {
  UTC: 0, GMT: 0, CET: 1, CEST: 2, EET: 2, EEST: 3, EST: -5, EDT: -4, CDT: -5, MST: -7, MDT: -6, PST: -8, PDT: -7, JST: 9,
}
const manyZones = new Set(['CST', 'IST', 'BST', 'AST'])

/** A day, a time of day, or both in either order, at the beginning of a text; null when there is neither. */
export function writtenMoment(text: string): Written | null {
  const first = readDay(text)
  if (first?.problem) return first
  if (first) {
    const between = /^(?:[Tt](?=\d)|,?\s+(?:at\s+)?)/.exec(text.slice(first.used))?.[0] ?? ''
    const begins = first.used + between.length
    const lead = leadOf(text.slice(begins))
    const then = between === '' ? null : readClock(text.slice(begins + lead.used), /^[Tt]$/.test(between))
    if (!then) return isWeekday(first.day) ? null : first
    return { ...then, day: first.day, lead: lead.kind, used: begins + lead.used + then.used }
  }
  const time = readClock(text)
  if (!time || time.problem) return time
  const between = /^,?\s+(?:on\s+)?/.exec(text.slice(time.used))?.[0] ?? ''
  const then = between === '' ? null : readDay(text.slice(time.used + between.length))
  if (!then || then.problem) return time
  return { ...time, day: then.day, used: time.used + between.length + then.used }
}

/** The day of a text like "12–14 Aug", whose month stands only at its second. */
export function monthBehind(text: string): { used: number; day: Day } | null {
  const found = new RegExp(String.raw`^(?<day>\d{1,2})\s*[–—-]\s*(?=(?<second>\d{1,2}\s+(?:${month})\b.*))`, 'is').exec(text)
  const second = found?.groups?.second === undefined ? null : dayMonth.exec(found.groups.second)
  if (!found || !second) return null
  const { day, problem } = dated(second, 0)
  if (problem || typeof day !== 'object' || day === null || 'weekday' in day) return null
  return { used: found[0].length, day: { ...day, day: Number(found.groups!.day) } }
}

function readDay(text: string): Written | null {
  const name = named.exec(text)
  if (name) return { ...nothing, used: name[0].length, day: name.groups!.name!.toLowerCase() as 'today' | 'yesterday' | 'tomorrow' }
  const numbers = slashed.exec(text)
  if (numbers) return ofNumbers(numbers)
  for (const pattern of [isoDay, yearFirst, dayMonth, monthDay, dotted, dottedShort]) {
    const found = pattern.exec(text)
    if (found) return dated(found, found[0].length)
  }
  const of = weekday.exec(text)
  if (!of) return null
  const space = /^\s+/.exec(text.slice(of[0].length))?.[0].length ?? 0
  const then = space === 0 ? null : readDay(text.slice(of[0].length + space))
  if (then && !isWeekday(then.day)) return { ...then, used: of[0].length + space + then.used }
  return { ...nothing, used: of[0].length, day: { weekday: weekdays.findIndex((each) => whole(each).test(of.groups!.weekday!)) } }
}

/** "11/20/2003" can only be 20 November; "12/08/2008" can be two days, and is asked for. */
function ofNumbers(found: RegExpExecArray): Written {
  const { one, two, first, second, year: written } = found.groups!
  const [a, b, shown] = [Number(one ?? first), Number(two ?? second), found[0]]
  const used = shown.length
  if (written?.length === 2) return { ...nothing, used, problem: `Write the year of ${shown} with four digits.` }
  const of = { year: written ? Number(written) : null }
  const days = [{ ...of, month: b, day: a }, { ...of, month: a, day: b }].filter(exists)
  if (days.length === 0) return { ...nothing, used, problem: `${shown} does not exist.` }
  if (days.length === 1 || a === b) return { ...nothing, used, day: days[0]! }
  return { ...nothing, used, problem: `${shown} could be two days. Write the month as a word, such as 12 Aug.` }
}

const nothing: Written = { used: 0, day: null, time: null, offset: null, lead: null, problem: null }
const whole = (pattern: string) => new RegExp(`^(?:${pattern})$`, 'i')
const isWeekday = (day: Day | null): boolean => typeof day === 'object' && day !== null && 'weekday' in day

function dated(found: RegExpExecArray, used: number): Written {
  const { day, month: named, year: written } = found.groups!
  const number = /^\d/.test(named!) ? Number(named) : months.findIndex((each) => whole(each).test(named!)) + 1
  const at = { year: written ? Number(written) : null, month: number, day: Number(day) }
  return { ...nothing, used, day: at, problem: exists(at) ? null : `${found[0].trim()} does not exist.` }
}

/** In some year, when none is given. */
export function exists({ year: of, month: at, day }: { year: number | null; month: number; day: number }): boolean {
  const date = new Date(dayAt(of ?? 2000, at, day))
  return date.getUTCMonth() === at - 1 && date.getUTCDate() === day
}

/** A minus is a distance from UTC only in `2008-08-12T14:05-05:00`; in `14:05-14:30` it is a range. */
function readClock(text: string, afterT = false): Written | null {
  const found = (afterT ? clockAfterT : clock).exec(text) ?? hourAlone.exec(text)
  if (!found) return null
  const groups = found.groups as Partial<Record<string, string>>
  const { hour, minute = '0', second = '0', fraction = '', half, zulu, sign, zoneHour, zoneMinute, zone } = groups
  const letters = zone?.toUpperCase() ?? ''
  const many = manyZones.has(letters)
  // Letters that are no zone belong to the text.
  const isZone = zone === letters && (many || Object.hasOwn(zones, letters))
  const used = zone && !isZone ? found[0].slice(0, -zone.length).trimEnd().length : found[0].length
  clockEnd.lastIndex = used
  if (!clockEnd.test(text)) return null
  const shown = text.slice(0, used)
  const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hour)
  const wrong = Number(hour) > (half ? 12 : 23) || (half && Number(hour) === 0) || Number(minute) > 59 || Number(second) > 59
    || Number(zoneHour ?? 0) > 14 || Number(zoneMinute ?? 0) > 59
  if (wrong) return { ...nothing, used, problem: `${shown} is not a time.` }
  if (many) return { ...nothing, used, problem: `${letters} can mean several zones. Write the offset from UTC, such as +02:00.` }
  const minutes = (Number(zoneHour) * 60 + Number(zoneMinute)) * (sign === '-' ? -1 : 1)
  return {
    ...nothing, used, time: { ms: ((hours * 60 + Number(minute)) * 60 + Number(second)) * 1000, fraction },
    offset: zulu ? 0 : sign ? minutes : isZone ? zones[letters]! * 60 : null,
  }
}
