'use client'
import { zoneName } from '@/components/ui/format-time'
import { readMoment, writeMoment, type MomentReading } from '@/lib/rules/written-moment'
import { momentWords } from './moment-words'
import type { FieldProps } from './use-field'
import { WrittenField } from './written-field'

type DateTimeFieldProps = FieldProps & {
  /** the reader's zone, and when the page was made: usually `{...reader}` */
  zone: string
  now: Date
  /** a moment to begin with, as ISO string */
  defaultAt?: string
  /** what is meant of several: the last that has been (if nothing else is said), or the next to come */
  toward?: 'past' | 'future'
}

/** A moment, typed as quick entry reads times on the clock of the reader; sent is the moment, as ISO string in UTC. */
export function DateTimeField({ zone, now, defaultAt, toward = 'past', ...field }: DateTimeFieldProps) {
  const first: MomentReading = { moment: defaultAt ?? null, note: null, problem: null }
  const such = toward === 'past' ? '14:05, yesterday 14:05 or 12 Aug 14:05' : '18:00, tomorrow 09:00 or in 2 h'
  return (
    <WrittenField {...field} now={now} first={first} read={(text, at) => readMoment(text, { now: at, zone, toward })}
      write={({ moment }) => (moment === null ? '' : writeMoment(moment, zone))}
      says={({ moment }) => (moment === null ? '' : momentWords(moment, { zone, now }))} asTyped={`$${toward}.${field.name}`}
      help={`Write ${such}, in ${zoneName(now, zone)}.`}>
      {({ moment }) => <input type="hidden" name={field.name} value={moment ?? ''} />}
    </WrittenField>
  )
}
