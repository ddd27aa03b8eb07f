'use server'

import { redirect } from 'next/navigation'
import { carryOut, turnedAway } from '@/app/carry-out'
import { browserToken, give } from '@/lib/actor/held'
import { completeEnrolment } from '@/lib/actor/presence'
import { newRecoveryCodes, recoveryHash } from '@/lib/actor/recovery'
import { newcomer } from '@/lib/actor/session'
import { visitor } from '@/lib/actor/visitor'
import type { SubmitState } from '@/lib/commands/submit-state'
import { acting } from '@/lib/http/acting'

/** Adds the first second factor of somebody who is half signed in; afterwards they are signed in. */
export async function enrol(_previous: SubmitState, formData: FormData): Promise<SubmitState> {
  acting()
  const found = await visitor()
  if (found.kind === 'actor') redirect('/')
  if (found.kind !== 'half' || found.needs !== 'enrolment') return turnedAway('Begin again with your user name and password.')
  const codes = newRecoveryCodes()
  const state = await carryOut('secondFactor.enrol', newcomer(found.personId, found.name, found.sessionId), formData, {
    input: { recoveryHashes: codes.map((code) => recoveryHash(found.personId, code)) }, answer: { codes: codes.join(' ') },
  })
  if (state.status === 'done') await give(await completeEnrolment(found, await browserToken()))
  return state
}
