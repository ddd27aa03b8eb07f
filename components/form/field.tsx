import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import { Shape } from '@/components/ui/shape'

type FieldFrameProps = {
  id: string; label: string; hint?: string; hideLabel?: boolean; error?: string; after?: ReactNode; children: ReactNode
}

/** Label above, hint, control, error under it. The controls of this folder use it; a page uses the controls. */
export function FieldFrame({ id, label, hint, hideLabel, error, after, children }: FieldFrameProps) {
  return (
    <div className="field">
      <label className={classNames(hideLabel ? 'sr-only' : 'label')} htmlFor={id}>{label}</label>
      {hint && <p className="hint" id={`${id}-hint`}>{hint}</p>}
      {children}
      <FieldError id={id} error={error} />
      {after}
    </div>
  )
}

/** The sentence under a field that is wrong. */
export function FieldError({ id, error }: { id: string; error?: string }) {
  if (!error) return null
  return <p className="field-error" id={`${id}-error`}><Shape of="refused" /><span>{error}</span></p>
}
