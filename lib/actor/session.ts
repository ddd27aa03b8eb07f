import { findSession, type SessionRow } from '@/lib/db/accounts'
import { openSession } from '@/lib/db/housekeeping'
import { newId } from '@/lib/db/id'
import type { Actor } from './actor'
import { digest, newToken } from './secret'

/** A day's work. After it everybody signs in again. */
export const sessionHours = 12

/** Who looks at a page. Only `actor` has an Actor; to all others nothing of an incident is ever shown (W1, W4). */
export type Visitor =
  | { kind: 'nobody' }
  | { kind: 'half'; personId: string; sessionId: string; name: string; login: string; needs: 'second factor' | 'enrolment' }
  | { kind: 'locked'; personId: string; sessionId: string; name: string }
  | { kind: 'actor'; actor: Actor; sessionId: string; zone: string; login: string }

/** Begins a session and returns its token. The row keeps only the token's hash. */
export async function beginSession(personId: string, agent: string): Promise<string> {
  const token = newToken()
  await openSession({ personId, tokenHash: digest(token), agent, hours: sessionHours })
  return token
}

/** Who holds this token now: revoked, expired, locked, idle and disabled are all judged at this moment. */
export async function visitorOf(token: string | undefined): Promise<Visitor> {
  if (!token) return { kind: 'nobody' }
  const session = await findSession(digest(token))
  return session ? standingOf(session) : { kind: 'nobody' }
}

function standingOf(session: SessionRow): Visitor {
  const { id: sessionId, personId, name, login, zone, administrator, ours } = session
  // Left between password and code: begin again.
  if (!session.assured && session.locked) return { kind: 'nobody' }
  if (!session.enrolled) return { kind: 'half', personId, sessionId, name, login, needs: 'enrolment' }
  if (!session.assured) return { kind: 'half', personId, sessionId, name, login, needs: 'second factor' }
  if (session.locked) return { kind: 'locked', personId, sessionId, name }
  return { kind: 'actor', actor: { id: personId, name, via: 'session', administrator, ours, sessionId }, sessionId, zone, login }
}

/**
 * Somebody who can't be signed in yet as the actor of the one command that sets up how they sign in. Administers nothing.
 * For the holder of an open invitation, of a half session without a second factor, or of the set-up code.
 */
export function newcomer(personId: string, name: string, sessionId: string | null = null): Actor {
  return { id: personId, name, via: 'session', administrator: false, ours: false, sessionId, newcomer: true }
}

/** Whoever is setting Muster up: a person to be. */
export function firstAdministrator(name: string): Actor {
  return newcomer(newId(), name)
}
