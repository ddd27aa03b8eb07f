'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { turnedAway } from '@/app/carry-out'
import { addressIn } from '@/lib/actor/address'
import { browserToken, give } from '@/lib/actor/held'
import { nextPath } from '@/lib/actor/next-path'
import { passSecondFactor } from '@/lib/actor/second-step'
import { stepSays } from '@/lib/actor/step-says'
import { visitor } from '@/lib/actor/visitor'
import type { SubmitState } from '@/lib/commands/submit-state'
import { acting } from '@/lib/http/acting'
import { asForm } from '@/lib/http/form-input'

const form = z.object({ code: z.string().min(1).max(40), next: z.string().max(2000) })

/** Weighs the code of somebody who gave the right password. */
export async function passCode(_previous: SubmitState, formData: FormData): Promise<SubmitState> {
  acting()
  const given = form.safeParse(Object.fromEntries(asForm(formData)))
  const found = await visitor()
  if (found.kind !== 'half' || found.needs !== 'second factor') return turnedAway('Begin again with your user name and password.')
  if (!given.success) return turnedAway(stepSays.wrong, 'code')
  const passed = await passSecondFactor(found, given.data.code, { address: addressIn(await headers()), browser: await browserToken() })
  if (passed === 'throttled') return turnedAway('Too many wrong codes. Wait a few minutes, or use a recovery code.', 'code')
  if (typeof passed === 'string') return turnedAway(stepSays[passed], 'code')
  await give(passed)
  redirect(nextPath(given.data.next))
}
