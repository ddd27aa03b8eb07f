/** Times that people type: a wall clock in their zone becomes a moment, and back. Pure, for server and browser. */

function wallClock(at: Date, zone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit',
    hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
  })
  return format.format(at).replace(' ', 'T')
}

/** The value of a `datetime-local` field for a moment: `2008-08-14T03:12` in the reader's zone, with `seconds` `2008-08-14T03:12:07`. */
export function toLocal(at: Date, zone: string, seconds = false): string {
  return wallClock(at, zone).slice(0, seconds ? 19 : 16)
}

/** What a field begins with when it means now: the last full minute, as ISO string. */
export const toMinute = (now: Date): string => new Date(Math.floor(now.getTime() / 60_000) * 60_000).toISOString()

/**
 * The moment that a wall clock shows in a zone, as ISO string in UTC; null for what is no time.
 * An hour that exists twice (end of summer time) is read as the first of the two; one that does not exist, as the hour after.
 */
export function fromLocal(value: string, zone: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(value)) return null
  const asIfUtc = Date.parse(`${value}Z`)
  if (Number.isNaN(asIfUtc)) return null
  const offsetAt = (moment: number) => Date.parse(`${wallClock(new Date(moment), zone)}Z`) - moment
  // the offset a day before and a day after covers both sides of a change of clocks
  const candidates = [offsetAt(asIfUtc - 86_400_000), offsetAt(asIfUtc + 86_400_000)].map((offset) => asIfUtc - offset)
  const exact = candidates.filter((moment) => moment + offsetAt(moment) === asIfUtc)
  const chosen = exact.length > 0 ? Math.min(...exact) : Math.max(...candidates)
  return new Date(chosen).toISOString()
}
