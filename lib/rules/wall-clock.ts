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
  return Date.parse(`${formatOf(zone).format(second).replace(' ', 'T')}Z`)
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
