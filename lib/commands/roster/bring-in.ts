import { incidentCommand } from '@/lib/commands/command'
import type { WritingWithin } from '@/lib/facts/incident'
import { candidate, namedBy, trustsByPlan, whoIsMeant, type Account } from '@/lib/facts/roster'
import { planDocument, type PlanPerson } from '@/lib/plans/plan'
import { bringInInput, kindByPlan, type Candidate } from '@/lib/rules/roster'
import { endOfAccess, fullName, insertSeat, toldOfRules } from './new-seat'

/** Somebody whom the plan names, as there is somebody of that name now. `waits`: the account is another than was named. */
export type PlannedPerson = {
  who: { name: string; organisation: string; account: Account | null }
  person: PlanPerson
  candidate: Candidate
  trust: number
  waits: boolean
}

/**
 * A member brings in somebody whom the incident's own plan version names (SE-6, N2). The coordinator is told. Somebody who is not of the
 * organisation gets a limited seat with an end, like every partner (N7). The seat trusts the account as far as when the plan named it: one
 * that an administrator reset or invited anew since waits for a call-back (SE-10, W5).
 */
export const bringIn = incidentCommand('seat.bringIn', {
  input: bringInInput,
  subject: async (at, input) => {
    const [planned] = (await plannedPeople(at, [input.planKey])) ?? []
    return planned ? { facts: { ...at.incident, candidate: planned.candidate }, planned } : null
  },
  run: async ({ input, subject: { planned }, ...at }) => {
    const { seat, says, about, notices } = await putOnRoster(at, planned, input.accessUntil)
    return { entry: { kind: 'seat.broughtIn', says, about }, notices, answer: { seatId: seat.id } }
  },
})

/** Those whom the incident's own plan version names under these keys, in their order; null if it does not name one of them. */
export async function plannedPeople(at: WritingWithin, planKeys: readonly string[]): Promise<PlannedPerson[] | null> {
  const { planVersionId } = await at.tx.incident.findUniqueOrThrow({ where: { id: at.incident.incident.id }, select: { planVersionId: true } })
  const plan = await at.tx.planVersion.findUniqueOrThrow({ where: { id: planVersionId }, select: { document: true } })
  const { people } = planDocument.parse(plan.document)
  const trustOf = await trustsByPlan(at, people.filter(({ key }) => planKeys.includes(key)))
  const found: PlannedPerson[] = []
  for (const planKey of planKeys) {
    const person = people.find(({ key }) => key === planKey)
    const who = person && (await whoIsMeant(at, person))
    if (!who) return null
    const trust = trustOf(person.key)
    found.push({ who, person, candidate: await candidate(at, who), trust, waits: who.account !== null && trust !== who.account.trust })
  }
  return found
}

/**
 * Puts somebody whom the plan names on the roster (SE-6): the seat, what the book says of it, and who is told. `field`: where the input has the end of
 * their access, which a partner needs.
 */
export async function putOnRoster(at: WritingWithin, { who, person, trust, waits }: PlannedPerson, until: string | null, field?: string) {
  const partner = who.account !== null && !who.account.ours
  const kind = kindByPlan(person.role, partner)
  const sees = partner ? 'shared' as const : 'whole' as const
  const accessUntil = endOfAccess(kind, who.account !== null, until, at.now, field)
  const id = await insertSeat(at, {
    ...who, kind, why: person.why, reach: person.reach, reachById: await namedBy(at, person.key), sees, accessUntil, how: 'plan', planKey: person.key, trust,
  })
  return {
    seat: { id, name: who.name, sees },
    says: `brought in ${fullName(who)}, named by plan ${at.incident.incident.planNumber} as ${person.role}`
      + (waits ? ': it is not the account that was named, so access waits for a call-back' : ''),
    about: { seatId: id, personId: person.personId, planKey: person.key, kind, why: person.why, reach: person.reach, trust },
    notices: [...(waits ? [] : toldOfRules(id, who.account)), { to: [at.incident.coordinator.id], kind: 'person brought in' as const }],
  }
}
