'use client'
import { toneClass, type Tone } from './tone'
import { useBusy } from './use-busy'

/** The button of a form. While it works it keeps the focus and says so; pressing again does nothing. */
export function SubmitButton({ tone, sending, label, busyLabel }: { tone: Tone; sending: boolean; label: string; busyLabel: string }) {
  const busy = useBusy(sending)
  return <button type="submit" className={toneClass[tone]} aria-busy={sending || undefined}>{busy ? busyLabel : label}</button>
}
