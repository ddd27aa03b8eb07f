import { Secret, TOTP } from 'otpauth'
import type { Tx } from '@/lib/db/client'
import { sameText, seal, unseal } from './secret'

const stepSeconds = 30
const settings = { algorithm: 'SHA1', digits: 6, period: stepSeconds } as const

export type CodeVerdict = 'ok' | 'wrong' | 'used'

/**
 * Weighs a code from the authenticator app (W1, T3). The step before and the step after count too, each code once.
 * Locks the person's credential until the transaction ends, so that of two equal codes sent at once one is 'used'.
 */
export async function checkCode(tx: Tx, personId: string, code: string, now: Date): Promise<CodeVerdict> {
  const rows = await tx.$queryRaw<{ secret: string; last: bigint }[]>`
    select totp_secret as secret, totp_last_step as last from credential
    where person_id = ${personId}::uuid and totp_secret is not null and totp_confirmed_at is not null for update`
  const kept = rows[0]
  const secret = kept && openSecret(personId, kept.secret)
  if (!kept || !secret) return 'wrong'
  const steps = stepsOf(secret, code, now)
  const fresh = steps.find((step) => step > kept.last)
  if (fresh === undefined) return steps.length > 0 ? 'used' : 'wrong'
  await tx.$executeRaw`update credential set totp_last_step = ${fresh} where person_id = ${personId}::uuid`
  return 'ok'
}

/** The newest step whose code this is, for the first code of a new second factor; null if it is none's. */
export function confirmingStep(secret: string, code: string, now: Date): bigint | null {
  return stepsOf(secret, code, now)[0] ?? null
}

/** A new secret for an authenticator app, in base32. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** The secret as the database keeps it: sealed, and of use only for this person. */
export function closeSecret(personId: string, secret: string): string {
  return seal('totp', personId, secret)
}

function openSecret(personId: string, sealed: string): string | null {
  return unseal('totp', personId, sealed)
}

/** What the QR code says to an authenticator app. */
export function appAddress(login: string, secret: string): string {
  return new TOTP({ ...settings, issuer: 'Muster', label: login, secret }).toString()
}

/** The code an authenticator app would show: for tests and for the demonstration's printer of codes. */
export function codeAt(secret: string, now: Date): string {
  return codeOfStep(secret, stepOf(now))
}

function stepsOf(secret: string, code: string, now: Date): bigint[] {
  const written = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(written)) return []
  const step = stepOf(now)
  return [step + 1n, step, step - 1n].filter((each) => sameText(codeOfStep(secret, each), written))
}

function stepOf(now: Date): bigint {
  return BigInt(Math.floor(now.getTime() / 1000 / stepSeconds))
}

function codeOfStep(secret: string, step: bigint): string {
  return TOTP.generate({ ...settings, secret: Secret.fromBase32(secret), timestamp: Number(step) * stepSeconds * 1000 })
}
