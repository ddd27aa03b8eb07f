import type { Actor } from '@/lib/actor/actor'

/** What a browser or a program is told: that something changed in an incident it may find, never what; or that its way in has ended. */
export type LiveEvent = { kind: 'changed'; incidentId: string } | { kind: 'ended' }

/** One open stream. */
export type Listener = {
  actor: Actor
  /** The session's id, or the token's hash: the stream ends with it. */
  ticket: { session: string } | { token: string }
  /** When the page that listens was made: what is newer is told of at once. */
  since: Date
  tell: (event: LiveEvent) => void
}
