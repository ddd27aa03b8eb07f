import { incidentCommand } from '@/lib/commands/command'
import { candidate, whoIsMeant } from '@/lib/facts/roster'
import { planDocument } from '@/lib/plans/plan'
import { bringInInput, seatKinds } from '@/lib/rules/roster'
import { endOfAccess, fullName, insertSeat, toldOfRules } from './new-seat'

/**
 * A member brings in somebody whom the incident's own plan version names (SE-6, N2). The coordinator is told. Somebody who is not of the
 * organisation gets a limited seat with an end, like every partner (N7).
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
    const seatId = await insertSeat(at, {
      ...who, kind, why: person.why, reach: person.reach, sees: partner ? 'shared' : 'whole', accessUntil, how: 'plan', planKey: person.key,
    })
    return {
      entry: {
        kind: 'seat.broughtIn', says: `brought in ${fullName(who)}, named by plan ${at.incident.incident.planNumber} as ${person.role}`,
        about: { seatId, personId: person.personId, planKey: person.key, kind, why: person.why, reach: person.reach },
      },
      notices: [...toldOfRules(seatId, who.account), { to: [at.incident.coordinator.id], kind: 'person brought in' }],
      answer: { seatId },
    }
  },
})
