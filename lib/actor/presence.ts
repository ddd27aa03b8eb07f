import { idleMinutes } from '@/lib/db/accounts'
import { assureSession, endSession, lockSession, touchSession } from '@/lib/db/housekeeping'
import { digest } from './secret'

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

/** Somebody half signed in has just added a second factor, and shown a code of it. */
export async function completeEnrolment(sessionId: string): Promise<void> {
  await assureSession(sessionId)
}
