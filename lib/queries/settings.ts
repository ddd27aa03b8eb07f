import { z } from 'zod'
import type { Actor } from '@/lib/actor/actor'
import { look } from '@/lib/db/as'
import { organisationFacts } from '@/lib/facts/organisation'
import { planDocument } from '@/lib/plans/plan'
import { decide } from '@/lib/rules/decide'
import { organisationPermissions } from '@/lib/rules/organisation'

export const rulesDocument = z.object({
  rules: z.array(z.object({ level: z.enum(['must', 'must not']), title: z.string(), text: z.string(), why: z.string() })),
})

/** The organisation's settings, plan and rules, for an administrator; null for everybody else. */
export function settings(actor: Actor) {
  return look(actor, async (at) => {
    if (!actor.administrator) return null
    const { tx, now } = at
    const facts = organisationFacts(at)
    const { name, takeOverWaitMinutes, idleLockMinutes, silenceHours, version } = await tx.organisation.findUniqueOrThrow({ where: { id: 1 } })
    const plan = await tx.planVersion.findFirstOrThrow({ orderBy: { number: 'desc' } })
    const document = planDocument.parse(plan.document)
    const rules = await tx.rulesVersion.findFirstOrThrow({ orderBy: { number: 'desc' } })
    const people = await tx.person.findMany({ orderBy: [{ name: 'asc' }, { id: 'asc' }] })
    const inUse = new Set((await tx.credential.findMany({ where: { totpConfirmedAt: { not: null } }, select: { personId: true } })).map((c) => c.personId))
    const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? 'Somebody'
    const works = (id: string) => people.some((person) => person.id === id && !person.disabledAt && inUse.has(id))
    const able = people.filter((person) => person.ours && !person.administrator && works(person.id))
    return {
      now,
      organisation: { name, takeOverWaitMinutes, idleLockMinutes, silenceHours, version },
      plan: {
        name: document.name, number: plan.number, since: plan.createdAt, people: document.people,
        deputies: document.standingDeputies.map(({ personId, trust }) => (
          { id: personId, name: nameOf(personId), works: able.some((person) => person.id === personId && person.trust === trust) })),
      },
      rules: { number: rules.number, since: rules.createdAt, rules: rulesDocument.parse(rules.document).rules },
      /** Who can be a standing deputy: own people whose accounts work, but no administrators. */
      candidates: able.map(({ id, name, organisation }) => ({ id, name, from: organisation })),
      accounts: people.filter((person) => !person.disabledAt).map(({ id, name, organisation }) => ({ id, name, from: organisation })),
      can: {
        change: decide(organisationPermissions['setting.change'], facts),
        nameDeputies: decide(organisationPermissions['plan.setStandingDeputies'], { ...facts, able: true, twice: false, administrators: false }),
        namePerson: decide(organisationPermissions['plan.namePerson'], facts),
        publishRules: decide(organisationPermissions['rules.publish'], facts),
      },
    }
  })
}

export type Settings = NonNullable<Awaited<ReturnType<typeof settings>>>
