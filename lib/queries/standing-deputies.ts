import type { Actor } from '@/lib/actor/actor'
import { look } from '@/lib/db/as'
import { organisationFacts } from '@/lib/facts/organisation'
import { standingDeputies } from '@/lib/facts/standing-deputy'
import { behind } from '@/lib/facts/standing-shown'
import { fingerprint } from '@/lib/log-book/hash'
import { decide } from '@/lib/rules/decide'
import type { Verdict } from '@/lib/rules/permission'
import { permissions } from '@/lib/rules/permissions'
import { counts, type StandingDeputy } from '@/lib/rules/standing-deputy'

type Sign = { verdict: Verdict; fingerprint: string }
export type Naming = StandingDeputy & { counts: boolean; you: boolean; accept: Sign; confirm: Sign }

/** The plan's standing deputies and what the viewer can do for each; null for people from outside. Everybody of the organisation's own may look. */
export function namings(actor: Actor) {
  return look(actor, async (at) => {
    if (!actor.ours) return null
    const facts = organisationFacts(at)
    return {
      now: at.now,
      deputies: (await standingDeputies(at)).map((naming): Naming => {
        const sign = (name: 'standingDeputy.accept' | 'standingDeputy.confirm') =>
          ({ verdict: decide(permissions[name], { ...facts, naming }), fingerprint: fingerprint(name, behind(naming)) })
        return {
          ...naming, counts: counts(naming), you: naming.personId === actor.id,
          accept: sign('standingDeputy.accept'), confirm: sign('standingDeputy.confirm'),
        }
      }),
    }
  })
}

export type Namings = NonNullable<Awaited<ReturnType<typeof namings>>>
