import type { Actor } from '@/lib/actor/actor'
import { bearer } from '@/lib/actor/token'
import { unauthenticated } from './door'

/** Whose token this was sent with. Refuses everybody else: the API never looks at a cookie. */
export async function withToken(request: Request): Promise<Actor> {
  const actor = await bearer(request)
  if (!actor) throw unauthenticated()
  return actor
}
