'use client'
import { useState } from 'react'
import { DateTimeField } from './date-time-field'
import { FieldFrame } from './field'
import { useField } from './use-field'

/** How well a time is known (doctrine E2), and which moments each kind asks for. */
const kinds = [
  { value: 'exact', label: 'exactly', start: 'At', end: null },
  { value: 'range', label: 'from, to', start: 'From', end: 'To' },
  { value: 'within', label: 'some time within', start: 'From', end: 'To' },
  { value: 'about', label: 'about', start: 'About', end: null },
  { value: 'before', label: 'before', start: null, end: 'Before' },
  { value: 'after', label: 'after', start: 'After', end: null },
  { value: 'unknown', label: 'not known', start: null, end: null },
] as const

export type TimeKind = (typeof kinds)[number]['value']

type TimeFieldsProps = {
  /** prefix of what is sent: `happened` gives `happened.kind`, `happened.start`, `happened.end`, `happened.zone` */
  name: string
  label: string
  zone: string
  defaultKind?: TimeKind
  defaultStart?: string
  defaultEnd?: string
}

/** When it happened, as well as it is known. Moments are sent in UTC, with the zone they were written in. */
export function TimeFields({ name, label, zone, defaultKind = 'exact', defaultStart, defaultEnd }: TimeFieldsProps) {
  const [chosen, setChosen] = useState<TimeKind>(defaultKind)
  const { id, error, control } = useField({ name: `${name}.kind`, label })
  const kind = kinds.find(({ value }) => value === chosen)
  return (
    <div className="time-fields">
      <FieldFrame id={id} label={label} error={error}>
        <select {...control} className="input" value={chosen} onChange={(event) => setChosen(event.target.value as TimeKind)}>
          {kinds.map(({ value, label: word }) => <option key={value} value={value}>{word}</option>)}
        </select>
      </FieldFrame>
      <input type="hidden" name={`${name}.zone`} value={zone} />
      {kind?.start && <DateTimeField key="start" name={`${name}.start`} label={kind.start} zone={zone} required seconds
        defaultAt={defaultStart} />}
      {kind?.end && <DateTimeField key="end" name={`${name}.end`} label={kind.end} zone={zone} required seconds defaultAt={defaultEnd} />}
    </div>
  )
}
