'use client'
import { useEffect, useId, useMemo, useRef, useState, type FormEvent } from 'react'
import { useDraft } from '@/components/draft/use-draft'
import { announce } from '@/components/form/announce'
import { SubmitButton } from '@/components/form/submit-button'
import { useCommand } from '@/components/form/use-command'
import { Refusal } from '@/components/ui/refusal'
import { readQuickEntry, type Reading } from '@/lib/rules/quick-entry'
import type { NamedHost } from '@/lib/rules/quick-entry-hosts'
import { ReadsAs } from './reads-as'

type Props = { incidentId: string; zone: string; now: Date; hosts: readonly NamedHost[] }

/**
 * An event in one line, read while it is typed. After it was added the field is empty and keeps the focus, for the next line; after a
 * refusal the line stays as it was.
 */
export function QuickEntry({ incidentId, zone, now: shown, hosts }: Props) {
  const { state, sending, send } = useCommand('timeLine.add')
  const [line, setLine] = useState('')
  const form = useRef<HTMLFormElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const sent = useRef<{ line: string; at: Date } | null>(null)
  const hidden = useMemo(() => ({ incidentId, in: 'one line' }), [incidentId])
  const { keep, forget } = useDraft(form, { command: 'timeLine.add', hidden, subject: undefined, restored: nothing, on: true })
  const id = useId()
  const [now, lookAtClock] = useClock(shown)
  const around = { now, zone, hosts }
  const reading = readQuickEntry(line, around)
  const refused = state.status === 'refused' && !sending

  // Typed before the page was alive.
  useEffect(() => {
    if (field.current?.value) field.current.dispatchEvent(new Event('input', { bubbles: true }))
  }, [])

  function onSubmit(event: FormEvent) {
    event.preventDefault()
    field.current?.focus()
    // Sent again after no answer came: the same entry, so that it can't count twice.
    const present = sent.current?.line === line ? sent.current.at : lookAtClock()
    const meant = readQuickEntry(line, { ...around, now: present })
    if (sending || !meant) return
    if (meant.problem || meant.text === '') return announce(meant.problem ?? 'Describe what happened.')
    sent.current = { line, at: present }
    send(formOf(incidentId, meant, present), (answer) => {
      if (answer.status !== 'done') return
      announce(answer.says)
      sent.current = null
      // What was typed while it was sent is the next line already.
      if (field.current?.value !== line) return
      field.current.value = ''
      setLine('')
      forget()
    })
  }

  return (
    // Pressed before the page is alive, a form of this method does nothing, and the line stays.
    <form ref={form} className="quick-entry" method="dialog" onSubmit={onSubmit} onInput={keep}>
      <div className="quick">
        <div className="field">
          <label className="sr-only" htmlFor="quick-entry">New entry in one line: when, then what happened</label>
          <input ref={field} id="quick-entry" data-field="line" className="input" maxLength={4200} autoComplete="off" enterKeyHint="send"
            aria-describedby={id} aria-invalid={reading?.problem ? true : undefined} onInput={(event) => {
              setLine(event.currentTarget.value)
              lookAtClock()
            }} />
        </div>
        <span className="quick-add"><SubmitButton tone="fill" sending={sending} label="Add" busyLabel="Adding …" /></span>
      </div>
      <ReadsAs id={id} reading={reading} around={around} said={state.status === 'done' && line === '' ? state.says : null} />
      {refused && (
        <Refusal what="Not added." because={state.because || Object.values(state.fields).join(' ')} kept="What you wrote is kept." />
      )}
    </form>
  )
}

const nothing = () => {}

/** The server's clock, going on since the page was made: as it stood when it was last looked at, and how to look again. */
function useClock(shown: Date): [Date, () => Date] {
  const since = useRef(0)
  const [seen, setSeen] = useState({ page: shown, ahead: 0 })
  useEffect(() => {
    since.current = performance.now()
    const timer = setInterval(() => setSeen({ page: shown, ahead: performance.now() - since.current }), 20_000)
    return () => clearInterval(timer)
  }, [shown])
  const look = () => {
    const ahead = performance.now() - since.current
    setSeen({ page: shown, ahead })
    return new Date(shown.getTime() + ahead)
  }
  return [new Date(shown.getTime() + (seen.page === shown ? seen.ahead : 0)), look]
}

function formOf(incidentId: string, { happened, writtenAs, text, hostIds }: Reading, now: Date): FormData {
  const form = new FormData()
  const { kind, start, end, zone } = happened
  const fields = {
    incidentId, 'happened.kind': kind, 'happened.start': start ?? '', 'happened.end': end ?? '', 'happened.zone': zone, writtenAs, text,
    foundAt: now.toISOString(), source: '', accounts: '', audience: 'team', taskId: '',
  }
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  for (const hostId of hostIds) form.append('hostIds', hostId)
  return form
}
