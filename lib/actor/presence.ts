import { idleMinutes } from '@/lib/db/accounts'
import { assureSession, endSession, lockSession, renewSession, touchSession } from '@/lib/db/housekeeping'
import { becomeKnown } from './known-browser'
import { digest, newToken } from './secret'

/** Somebody is at this screen. Answers after how many minutes without anybody it locks (W4). */
export async function noteActivity(sessionId: string): Promise<{ idleMinutes: number }> {
  await touchSession(sessionId)
  return { idleMinutes: await idleMinutes() }
}

/** Nothing is shown from now on, in any tab, until the person proves who they are (W4). */
export async function lockScreen(sessionId: string): Promise<void> {
  await lockSession(sessionId)
}

/** The session behind a browser's token ends at once. */
export async function leave(token: string): Promise<void> {
  await endSession(digest(token))
}

type Inside = { sessionId: string; personId: string }

type Tokens = { token: string | null; browser?: string }

/** Somebody half signed in has just added a second factor, and shown a code of it: as `passSecondFactor`. No token if the session has ended. */
export async function completeEnrolment(who: Inside, browser: string | undefined): Promise<Tokens> {
  const token = newToken()
  return (await assureSession(who.sessionId, digest(token))) ? { token, browser: await becomeKnown(who.personId, browser) } : { token: null }
}

/** Somebody has changed how they sign in: this session goes on under another token, and of all browsers this one alone stays known. */
export async function renewWayIn(who: Inside, browser: string | undefined): Promise<Tokens> {
  const token = newToken()
  return (await renewSession(who.sessionId, digest(token))) ? { token, browser: await becomeKnown(who.personId, browser) } : { token: null }
}
