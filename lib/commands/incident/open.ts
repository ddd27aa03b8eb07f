import { organisationCommand } from '@/lib/commands/command'
import { pinDeputies } from '@/lib/commands/standing-deputy'
import { newId } from '@/lib/db/id'
import { openingFacts } from '@/lib/facts/opening'
import { behind } from '@/lib/facts/standing-shown'
import { keptAtOpening, openInput } from '@/lib/rules/incident'
import { planDocument } from '@/lib/plans/plan'
import { pinPlan } from './pin-plan'

/** Opening (IN-1): incident, full seat, office of coordinator, plan version and tasks, the standing deputies whom the opener knows, first log entry, in one transaction. */
export const openIncident = organisationCommand('incident.open', {
  opens: true,
  input: openInput,
  subject: async (at, input) => {
    const plan = await at.tx.planVersion.findFirst({ orderBy: { number: 'desc' } })
    return {
      facts: await openingFacts(at, input.rulesVersion, input.standingDeputyIds ?? null),
      plan: plan && { id: plan.id, number: plan.number, document: planDocument.parse(plan.document) },
    }
  },
  run: async ({ tx, actor, now, input, subject: { plan, facts } }) => {
    if (!plan) throw new Error('no plan is stored')
    const person = await tx.person.findUniqueOrThrow({ where: { id: actor.id } })
    const incidentId = newId()
    const seatId = newId()
    await tx.$executeRaw`select muster.open_incident(
      ${incidentId}::uuid, ${seatId}::uuid, ${input.codeName}, ${input.kind}, ${input.established}, ${input.severity}::int, ${input.drill},
      ${input.symptoms}, ${plan.id}::uuid, ${plan.number}::int, ${input.rulesVersion}::int,
      ${person.name}, ${person.organisation}, ${input.reach}, ${person.trust}::int)`
    await tx.acknowledgement.createMany({ data: [{ id: newId(), incidentId, seatId, rulesVersion: input.rulesVersion, at: now }] })
    await pinPlan(tx, now, incidentId, plan.document)
    const deputies = keptAtOpening(facts)
    await pinDeputies(tx, incidentId, deputies)
    const named = input.drill ? `${input.codeName}, a drill,` : input.codeName
    const { standingDeputyIds: _chosen, ...described } = input
    return {
      opened: { incidentId, seatId },
      entry: {
        kind: 'incident.opened',
        says: `opened ${named} by plan ${plan.number} and acknowledged the rules, version ${input.rulesVersion}`,
        about: {
          ...described, planNumber: plan.number, silenceHours: facts.silenceHours,
          takeOverWaitMinutes: facts.takeOverWaitMinutes, standingDeputies: deputies.map(behind),
        },
      },
      answer: { incidentId, seatId },
    }
  },
})
