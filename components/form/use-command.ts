'use client'
import { unstable_rethrow } from 'next/navigation'
import { useActionState, useRef, useState, useTransition } from 'react'
import { submit } from '@/app/submit'
import { idle, type SubmitState } from '@/lib/commands/submit-state'

const lost: SubmitState = {
  status: 'refused', code: 'lost', fields: {},
  because: 'No answer came back from Muster. Send it again when the line is there: it cannot count twice.',
}

/**
 * Sends one command and keeps its last answer. The key that makes a repeated submit count once is made here, never by the page,
 * and lives until the command succeeded. React would empty the form after an action, so the form is sent by hand; `action` is
 * the same act as a plain post, for a form that is pressed before the page is alive.
 */
export function useCommand(command: string) {
  const [posted, action] = useActionState(submit.bind(null, command), idle)
  const [answered, setAnswered] = useState<SubmitState | null>(null)
  const [sending, startSending] = useTransition()
  const key = useRef<string | null>(null)
  const state = answered ?? posted

  function send(formData: FormData, then: (answer: SubmitState) => void) {
    key.current ??= crypto.randomUUID()
    formData.set('key', key.current)
    startSending(async () => {
      const answer = await submit(command, state, formData).catch((error: unknown) => {
        unstable_rethrow(error)
        return lost
      })
      if (answer.status === 'done') key.current = null
      startSending(() => {
        setAnswered(answer)
        then(answer)
      })
    })
  }

  return { state, sending, action, send, refuse: setAnswered }
}
