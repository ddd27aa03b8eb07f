'use client'
import { useState } from 'react'
import { Checkbox } from './choices'
import { useField } from './use-field'

/** The box to tick once a name was found to look like another's, or to be another; nothing before that. */
export function SureField({ label = 'This is a different person' }: { label?: string }) {
  const field = { name: 'sure', label }
  const { error } = useField(field)
  const [asked, setAsked] = useState(false)
  if (error && !asked) setAsked(true)
  return asked ? <Checkbox {...field} /> : null
}
