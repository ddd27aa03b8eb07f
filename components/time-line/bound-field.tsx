'use client'
import { momentWords } from '@/components/form/moment-words'
import { WrittenField } from '@/components/form/written-field'
import { longDay, zoneName } from '@/components/ui/format-time'
import { boundMoment, readBound, writeBound, type BoundReading } from '@/lib/rules/written-moment'

type Props = { name: string; label: string; value: string | null; zone: string; now: Date }

/**
 * An end of the time that a filter asks for: a day, which counts whole, or a moment, typed as in quick entry. The text itself is sent, so that it
 * works before the page is alive.
 */
export function BoundField({ name, label, value, zone, now }: Props) {
  const first: BoundReading = { bound: value, note: null, problem: null }
  return (
    <WrittenField name={name} label={label} now={now} first={first} read={(text, at) => readBound(text, { now: at, zone })}
      write={({ bound }) => (bound === null ? '' : writeBound(bound, zone))} says={({ bound }) => boundWords(bound, zone, now)}
      help={`12 Aug, 12 Aug 14:05 or yesterday, in ${zoneName(now, zone)}.`} />
  )
}

function boundWords(bound: string | null, zone: string, now: Date): string {
  if (bound === null) return ''
  const at = new Date(boundMoment(bound, zone))
  return bound.includes('T') ? momentWords(at.toISOString(), { zone, now }) : `= ${longDay(at, zone, now)}, the whole day, ${zoneName(at, zone)}`
}
