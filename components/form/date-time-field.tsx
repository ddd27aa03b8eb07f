'use client'
import { useState } from 'react'
import { fromLocal, toLocal } from '@/components/ui/local-time'
import { FieldFrame } from './field'
import { useField, type FieldProps } from './use-field'

type DateTimeFieldProps = FieldProps & {
  /** the reader's zone: what is typed is a wall clock there, what is sent is the moment as ISO string in UTC */
  zone: string
  /** a moment to begin with, as ISO string */
  defaultAt?: string
  seconds?: boolean
}

/** A moment. */
export function DateTimeField({ zone, defaultAt, seconds, ...field }: DateTimeFieldProps) {
  const { id, error, control } = useField(field)
  const [moment, setMoment] = useState(defaultAt ?? '')
  const { name, ...visible } = control
  return (
    <FieldFrame id={id} label={field.label} hint={field.hint} hideLabel={field.hideLabel} error={error}>
      <input type="hidden" name={name} value={moment} />
      <input {...visible} className="input figures" type="datetime-local" step={seconds ? 1 : 60} data-field={name}
        data-wrong="Enter a date and a time." defaultValue={defaultAt && toLocal(new Date(defaultAt), zone, seconds)}
        onChange={(event) => setMoment(fromLocal(event.target.value, zone) ?? '')} />
    </FieldFrame>
  )
}
