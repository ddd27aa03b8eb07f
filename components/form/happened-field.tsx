'use client'
import { useContext } from 'react'
import { zoneName } from '@/components/ui/format-time'
import { readHappened, writeHappened, type HappenedReading } from '@/lib/rules/written-moment'
import { FieldErrors } from './form-context'
import { happenedWords } from './moment-words'
import { WrittenField } from './written-field'

type HappenedFieldProps = {
  /** prefix of what is sent: `happened` gives `happened.kind`, `happened.start`, `happened.end`, `happened.zone` */
  name: string
  label: string
  zone: string
  now: Date
  /** a time to begin with */
  defaultTime?: Pick<HappenedReading, 'kind' | 'start' | 'end'>
}

const nothing = { kind: null, start: null, end: null }

/** When it happened, as well as it is known (E2), typed as in quick entry. Moments are sent in UTC, with the zone they were written in. */
export function HappenedField({ name, label, zone, now, defaultTime = nothing }: HappenedFieldProps) {
  const answer = useContext(FieldErrors)
  const wrong = ['kind', 'start', 'end', 'zone'].flatMap((part) => answer[`${name}.${part}`] ?? [])[0]
  const help = `Write 14:05, ~14:05, 12 Aug 14:05–14:30, before, after, between … and …, or ? for not known; in ${zoneName(now, zone)}.`
  return (
    <WrittenField name={name} label={label} required missing="Say when it happened. Write ? if that isn’t known." error={wrong} now={now}
      first={{ ...defaultTime, note: null, problem: null }} read={(text, at) => readHappened(text, { now: at, zone })}
      write={(reading) => writeHappened(reading, zone)} says={(reading) => happenedWords(reading, { zone, now })} help={help}
      asTyped={`$happened.${name}`}>
      {({ kind, start, end }) => (
        <>
          <input type="hidden" name={`${name}.kind`} value={kind ?? ''} />
          {start !== null && <input type="hidden" name={`${name}.start`} value={start} />}
          {end !== null && <input type="hidden" name={`${name}.end`} value={end} />}
          <input type="hidden" name={`${name}.zone`} value={zone} />
        </>
      )}
    </WrittenField>
  )
}
