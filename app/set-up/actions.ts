'use server'

import { headers } from 'next/headers'
import { carryOut, turnedAway } from '@/app/carry-out'
import { addressIn } from '@/lib/actor/address'
import { newRecoveryCodes, recoveryHash } from '@/lib/actor/recovery'
import { newcomer } from '@/lib/actor/session'
import { addressPatience } from '@/lib/actor/sign-in'
import { stepSays } from '@/lib/actor/step-says'
import type { SubmitState } from '@/lib/commands/submit-state'
import { isEmpty } from '@/lib/db/accounts'
import { takeAttempt } from '@/lib/db/housekeeping'
import { newId } from '@/lib/db/id'

/** Sets Muster up, once; the first administrator signs in next. */
export async function setUp(_previous: SubmitState, formData: FormData): Promise<SubmitState> {
  if (!(await isEmpty())) return turnedAway('This was set up already. Sign in.')
  if (!(await takeAttempt(`set-up ${addressIn(await headers())}`, addressPatience))) return turnedAway(stepSays.throttled)
  const personId = newId()
  const codes = newRecoveryCodes()
  return carryOut('organisation.setUp', newcomer(personId, String(formData.get('name') ?? '')), formData, {
    input: { recoveryHashes: codes.map((code) => recoveryHash(personId, code)) }, answer: { codes: codes.join(' ') },
  })
}
