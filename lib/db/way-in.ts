import type { Actor } from '@/lib/actor/actor'
import type { At } from './as'

/**
 * Who the actor is at this moment, or null when the way in has closed: signed out, locked, revoked, disabled. For each command once it has its
 * lock: whatever was true when the request came may have changed while it waited. Nobody becomes more by it than they were when they asked.
 * The program itself, and somebody who acts by a link or the set-up code, come back as they are: their commands weigh what lets them in.
 */
export async function actorNow({ tx, actor }: Pick<At, 'tx' | 'actor'>): Promise<Actor | null> {
  const { id, sessionId, tokenId, newcomer = false } = actor
  if (actor.via === 'system' || (newcomer && !sessionId)) return actor
  const rows = await tx.$queryRaw<{ administrator: boolean; ours: boolean }[]>`
    select p.administrator, p.ours from person p
    where p.id = ${id}::uuid and p.disabled_at is null
      and (${sessionId}::uuid is null or exists (select 1 from muster.living_session s
        where s.id = ${sessionId}::uuid and s.person_id = p.id and (${newcomer} or s.assured and not s.locked)))
      and (${tokenId ?? null}::uuid is null or exists (select 1 from muster.living_token t where t.id = ${tokenId ?? null}::uuid and t.person_id = p.id))`
  const now = rows[0]
  return now ? { ...actor, administrator: actor.administrator && now.administrator, ours: actor.ours && now.ours } : null
}
