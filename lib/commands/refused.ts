import type { Json } from '@/lib/log-book/hash'

/**
 * Why a command did nothing. `missing` answers for what is hidden and what is not there alike. `oversized` and `late`: what was sent was
 * given up before it was read to its end.
 */
export type RefusalCode =
  | 'invalid' | 'unauthenticated' | 'forbidden' | 'missing' | 'state' | 'changed' | 'proof' | 'throttled' | 'busy' | 'oversized' | 'late'

export class Refused extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly because: string,
    /**
     * For `invalid`: what to mend, by field. For `changed`: the other's text, or what would be signed now. For a rule's refusal: each thing that
     * is missing, in a sentence.
     */
    readonly details: { fields?: Record<string, string>; theirs?: string; version?: number; shown?: Json; reasons?: readonly string[] } = {},
  ) {
    super(because)
  }
}

export const missing = () => new Refused('missing', 'Nothing to show at this address.')
/** Too much waits, or one person has sent too much at once. */
export const busy = () => new Refused('busy', 'Muster is too busy right now. Nothing was changed. Wait a moment, then send it again.')
export const stateRefused = (because: string) => new Refused('state', because)
/** A code that proves nothing: a wrong one, or one that was used already. Its field says so, and the form beside it nothing more. */
export function proofRefused(why: 'wrong' | 'used', field = 'code'): Refused {
  const because = why === 'used' ? 'Code already used. Wait up to 30 s for the next one.' : 'Wrong code. Enter the one your app shows now.'
  return new Refused('proof', because, { fields: { [field]: because } })
}
export const fieldRefused = (field: string, because: string) => new Refused('invalid', because, { fields: { [field]: because } })
