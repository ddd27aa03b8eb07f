'use client'
import { useCallback, useEffect, useId, useRef, type KeyboardEvent, type MouseEvent, type ReactNode, type ToggleEvent } from 'react'
import { NotAllowed } from '@/components/ui/why'
import type { Allowed } from './allowed'
import { CloseVerb } from './form-context'
import { restClicks } from './rest-clicks'
import { toneClass, type Tone } from './tone'

type VerbProps = {
  /** ends in "…", because it asks more: "Send back…" */
  label: string
  tone?: Tone
  allowed?: Allowed
  /** it stands open, with the focus in its first field: the page was opened for it */
  opened?: boolean
  /** a `CommandForm` */
  children: ReactNode
}

/**
 * A verb that asks more: it keeps its place, and its form opens beneath it, one at a time; it works before the page is alive (native `<details>`).
 * Opening moves the focus to the first field, and clicks rest for a moment: a double click does nothing in the form. Escape and Cancel close it and
 * bring the focus back.
 */
export function Verb({ label, tone = 'word', allowed = { allowed: true }, opened, children }: VerbProps) {
  const details = useRef<HTMLDetailsElement>(null)
  const reasonId = useId()

  const close = useCallback(() => {
    if (!details.current) return
    details.current.open = false
    details.current.querySelector('summary')?.focus()
  }, [])

  useEffect(() => {
    if (!opened || !details.current) return
    restClicks()
    focusFirst(details.current)
  }, [opened])

  // At once: the browser tells of the opening a moment later, and a second click may come before that.
  function onClick({ detail }: MouseEvent) {
    if (detail > 0 && !details.current?.open) restClicks()
  }

  function onToggle(event: ToggleEvent<HTMLDetailsElement>) {
    const panel = event.currentTarget
    if (!panel.open) return
    restClicks()
    if (document.activeElement !== panel.querySelector('summary')) return
    focusFirst(panel)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !details.current?.open) return
    // Not the dialog around it.
    event.preventDefault()
    event.stopPropagation()
    close()
  }

  if (!allowed.allowed) return <NotAllowed label={label} because={allowed.because} id={reasonId} word={tone === 'word'} />
  return (
    <details className="verb" name="verb" ref={details} open={opened} onToggle={onToggle} onKeyDown={onKeyDown}>
      <summary className={toneClass[tone]} onClick={onClick}>{label}</summary>
      <div className="verb-panel"><CloseVerb value={close}>{children}</CloseVerb></div>
    </details>
  )
}

const focusFirst = (verb: HTMLElement) =>
  verb.querySelector<HTMLElement>('.verb-panel :is(input:not([type="hidden"]), select, textarea, button)')?.focus()
