import type { Tx } from '@/lib/db/client'
import { forgetAttempts, mayAttempt, recordAttempt, type Patience } from '@/lib/db/housekeeping'
import { checkCode } from './second-factor'

/** Five wrong codes are forgiven; each one after that doubles the wait, up to a quarter of an hour. */
export const proofPatience: Patience = { free: 5, longestSeconds: 900 }

export function proofKey(personId: string): string {
  return `proof ${personId}`
}

/**
 * A person shows again that it is them, for this one act (T3): a code from the authenticator app, never a password or a
 * recovery code. The code is spent with the transaction; on anything but 'ok' the caller rolls back and calls `recordProofFailure`.
 */
export async function provePresence(tx: Tx, personId: string, code: string, now: Date): Promise<'ok' | 'wrong' | 'used' | 'throttled'> {
  if (!(await mayAttempt(tx, proofKey(personId), proofPatience))) return 'throttled'
  const verdict = await checkCode(tx, personId, code, now)
  if (verdict === 'ok') await forgetAttempts(proofKey(personId), tx)
  return verdict
}

/** Counts a wrong proof, outside the transaction that was refused for it (SG-2). Not to be called for 'throttled'. */
export async function recordProofFailure(personId: string): Promise<void> {
  await recordAttempt(proofKey(personId))
}
