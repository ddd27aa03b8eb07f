import { useCallback, useEffect, useMemo, useRef, type RefObject } from 'react'
import type { Subject } from '@/components/form/use-read'
import { forgetDraft, readDraft, writeDraft } from './box'
import { fillFields, readFields } from './fields'

const writeAfter = 250

type Options = {
  /** which form this is, on every page that shows it: the command, and what it is about */
  command: string
  hidden: Record<string, string> | undefined
  /** what the text is written over, kept with it */
  subject: Subject | undefined
  /** a draft was put back: it counts as written over this */
  restored: (subject: Subject | undefined) => void
  /** without fields there is nothing to keep */
  on: boolean
}

/**
 * Keeps what is typed into a form in this browser, closed, until it is sent or given up; puts it back when the form is shown again: after a
 * reload, a crash, a lost connection, an ended session or a lock.
 */
export function useDraft(form: RefObject<HTMLFormElement | null>, { command, hidden, subject, restored, on }: Options) {
  const place = hidden?.incidentId ?? ''
  const name = useMemo(() => `${command} ${JSON.stringify(Object.entries(hidden ?? {}).filter(([key]) => key !== 'then').sort())}`, [command, hidden])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const over = useRef(subject)
  const putBack = useRef(restored)
  useEffect(() => {
    over.current = subject
    putBack.current = restored
  })

  useEffect(() => {
    let gone = false
    if (on) void readDraft(place, name).then(async (draft) => {
      if (gone || !draft || !form.current) return
      mark(form.current, true)
      await fillFields(form.current, draft.fields)
      putBack.current(draft.subject)
    }).catch(() => {})
    return () => {
      gone = true
    }
  }, [form, place, name, on])

  const write = useCallback(() => {
    clearTimeout(timer.current)
    const fields = form.current && readFields(form.current)
    const done = fields ? writeDraft(place, name, { fields, subject: over.current }) : forgetDraft(place, name)
    void done.catch(() => {})
  }, [form, place, name])

  // What was typed in the last moment is not lost with the page.
  useEffect(() => {
    if (!on) return
    const onHide = () => timer.current !== undefined && write()
    addEventListener('pagehide', onHide)
    return () => removeEventListener('pagehide', onHide)
  }, [on, write])

  const keep = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(write, writeAfter)
  }, [write])

  const forget = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = undefined
    if (form.current) mark(form.current, false)
    void forgetDraft(place, name).catch(() => {})
  }, [form, place, name])

  return { keep, forget }
}

/** The verb that the form is behind says that something is kept there. */
function mark(form: HTMLFormElement, kept: boolean): void {
  form.closest('details.verb')?.toggleAttribute('data-draft', kept)
}
