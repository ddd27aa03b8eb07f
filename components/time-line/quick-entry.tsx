'use client'
import { useEffect, useId, useMemo, useRef, useState, type FormEvent } from 'react'
import { useDraft } from '@/components/draft/use-draft'
import { announce } from '@/components/form/announce'
import { useLook } from '@/components/form/use-look'
import { Refusal } from '@/components/ui/refusal'
import { readQuickEntry, type Reading } from '@/lib/rules/quick-entry'
import type { NamedHost } from '@/lib/rules/quick-entry-hosts'
import { packLines, unpackLines, type Line } from './lines-on-the-way'
import { OnTheWay } from './on-the-way'
import { ReadsAs } from './reads-as'
import { useLines } from './use-lines'

type Props = { incidentId: string; zone: string; now: Date; hosts: readonly NamedHost[] }

/**
 * An event in one line, read while it is typed. Enter sends it and leaves the field to the next line, so that somebody who types on waits
 * for nothing; what was refused comes back into the field, or stands beneath it while the next line is being written.
 */
export function QuickEntry({ incidentId, zone, now: shown, hosts }: Props) {
  const [line, setLine] = useState('')
  const [refused, setRefused] = useState('')
  const [said, setSaid] = useState('')
  const form = useRef<HTMLFormElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const onTheWay = useRef<HTMLInputElement>(null)
  const cameBack = useRef<Line | null>(null)
  const hidden = useMemo(() => ({ incidentId, in: 'one line' }), [incidentId])
  const { keep, forget } = useDraft(form, { command: 'timeLine.add', hidden, subject: undefined, restored: nothing, on: true })
  const id = useId()
  const [now, lookAtClock] = useClock(shown)
  const around = { now, zone, hosts }
  const reading = readQuickEntry(line, around)

  const { lines, send, takeOut } = useLines({
    formOf: ({ line: sent, at }) => formOf(incidentId, readQuickEntry(sent, { zone, hosts, now: new Date(at) })!, at),
    answered(sent, answer) {
      if (answer.status === 'done') {
        announce(answer.says)
        setSaid(answer.says)
        return 'settled'
      }
      if (answer.status !== 'refused' || field.current?.value !== '') return 'open'
      write(sent.line)
      cameBack.current = sent
      setRefused(answer.because || Object.values(answer.fields).join(' '))
      return 'settled'
    },
  })

  function write(text: string) {
    if (field.current) field.current.value = text
    setLine(text)
  }

  // Typed before the page was alive.
  useEffect(() => {
    if (field.current?.value) field.current.dispatchEvent(new Event('input', { bubbles: true }))
  }, [])

  // Lines that are on their way are kept with what stands in the field.
  useEffect(() => {
    if (!onTheWay.current || !field.current) return
    const before = onTheWay.current.value
    onTheWay.current.value = packLines(lines)
    if (before === onTheWay.current.value) return
    if (onTheWay.current.value !== '' || field.current.value !== '') keep()
    else forget()
  }, [lines, keep, forget])

  function onSubmit(event: FormEvent) {
    event.preventDefault()
    field.current?.focus()
    // Sent again after no answer came: the same entry, so that it can't count twice.
    const again = cameBack.current?.line === line ? cameBack.current : null
    const present = again ? new Date(again.at) : lookAtClock()
    const meant = readQuickEntry(line, { ...around, now: present })
    if (!meant) return
    if (meant.problem || meant.text === '') return announce(meant.problem ?? 'Describe what happened.')
    cameBack.current = null
    setRefused('')
    setSaid('')
    write('')
    send({ key: again?.key ?? crypto.randomUUID(), line, at: present.toISOString() })
  }

  /** Into the field, where nothing else is being written; else it stays where it is. */
  function edit(back: Line) {
    if (field.current?.value !== '') return announce('Add the line in the field first.')
    takeOut(back.key)
    cameBack.current = back
    write(back.line)
    field.current.focus()
  }

  return (
    // Pressed before the page is alive, a form of this method does nothing, and the line stays.
    <form ref={form} className="quick-entry" method="dialog" onSubmit={onSubmit} onInput={keep}>
      <div className="quick">
        <div className="field">
          <label className="label" htmlFor="quick-entry">New entry <span className="font-normal text-ink-2">in one line: when, then what happened</span></label>
          <input ref={field} id="quick-entry" data-field="line" className="input" maxLength={4200} autoComplete="off" enterKeyHint="send" placeholder="14:05 app1 the nightly job failed"
            aria-describedby={id} aria-invalid={reading?.problem ? true : undefined} onInput={(event) => {
              setLine(event.currentTarget.value)
              lookAtClock()
            }} />
        </div>
        <span className="quick-add"><button type="submit" className="button button-fill">Add</button></span>
      </div>
      <input ref={onTheWay} hidden data-field="on the way" defaultValue="" onInput={(event) => unpackLines(event.currentTarget.value).forEach(send)} />
      <ReadsAs id={id} reading={reading} around={around} said={line === '' && said !== '' ? said : null} />
      {refused !== '' && <Refusal what="Not added." because={refused} kept="What you wrote is kept." />}
      <OnTheWay lines={lines} again={send} edit={edit} giveUp={takeOut} />
    </form>
  )
}

const nothing = () => {}

/** The server's clock, going on since the page was made: as it stood when it was last looked at, and how to look again. */
function useClock(shown: Date): [Date, () => Date] {
  const atClock = useLook(shown)
  const [seen, setSeen] = useState({ page: shown, now: shown })
  useEffect(() => {
    const timer = setInterval(() => setSeen({ page: shown, now: atClock() }), 20_000)
    return () => clearInterval(timer)
  }, [shown, atClock])
  const look = () => {
    const now = atClock()
    setSeen({ page: shown, now })
    return now
  }
  return [seen.page === shown ? seen.now : shown, look]
}

function formOf(incidentId: string, { happened, writtenAs, text, hostIds }: Reading, foundAt: string): FormData {
  const form = new FormData()
  const { kind, start, end, zone } = happened
  const fields = {
    incidentId, 'happened.kind': kind, 'happened.start': start ?? '', 'happened.end': end ?? '', 'happened.zone': zone, writtenAs, text,
    foundAt, source: '', accounts: '', audience: 'team', taskId: '',
  }
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  for (const hostId of hostIds) form.append('hostIds', hostId)
  return form
}
