'use client'
import { useContext, useId } from 'react'
import { FieldErrors } from './form-context'

export type FieldProps = {
  name: string
  label: string
  hint?: string
  required?: boolean
  /** what to do when it is left blank: "Write the reason." */
  missing?: string
  /** the label is only read out, where the place already says what to write */
  hideLabel?: boolean
  /** an error that did not come from the command's answer */
  error?: string
}

/** Ids, error and the attributes that tie a control to its hint and its error. */
export function useField({ name, label, hint, required, missing, error: own }: FieldProps) {
  const id = useId()
  const error = useContext(FieldErrors)[name] ?? own
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
  return {
    id, error,
    control: {
      id, name, required,
      'aria-invalid': error ? true : undefined,
      'aria-describedby': describedBy,
      'data-missing': missing ?? `${label}: required.`,
    },
  }
}
