'use client'
import type { ReactNode } from 'react'
import { FieldFrame } from './field'
import { useField } from './use-field'

/** The six digits of the authenticator, in one field, sent as `code`. `other` is another way to prove it: a passkey. */
export function CodeField({ label = 'Prove that it’s you', other }: { label?: string; other?: ReactNode }) {
  const { id, error, control } = useField({ name: 'code', label, required: true, missing: 'Enter the six digits that your app shows.' })
  return (
    <FieldFrame id={id} label={label} error={error}
      after={<p className="aside-note">Six digits from your authenticator app{other && <>, or {other}</>}</p>}>
      <input {...control} className="input code-field" inputMode="numeric" autoComplete="one-time-code" pattern="[0-9]{6}" maxLength={6}
        data-wrong="The code has six digits. Enter all of them." />
    </FieldFrame>
  )
}
