import type { Actor } from './actor'
import { inSession, take, type Proof } from './counters'

/**
 * Runs `work` as one try of somebody in a session to prove that it is them (SG-2). Counted before anything is weighed and outside of its
 * transaction, so that guesses sent at once all count; given back if `work` was refused for another reason than the proof. A right code
 * forgets the codes of that session, a right password its passwords. Returns null, without running it, while the person must wait.
 */
export async function tryProof<T>(
  actor: Actor, proof: Proof, work: () => Promise<T>, isWrong: (error: unknown) => boolean,
): Promise<T | null> {
  const attempt = await take(inSession(proof, actor.id, actor.sessionId))
  if (!attempt) return null
  let done: T
  try {
    done = await work()
  } catch (error) {
    if (!isWrong(error)) await attempt.neither()
    throw error
  }
  await attempt.right()
  return done
}
