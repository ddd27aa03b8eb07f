'use client'
import { unstable_rethrow } from 'next/navigation'
import { useActionState, useRef, useState, useTransition } from 'react'
import { submit } from '@/app/submit'
import { idle, type SubmitState } from '@/lib/commands/submit-state'
import { tellSaved } from './saved'

const lost: SubmitState = {
  status: 'refused', code: 'lost', fields: {},
  because: 'No answer from Muster. Send it again once you are online; it won’t be recorded twice.',
}

// One bound action for each command: React waits anew for an action that is bound anew, so binding while rendering never ends.
const actions = new Map<string, (previous: SubmitState, formData: FormData) => Promise<SubmitState>>()

function actionOf(command: string) {
  const action = actions.get(command) ?? submit.bind(null, command)
  actions.set(command, action)
  return action
}

/** React marks a form for the plain post with fields of its own; they are no input of a command. */
function withoutMarks(formData: FormData): FormData {
  for (const name of [...formData.keys()]) if (name.startsWith('$ACTION')) formData.delete(name)
  return formData
}

/**
 * Sends a form as a command, without the answer before it, which may hold a long text and counts for nothing. Whatever goes wrong on the way is
 * an answer, too; `left`: it was done, and the answer leads to another page.
 */
export async function answerTo(command: string, formData: FormData, left?: () => void): Promise<SubmitState> {
  const answer = await submit(command, idle, withoutMarks(formData)).catch((error: unknown) => {
    try {
      unstable_rethrow(error)
    } catch (leaving) {
      left?.()
      throw leaving
    }
    return lost
  })
  if (answer.status === 'done') tellSaved(command, formData)
  return answer
}

/**
 * Sends one command and keeps its last answer. The key that makes a repeated submit count once is made here, never by the page,
 * and lives until the command succeeded. React would empty the form after an action, so the form is sent by hand; `action` is
 * the same act as a plain post, for a form that is pressed before the page is alive. `sending`: until the answer; `drawing`: until the page
 * that comes with it is there, for what shows the page's own state.
 */
export function useCommand(command: string) {
  const [posted, action] = useActionState(actionOf(command), idle)
  const [answered, setAnswered] = useState<SubmitState | null>(null)
  const [sending, setSending] = useState(false)
  const [drawing, startDrawing] = useTransition()
  const key = useRef<string | null>(null)
  const state = answered ?? posted

  /** `left`: it was done, and the answer leads to another page. */
  function send(formData: FormData, then: (answer: SubmitState) => void, left?: () => void) {
    key.current ??= crypto.randomUUID()
    formData.set('key', key.current)
    setSending(true)
    // The answer counts at once, and the page that comes with it when it is there: a form that is opened again meanwhile keeps what is typed.
    startDrawing(async () => {
      const answer = await answerTo(command, formData, left).finally(() => setSending(false))
      if (answer.status === 'done') key.current = null
      setAnswered(answer)
      then(answer)
    })
  }

  return { state, sending, drawing, action, send, refuse: setAnswered }
}
