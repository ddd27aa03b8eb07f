import { counterKey, forgetTries, hasTries, returnTry, takeTry, type Counter } from '@/lib/db/housekeeping'
import { digest } from './secret'

// Everything that is counted when somebody proves who they are (docs/decisions/0020).

type Row = {
  /** Tries of a day that don't wait. Each one after that doubles the wait, up to `longestSeconds`. */
  free: number
  longestSeconds: number
  /** What a right try does: it makes the count begin anew, it only doesn't count itself, or it counts like any other. */
  right: 'forgets' | 'is given back' | 'counts'
}

const minute = 60
const quarter = 900
const day = 86_400

/**
 * The whole table. Codes have a pair of counters in each of three places: one that makes guessers wait and is forgotten by a right code,
 * and one for the whole day that nothing forgets. Three valid codes of a million, at most 97 tries a day in each place: less than 1 in 1000.
 */
export const counters = {
  // Passwords at sign-in. A stranger who tries somebody's login waits at their own network: to keep its owner out of a browser that is not known
  // takes a thousand tries a day, more than ten networks have, and then a minute at most.
  'login at address': { free: 5, longestSeconds: quarter, right: 'forgets' },
  'login': { free: 1_000, longestSeconds: minute, right: 'forgets' },
  'address': { free: 30, longestSeconds: quarter, right: 'is given back' },
  // In place of both, for a person at a browser they have passed the second factor with.
  'password at browser': { free: 5, longestSeconds: minute, right: 'forgets' },
  // The present password, in a session: to unlock, or to change it.
  'password in session': { free: 5, longestSeconds: quarter, right: 'forgets' },
  // Codes after the right password, at a browser that is not known.
  'code at address': { free: 5, longestSeconds: quarter, right: 'forgets' },
  'codes of strangers': { free: 80, longestSeconds: day, right: 'is given back' },
  // Codes after the right password, at a known browser.
  'code at browser': { free: 5, longestSeconds: quarter, right: 'forgets' },
  'codes at browsers': { free: 80, longestSeconds: day, right: 'is given back' },
  // Codes in a session: to unlock, to sign, to change what signs one in.
  'code in session': { free: 5, longestSeconds: quarter, right: 'forgets' },
  'codes in sessions': { free: 80, longestSeconds: day, right: 'is given back' },
  // Recovery codes can't be guessed (79 bits); they are the way in while a stranger uses up the day's codes.
  'recovery code': { free: 5, longestSeconds: minute, right: 'forgets' },
  // To weigh a new password takes a second of work, also one that is refused.
  'new password': { free: 10, longestSeconds: quarter, right: 'forgets' },
  'set-up code': { free: 30, longestSeconds: quarter, right: 'counts' },
} as const satisfies Record<string, Row>

type Name = keyof typeof counters
/** One line of the table for somebody: which, and whose. */
export type Count = { name: Name; of: string }

/** Where a password or code comes from at sign-in: the caller's network, and the hash of a browser that is known for that person. */
export type From = { address: string; known: string | null }
export type Proof = 'password' | 'code' | 'recovery'

/** A name and password at sign-in. `personId`: only of somebody whose known browser it is. */
export function passwordAtSignIn(login: string, address: string): Count[] {
  return [{ name: 'address', of: address }, { name: 'login at address', of: `${digest(login)} ${address}` }, { name: 'login', of: digest(login) }]
}

export function passwordAtBrowser(personId: string, browser: string): Count[] {
  return [{ name: 'password at browser', of: `${personId} ${browser}` }]
}

/** The second step of signing in. */
export function secondStep(proof: 'code' | 'recovery', personId: string, sessionId: string, { address, known }: From): Count[] {
  if (proof === 'recovery') return [{ name: 'recovery code', of: sessionId }]
  return known
    ? [{ name: 'code at browser', of: `${personId} ${known}` }, { name: 'codes at browsers', of: personId }]
    : [{ name: 'code at address', of: `${personId} ${address}` }, { name: 'codes of strangers', of: personId }]
}

/** Whatever somebody proves in a session that has passed both steps. */
export function inSession(proof: Proof, personId: string, sessionId: string | null): Count[] {
  const session = sessionId ?? personId
  if (proof === 'recovery') return [{ name: 'recovery code', of: session }]
  if (proof === 'password') return [{ name: 'password in session', of: session }]
  return [codeInSession(session), { name: 'codes in sessions', of: personId }]
}

export const codeInSession = (sessionId: string): Count => ({ name: 'code in session', of: sessionId })

/** Whether what was typed is meant as a code from the app. No password is like this (W2), and no recovery code. */
export const readsAsCode = (written: string): boolean => /^[\d\s]+$/.test(written)

/** A try that was counted. Who does nothing with it says that it was wrong. */
export type Try = { right: () => Promise<void>; neither: () => Promise<void> }

/** Counts a try, before anything is weighed; null if whoever tries must wait. */
export async function take(counts: readonly Count[]): Promise<Try | null> {
  const taken = await takeTry(counts.map(counterOf))
  if (!taken) return null
  const each = counts.map((count) => ({ right: counters[count.name].right, counted: taken.find(({ key }) => key === keyOf(count))! }))
  return {
    right: async () => {
      for (const { right, counted } of each)
        if (right === 'forgets') await forgetTries(counted)
        else if (right === 'is given back') await returnTry(counted)
    },
    neither: async () => {
      for (const { counted } of each) await returnTry(counted)
    },
  }
}

/** Whether there was a wrong try since the last right one, a day ago at most. */
export const wasWrong = (count: Count): Promise<boolean> => hasTries(keyOf(count))

const keyOf = ({ name, of }: Count): string => counterKey(name, of)
const counterOf = (count: Count): Counter => {
  const { free, longestSeconds } = counters[count.name]
  return { key: keyOf(count), free, longestSeconds }
}
