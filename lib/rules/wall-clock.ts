/** Wall clocks of a time zone. A reading of one is a number: the milliseconds since 1970 that it would be if the clock showed UTC. */

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
  })
  formats.set(zone, made)
  return made
}

/** What the clock of a zone shows at a moment, to the second. */
export function wallAt(moment: number, zone: string): number {
  const second = Math.floor(moment / 1000) * 1000
  const shown = formatOf(zone).format(second).replace(' ', 'T').padStart(19, '0')
  // A clock ahead of UTC is in the year 10000 before UTC is.
  return Date.parse(`${shown.length > 19 ? '+0' : ''}${shown}Z`)
}

/** The moments at which the clock of a zone shows this: none where clocks are put forward over it, two where they are put back. */
export function momentsAt(wall: number, zone: string): number[] {
  const moments = offsetsAround(wall, zone).map((offset) => wall - offset).filter((moment) => wallAt(moment, zone) === wall)
  return [...new Set(moments)].sort((a, b) => a - b)
}

/** The moment at which the clock would have shown this, had it not been put forward: an hour later on the clock that was. */
export const skippedMoment = (wall: number, zone: string): number =>
  Math.max(...offsetsAround(wall, zone).map((offset) => wall - offset))

/** A day before and a day after: both sides of a change of clocks. */
function offsetsAround(wall: number, zone: string): number[] {
  return [wall - day, wall + day].map((moment) => wallAt(moment, zone) - moment)
}

export const minute = 60_000
export const day = 86_400_000
/** The midnight that begins the day. */
export const midnight = (wall: number): number => Math.floor(wall / day) * day
/** The midnight that begins a day of the calendar; `month` 1 is January. Years below 100 are meant as they stand. */
export function dayAt(year: number, month: number, date: number): number {
  const at = new Date(0)
  at.setUTCFullYear(year, month - 1, date)
  return at.getTime()
}

/** Whether the clock of a zone shows at a moment what it shows at another one, too: where it is put back. */
export const cameTwice = (moment: number, zone: string): boolean =>
  zone !== 'UTC' && !isSteady(moment, zone) && momentsAt(wallAt(moment, zone), zone).length > 1

const steady = new Map<string, boolean>()
const mostSteady = 5_000

/** Whether the clock keeps its distance from UTC for days around: asked for whole lists, of which few days are changes of clocks. */
function isSteady(moment: number, zone: string): boolean {
  const begins = midnight(moment)
  const key = `${zone} ${begins}`
  const known = steady.get(key)
  if (known !== undefined) return known
  const [before, after] = [begins - day, begins + 2 * day].map((at) => wallAt(at, zone) - at)
  if (steady.size >= mostSteady) steady.clear()
  steady.set(key, before === after)
  return before === after
}

/** Months as people write them, short. */
export const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const
