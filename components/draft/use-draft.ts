import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, type RefObject } from 'react'
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
export function useDraft(formRef: RefObject<HTMLFormElement | null>, { command, hidden, subject, restored, on }: Options) {
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
      if (gone || !draft || !formRef.current) return
      mark(formRef.current, true)
      // First of all: what is put back is kept again, over what it was written over and not over what the page shows now.
      putBack.current(draft.subject)
      await fillFields(formRef.current, draft.fields)
    }).catch(() => {})
    return () => {
      gone = true
    }
  }, [formRef, place, name, on])

  const write = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = undefined
    if (!formRef.current) return
    const fields = readFields(formRef.current)
    const done = fields ? writeDraft(place, name, { fields, subject: over.current }) : forgetDraft(place, name)
    void done.catch(() => {})
  }, [formRef, place, name])

  // What was typed in the last moment is not lost with the page, nor with the form: of a layout effect it still stands there.
  useLayoutEffect(() => {
    if (!on) return
    const writeLast = () => {
      if (timer.current !== undefined) write()
    }
    addEventListener('pagehide', writeLast)
    return () => {
      removeEventListener('pagehide', writeLast)
      writeLast()
    }
  }, [on, write])

  const keep = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(write, writeAfter)
  }, [write])

  const forget = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = undefined
    if (formRef.current) mark(formRef.current, false)
    void forgetDraft(place, name).catch(() => {})
  }, [formRef, place, name])

  return { keep, forget }
}

/** The verb that the form is behind says that something is kept there. */
function mark(form: HTMLFormElement, kept: boolean): void {
  form.closest('details.verb')?.toggleAttribute('data-draft', kept)
}
