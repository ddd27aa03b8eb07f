'use client'
import { TextField } from '@/components/form/text-field'

const hint = 'At least 8 characters with a digit, a lowercase letter, a capital and another character. 12 or more are better: '
  + 'several words that have nothing to do with each other. Your name, your user name and the name of the organisation may not be in it.'

/** A password to be; what has to be mended stands under it (W2). */
export function NewPasswordField({ name, label }: { name: string; label: string }) {
  return <TextField name={name} type="password" label={label} hint={hint} required missing="Choose a password." autoComplete="new-password" />
}
