import type { Actor } from '@/lib/actor/actor'
import { sameSite } from '@/lib/actor/same-site'
import { visitor } from '@/lib/actor/visitor'
import { Refused } from '@/lib/commands/refused'

/**
 * Who sends this from one of our own pages. The browser itself says where a request comes from, which no other site can forge; and the
 * cookie is not sent along from another site anyway. Refuses everybody else alike.
 */
export async function fromOwnPage(request: Request): Promise<Actor> {
  const found = sameSite(request) ? await visitor() : null
  if (found?.kind === 'actor') return found.actor
  throw new Refused('unauthenticated', 'You are signed out, or the screen is locked. Sign in again in another tab, then send this once more.')
}
