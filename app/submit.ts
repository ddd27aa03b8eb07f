'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { capital } from '@/components/ui/capital'
import { visitor } from '@/lib/actor/visitor'
import { execute } from '@/lib/commands/execute'
import { Refused } from '@/lib/commands/refused'
import { commands } from '@/lib/commands/registry'
import type { SubmitState } from '@/lib/commands/submit-state'
import { acting } from '@/lib/http/acting'
import { formEnvelope } from '@/lib/http/form-input'
import { placeAfter } from '@/lib/http/place-after'
import { withTimesRead } from '@/lib/http/typed-times'
import type { CommandName } from '@/lib/rules/permissions'

const ended: SubmitState = {
  status: 'refused', code: 'unauthenticated', fields: {},
  because: 'You are signed out, or the screen is locked. Sign in again in another tab, then send this once more.',
}

/** Sends a form as a command. Answers with what was done, or with what has to be mended; a text is never lost. */
export async function submit(name: string, _previous: SubmitState, formData: FormData): Promise<SubmitState> {
  acting()
  const who = await visitor()
  if (who.kind !== 'actor') return ended
  let place: string | null = null
  let state: SubmitState
  try {
    const schema = typeof name === 'string' && Object.hasOwn(commands, name) ? commands[name as CommandName].input : undefined
    if (!schema) throw new Refused('missing', 'Nothing to show at this address.')
    const { then, ...envelope } = formEnvelope(schema, withTimesRead(formData, { now: new Date(), zone: who.zone }))
    const done = await execute(name, who.actor, envelope)
    place = placeAfter(then, done.answer)
    state = { status: 'done', says: sentence(done.says), answer: done.answer }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    // The page shows what it is now; the form keeps what was typed, and is sent over that from here on.
    if (error.code === 'changed') refresh()
    return { status: 'refused', code: error.code, because: error.because, fields: error.details.fields ?? {}, theirs: error.details.theirs, version: error.details.version }
  }
  if (place) redirect(place)
  refresh()
  return state
}

/** What was done, as the person who did it reads it: "Gave Log copy to Priya Raman." */
function sentence(says: string): string {
  return `${capital(says)}.`
}
