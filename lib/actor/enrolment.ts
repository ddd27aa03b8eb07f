import { toString as drawQr } from 'qrcode'
import { databaseNow } from '@/lib/db/accounts'
import { confirmingStep, newSecret, appAddress } from './second-factor'
import { seal, unseal } from './secret'

/** What a form needs to add an authenticator app: a picture to scan, the same in letters, and the secret sealed for the way back. */
export type Enrolment = { svg: string; letters: string; sealed: string }

const minutes = 30

/**
 * A new secret for somebody's authenticator app. Nothing is stored: the secret comes back sealed in the form, so that whoever else
 * opens the page gets another one. `bound`: the person's id, or the set-up.
 */
export async function newEnrolment(bound: string, login: string, now: Date): Promise<Enrolment> {
  const secret = newSecret()
  const svg = await drawQr(appAddress(login, secret), { type: 'svg', margin: 2, errorCorrectionLevel: 'M' })
  const until = new Date(now.getTime() + minutes * 60_000)
  return { svg, letters: secret.replace(/(.{4})(?=.)/g, '$1 '), sealed: seal('enrolment', bound, `${until.toISOString()} ${secret}`) }
}

/** As `newEnrolment`, for a page that is made now. */
export async function offerEnrolment(bound: string, login: string): Promise<Enrolment> {
  return newEnrolment(bound, login, await databaseNow())
}

/** The sealed secret with the time step its first code confirmed; or what is wrong with them. */
export function confirmEnrolment(bound: string, sealed: string, code: string, now: Date): { secret: string; step: bigint } | 'expired' | 'wrong' {
  const [until, secret] = unseal('enrolment', bound, sealed)?.split(' ') ?? []
  if (!until || !secret || new Date(until) < now) return 'expired'
  const step = confirmingStep(secret, code, now)
  return step === null ? 'wrong' : { secret, step }
}
