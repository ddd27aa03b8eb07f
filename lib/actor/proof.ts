import { forgetAttempts, returnAttempt, takeAttempt, type Patience } from '@/lib/db/housekeeping'

/** Five wrong codes are forgiven; each one after that doubles the wait, up to a quarter of an hour. */
export const proofPatience: Patience = { free: 5, longestSeconds: 900 }

export function proofKey(personId: string): string {
  return `proof ${personId}`
}

/**
 * Runs `work` as one try of a person to prove that it is them (SG-2). Counted before anything is weighed and outside of its transaction, so that
 * guesses sent at once all count; given back if `work` was refused for another reason than the proof, forgotten once it is done.
 * Returns null, without running it, while the person must wait.
 */
export async function tryProof<T>(personId: string, work: () => Promise<T>, isWrong: (error: unknown) => boolean): Promise<T | null> {
  const attempt = await takeAttempt(proofKey(personId), proofPatience)
  if (!attempt) return null
  let done: T
  try {
    done = await work()
  } catch (error) {
    if (!isWrong(error)) await returnAttempt(attempt)
    throw error
  }
  await forgetAttempts(proofKey(personId))
  return done
}
