'use client'
import { unstable_rethrow } from 'next/navigation'
import { useActionState, useEffect, useRef, useState, useTransition, type FormEvent, type ReactNode } from 'react'
import { announce } from '@/components/form/announce'
import { fieldProblems } from '@/components/form/field-problems'
import { FieldErrors } from '@/components/form/form-context'
import { saidBeside, toFault } from '@/components/form/refused-form'
import { SubmitButton } from '@/components/form/submit-button'
import { useAlive } from '@/components/form/use-alive'
import { Refusal } from '@/components/ui/refusal'
import { idle, type SubmitState } from '@/lib/commands/submit-state'

export type DoorAct = (previous: SubmitState, formData: FormData) => Promise<SubmitState>

type DoorFormProps = {
  act: DoorAct
  submit: string
  busyLabel: string
  /** what a refusal begins with: "Not signed in." */
  notDone?: string
  fill?: boolean
  /** followed as soon as it is chosen: a button is there only before the page is alive, and to try again */
  atOnce?: boolean
  children: ReactNode
  /** what stands in the form's place once it is done: what is shown only once */
  done?: (answer: Record<string, unknown>) => ReactNode
}

const lost: SubmitState = {
  status: 'refused', code: 'lost', fields: {}, because: 'No answer from Muster. Try again once you are online.',
}

/** As `CommandForm`, for acts that hold a secret: nothing of them is kept to be repeated, and what they answer is shown once. */
export function DoorForm({ act, submit, busyLabel, notDone = 'Not done.', fill = true, atOnce = false, children, done }: DoorFormProps) {
  const [posted, action] = useActionState(act, idle)
  const [answered, setAnswered] = useState<SubmitState | null>(null)
  const [sending, startSending] = useTransition()
  const form = useRef<HTMLFormElement>(null)
  const state = answered ?? posted
  const said = saidBeside(state)
  const button = !useAlive() || !atOnce || state.status === 'refused'

  useEffect(() => {
    toFault(form.current, state)
  }, [state])

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (sending && !atOnce) return
    const problems = fieldProblems(event.currentTarget)
    if (Object.keys(problems).length > 0) return setAnswered({ status: 'refused', code: 'incomplete', because: '', fields: problems })
    const formData = new FormData(event.currentTarget)
    const sent = event.currentTarget
    startSending(async () => {
      const answer = await act(state, formData).catch((error: unknown) => {
        unstable_rethrow(error)
        return lost
      })
      if (answer.status === 'done') {
        announce(answer.says)
        if (!atOnce) sent.reset()
      }
      startSending(() => setAnswered(answer))
    })
  }

  if (state.status === 'done' && done) return done(state.answer)
  return (
    <form ref={form} action={action} onSubmit={onSubmit} noValidate className="stack"
      onChange={atOnce ? (event) => event.currentTarget.requestSubmit() : undefined}>
      {said !== '' && <Refusal what={notDone} because={said} />}
      <FieldErrors value={state.status === 'refused' ? state.fields : {}}>{children}</FieldErrors>
      <div className="form-foot">
        {button && <SubmitButton tone={fill ? 'fill' : 'plain'} sending={sending} label={submit} busyLabel={busyLabel} />}
        {state.status === 'done' && <p className="said">{state.says}</p>}
      </div>
    </form>
  )
}
