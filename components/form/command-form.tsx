'use client'
import { useContext, useEffect, useId, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { useDraft } from '@/components/draft/use-draft'
import { classNames } from '@/components/ui/class-names'
import { Refusal } from '@/components/ui/refusal'
import { NotAllowed } from '@/components/ui/why'
import type { Allowed } from './allowed'
import { announce } from './announce'
import { fieldProblems } from './field-problems'
import { CloseVerb, FieldErrors, KeepsDraft } from './form-context'
import { saidBeside, toFault } from './refused-form'
import { SubmitButton } from './submit-button'
import type { Tone } from './tone'
import { useCommand } from './use-command'
import { useRead, type Subject } from './use-read'

type CommandFormProps = {
  /** name of the command: `task.sendBack` */
  command: string
  /** input that is not typed: ids of what the command is about */
  hidden?: Record<string, string>
  /** the same of lists, whose names stand there more than once */
  hiddenLists?: readonly { name: string; value: string }[]
  /** what was shown: the version of the row, the fingerprint of what is signed, the trust of the account that is called back */
  subject?: Subject
  children?: ReactNode
  /** the button, and what it says while it works: "Sign off", "Signing …" */
  submit: string
  busyLabel: string
  tone?: Tone
  allowed: Allowed
  /** why it is not allowed, in place of the sentence: the same with links */
  why?: ReactNode
  /** what a refusal begins with: "Not signed." */
  notDone?: string
}

/** A form that is one command. Text is never lost: it is emptied only after success. Without children it is a single button. */
export function CommandForm(props: CommandFormProps) {
  const { command, hidden, hiddenLists = [], subject, children, submit, busyLabel, allowed, notDone = 'Not done.' } = props
  const { state, sending, drawing, action, send, refuse } = useCommand(command)
  // A form takes the next text at once; a single button waits until the page shows what it did.
  const busy = children ? sending : drawing
  const { read, begin, again, done, end, back } = useRead(subject, drawing)
  const closeVerb = useContext(CloseVerb)
  const { tone = closeVerb && children ? 'fill' : 'plain' } = props
  const form = useRef<HTMLFormElement>(null)
  const { keep, forget } = useDraft(form, { command, hidden, subject: read, restored: back, on: allowed.allowed && Boolean(children) })
  const [round, setRound] = useState(0)
  const reasonId = useId()
  const errors = state.status === 'refused' ? state.fields : {}
  const said = saidBeside(state)

  useEffect(() => {
    toFault(form.current, state)
  }, [state])

  // A call comes before the first word is typed: what a call-back is about is what stood there when its form was opened.
  const calls = subject?.trust !== undefined
  useEffect(() => {
    const verb = calls ? form.current?.closest('details') : null
    const onToggle = () => {
      if (verb?.open) begin()
    }
    onToggle()
    verb?.addEventListener('toggle', onToggle)
    return () => verb?.removeEventListener('toggle', onToggle)
  }, [calls, begin])

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (busy) return
    const problems = fieldProblems(event.currentTarget)
    if (Object.keys(problems).length > 0) return refuse({ status: 'refused', code: 'incomplete', because: '', fields: problems })
    const { submitter } = event.nativeEvent as SubmitEvent
    send(new FormData(event.currentTarget, submitter), (answer) => {
      // What vanished from a list is named by the refusal.
      if (answer.status === 'refused' && (answer.code === 'changed' || (answer.code === 'state' && read?.shown))) again(answer.version)
      // Somebody else decided it meanwhile, and its row is gone: the answer is said all the same.
      if (answer.status === 'refused' && !form.current) announce(`${notDone} ${answer.because}`)
      if (answer.status !== 'done') return
      done()
      forget()
      announce(answer.says)
      setRound((count) => count + 1)
      closeVerb?.()
    }, forget)
  }

  function cancel() {
    forget()
    end()
    setRound((count) => count + 1)
    closeVerb?.()
  }

  function typed() {
    begin()
    keep()
  }

  if (!allowed.allowed) return <NotAllowed label={submit} because={props.why || allowed.because} id={reasonId} word={tone === 'word'} />
  return (
    <form ref={form} action={action} onSubmit={onSubmit} onInput={typed} aria-busy={busy} noValidate className={classNames('command', !children && 'command-bare')}>
      {Object.entries(hidden ?? {}).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      {hiddenLists.map(({ name, value }) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />)}
      {read?.version !== undefined && <input type="hidden" name="version" value={read.version} />}
      {read?.fingerprint !== undefined && <input type="hidden" name="fingerprint" value={read.fingerprint} />}
      {read?.shown?.map((id) => <input key={id} type="hidden" name="shownIds" value={id} />)}
      {read?.trust !== undefined && <input type="hidden" name="trust" value={read.trust} />}
      {state.status === 'refused' && said !== '' && (
        <Refusal what={notDone} because={said} kept={children ? 'What you wrote is kept.' : undefined} theirs={state.theirs} />
      )}
      <FieldErrors value={errors}><KeepsDraft value><FormBody key={round}>{children}</FormBody></KeepsDraft></FieldErrors>
      <div className="form-foot">
        <SubmitButton tone={tone} sending={busy} label={submit} busyLabel={busyLabel} />
        {closeVerb && children && <button type="button" className="button button-text" onClick={cancel}>Cancel</button>}
        {state.status === 'done' && <p className="said">{state.says}</p>}
      </div>
    </form>
  )
}

/** Mounted anew after success, which empties every field. */
function FormBody({ children }: { children: ReactNode }) {
  return <>{children}</>
}
