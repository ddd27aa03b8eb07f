import { incidentCommand } from '@/lib/commands/command'
import { candidate, namedBy, trustByPlan, whoIsMeant } from '@/lib/facts/roster'
import { planDocument } from '@/lib/plans/plan'
import { bringInInput, seatKinds } from '@/lib/rules/roster'
import { endOfAccess, fullName, insertSeat, toldOfRules } from './new-seat'

/**
 * A member brings in somebody whom the incident's own plan version names (SE-6, N2). The coordinator is told. Somebody who is not of the
 * organisation gets a limited seat with an end, like every partner (N7). The seat trusts the account as far as when the plan named it: one
 * that an administrator reset or invited anew since waits for a call-back (SE-10, W5).
 */
export const bringIn = incidentCommand('seat.bringIn', {
  input: bringInInput,
  subject: async (at, input) => {
    const { planVersionId } = await at.tx.incident.findUniqueOrThrow({ where: { id: input.incidentId }, select: { planVersionId: true } })
    const plan = await at.tx.planVersion.findUniqueOrThrow({ where: { id: planVersionId }, select: { document: true } })
    const person = planDocument.parse(plan.document).people.find((each) => each.key === input.planKey)
    const who = person && (await whoIsMeant(at, person))
    return who ? { facts: { ...at.incident, candidate: await candidate(at, who) }, who, person } : null
  },
  run: async ({ input, subject: { who, person }, ...at }) => {
    const partner = who.account !== null && !who.account.ours
    const kind = partner ? 'partner' : (seatKinds.find((each) => each === person.role.toLowerCase()) ?? 'other')
    const accessUntil = endOfAccess(kind, who.account !== null, input.accessUntil, at.now)
    const trust = await trustByPlan(at, person)
    const waits = who.account !== null && trust !== who.account.trust
    const seatId = await insertSeat(at, {
      ...who, kind, why: person.why, reach: person.reach, reachById: await namedBy(at, person.key), sees: partner ? 'shared' : 'whole', accessUntil, how: 'plan', planKey: person.key, trust,
    })
    return {
      entry: {
        kind: 'seat.broughtIn', says: `brought in ${fullName(who)}, named by plan ${at.incident.incident.planNumber} as ${person.role}${waits ? ': the account is another than was named, so access waits for a call-back' : ''}`,
        about: { seatId, personId: person.personId, planKey: person.key, kind, why: person.why, reach: person.reach, trust },
      },
      notices: [...(waits ? [] : toldOfRules(seatId, who.account)), { to: [at.incident.coordinator.id], kind: 'person brought in' }],
      answer: { seatId },
    }
  },
})
