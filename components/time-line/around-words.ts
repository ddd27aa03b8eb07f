import type { EventsAround } from '@/lib/rules/moment-asked'
import { happenedThere } from './address'
import { wholeTime } from './happened-words'

/** Events by a time that was typed, as what can be gone to: "Events around 12 Aug 21:40", and the time line with nothing else. */
export function aroundLink(incidentId: string, { happened, from, to }: EventsAround, zone: string, now: Date): { label: string; href: string } {
  const known = (exact: string | null) => (exact === null ? null : { at: new Date(exact), exact })
  const kind = happened.kind === 'exact' ? 'about' : happened.kind
  const time = wholeTime({ kind, start: known(happened.start), end: known(happened.end), writtenAs: '', zone }, zone, now)
  const words = kind === 'range' ? `from ${time}` : time.replace(/^about /, 'around ').replace(/^some time on /, 'on ')
  return { label: `Events ${words}`, href: happenedThere(incidentId, { from, to }) }
}
