'use server'

import { carryOut, turnedAway } from '@/app/carry-out'
import { invited } from '@/lib/actor/invited'
import { newRecoveryCodes, recoveryHash } from '@/lib/actor/recovery'
import { digest } from '@/lib/actor/secret'
import { newcomer } from '@/lib/actor/session'
import type { SubmitState } from '@/lib/commands/submit-state'
import { acting } from '@/lib/http/acting'

/** Accepts an invitation with a password and a second factor; signing in comes next. */
export async function accept(token: string, _previous: SubmitState, formData: FormData): Promise<SubmitState> {
  acting()
  const person = await invited(String(token))
  if (!person) return turnedAway('This link was used already or has expired. Ask an administrator for a new one.')
  const codes = newRecoveryCodes()
  return carryOut('invitation.accept', newcomer(person.personId, person.name), formData, {
    input: { tokenHash: digest(String(token)), recoveryHashes: codes.map((code) => recoveryHash(person.personId, code)) },
    answer: { codes: codes.join(' ') },
  })
}
