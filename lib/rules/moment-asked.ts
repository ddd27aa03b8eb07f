import { readQuickEntry } from './quick-entry'
import type { HappenedKind } from './time-line'
import { day, minute, momentsAt, wallAt } from './wall-clock'

/** The events around a time that somebody typed: the time, and where the time line begins and ends for it, as its address says it. */
export type EventsAround = {
  happened: { kind: HappenedKind; start: string | null; end: string | null }
  from: string | null; to: string | null
}

/** So long before and after a moment its events are shown. */
const around = 30 * minute

/**
 * What of a time line is meant by what was typed, where it is nothing but a time, read as quick entry reads it (E2): half an hour to both sides of a moment, else
 * from its beginning to its end. Null for everything else.
 */
export function eventsAround(typed: string, clock: { now: Date; zone: string }): EventsAround | null {
  const reading = readQuickEntry(typed, { ...clock, hosts: [] })
  if (!reading || !reading.timed || reading.text !== '' || reading.problem !== null || reading.happened.kind === 'unknown') return null
  const { kind, start, end } = reading.happened
  const [begins, ends] = [start, end].map((moment) => (moment === null ? null : Date.parse(moment)))
  const isMoment = kind === 'exact' || kind === 'about'
  const [from, to] = isMoment && begins != null ? [begins - around, begins + around] : [begins, ends]
  return {
    happened: { kind, start, end }, from: from == null ? null : wallText(wallAt(from, clock.zone)),
    to: to == null ? null : wallText(wallEnd(to, clock.zone)),
  }
}

/** The minute behind a moment; of an hour that came twice behind its second, for an address means the first. */
function wallEnd(moment: number, zone: string): number {
  const wall = Math.floor(wallAt(moment, zone) / minute) * minute + minute
  return (momentsAt(wall, zone)[0] ?? moment) < moment ? wall + day / 24 : wall
}

const wallText = (wall: number): string => new Date(wall).toISOString().slice(0, 16)
