'use server'

import { refresh } from 'next/cache'
import { asSignedIn, carryOut } from '@/app/carry-out'
import type { SubmitState } from '@/lib/commands/submit-state'
import { asForm } from '@/lib/http/form-input'

/** Publishes the rules of the form, without those set to "No rule" (R3). */
export async function publishRules(_previous: SubmitState, formData: FormData): Promise<SubmitState> {
  return asSignedIn(async (actor) => {
    const kept = new FormData()
    const sent = asForm(formData)
    for (const [name, value] of sent) {
      const index = /^rules\.(\d+)\./.exec(name)?.[1]
      if (index === undefined || sent.get(`rules.${index}.level`) !== '') kept.append(name, value)
    }
    const state = await carryOut('rules.publish', actor, kept)
    if (state.status === 'done') refresh()
    return state
  })
}
