'use server'

import { headers } from 'next/headers'
import { carryOut, turnedAway } from '@/app/carry-out'
import { addressIn } from '@/lib/actor/address'
import { newRecoveryCodes, recoveryHash } from '@/lib/actor/recovery'
import { firstAdministrator } from '@/lib/actor/session'
import { maySetUp } from '@/lib/actor/sign-in'
import { stepSays } from '@/lib/actor/step-says'
import type { SubmitState } from '@/lib/commands/submit-state'
import { acting } from '@/lib/http/acting'
import { asForm } from '@/lib/http/form-input'
import { awaitsSetUp } from '@/lib/queries/set-up'

/** Sets Muster up, once; the first administrator signs in next. */
export async function setUp(_previous: SubmitState, formData: FormData): Promise<SubmitState> {
  acting()
  if (!(await awaitsSetUp())) return turnedAway('Muster is already set up. Sign in.')
  if (!(await maySetUp(addressIn(await headers())))) return turnedAway(stepSays.throttled)
  const actor = firstAdministrator(String(asForm(formData).get('name') ?? ''))
  const codes = newRecoveryCodes()
  return carryOut('organisation.setUp', actor, formData, {
    input: { recoveryHashes: codes.map((code) => recoveryHash(actor.id, code)) }, answer: { codes: codes.join(' ') },
  })
}
