'use client'
import { useState } from 'react'
import { Checkbox } from './choices'
import { useField } from './use-field'

const field = { name: 'sure', label: 'This is somebody else' }

/** The box to tick once a name was found to look like another's; nothing before that. */
export function SureField() {
  const { error } = useField(field)
  const [asked, setAsked] = useState(false)
  if (error && !asked) setAsked(true)
  return asked ? <Checkbox {...field} /> : null
}
