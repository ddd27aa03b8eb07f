'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { turnedAway } from '@/app/carry-out'
import { give } from '@/lib/actor/held'
import { nextPath } from '@/lib/actor/next-path'
import { unlock } from '@/lib/actor/second-step'
import { stepSays } from '@/lib/actor/step-says'
import { visitor } from '@/lib/actor/visitor'
import type { SubmitState } from '@/lib/commands/submit-state'
import { acting } from '@/lib/http/acting'
import { asForm } from '@/lib/http/form-input'

const form = z.object({ proof: z.string().min(1).max(1000), next: z.string().max(2000) })

/** Opens a locked screen again. */
export async function unlockScreen(_previous: SubmitState, formData: FormData): Promise<SubmitState> {
  acting()
  const given = form.safeParse(Object.fromEntries(asForm(formData)))
  const found = await visitor()
  if (found.kind !== 'locked') return turnedAway('This session has ended. Sign in again.')
  if (!given.success) return turnedAway(stepSays.wrong, 'proof')
  const opened = await unlock(found, given.data.proof)
  if (typeof opened === 'string') return turnedAway(opened === 'wrong' ? 'That is neither your current code nor your password.' : stepSays[opened], 'proof')
  await give(opened)
  redirect(nextPath(given.data.next))
}
