import { incidentCommand } from '@/lib/commands/command'
import type { WritingWithin } from '@/lib/facts/incident'
import { newId } from '@/lib/db/id'
import { acceptUnknownInput, planRepairInput } from '@/lib/rules/phase'

/** The coordinator accepts that the entry stays unknown, having been shown what is unknown (IN-4). */
export const acceptUnknown = incidentCommand('incident.acceptUnknown', {
  input: acceptUnknownInput,
  subject: async (at) => ({ facts: at.incident, unknown: await unknownAnswers(at) }),
  shown: ({ unknown }) => ({ unknown }),
  run: async ({ tx, now, incident, input: { reason }, subject: { unknown } }) => {
    await tx.incident.updateMany({ where: { id: incident.incident.id }, data: { entryAcceptedAt: now, entryAcceptedReason: reason } })
    return { entry: { kind: 'incident.unknownAccepted', says: 'accepted that the entry stays unknown', about: { reason, unknown } } }
  },
})

/** The repair plan: hosts in their order, services out, from when to when (IN-4, P6). It replaces the plan before. */
export const planRepair = incidentCommand('incident.planRepair', {
  input: planRepairInput,
  subject: async ({ tx, incident }, { steps }) => {
    const hosts = await tx.host.findMany({
      where: { incidentId: incident.incident.id, id: { in: steps.map((step) => step.hostId) } }, select: { id: true, name: true },
    })
    return hosts.length === steps.length ? { facts: incident, names: new Map(hosts.map((host) => [host.id, host.name])) } : null
  },
  run: async ({ tx, incident, input: { steps }, subject: { names } }) => {
    const incidentId = incident.incident.id
    await tx.repairStep.deleteMany({ where: { incidentId } })
    await tx.repairStep.createMany({ data: steps.map((step, position) => ({ id: newId(), incidentId, position, ...step })) })
    const hosts = steps.map((step) => names.get(step.hostId)!)
    return { entry: { kind: 'incident.repairPlanned', says: `wrote the repair plan: ${hosts.join(', ')}`, about: { steps } } }
  },
})

/** Questions of the entry assessment that are not answered, or answered with "unknown". */
async function unknownAnswers({ tx, incident }: WritingWithin): Promise<string[]> {
  const rows = await tx.$queryRaw<{ text: string }[]>`
    select q.text from task_question q join task t on t.id = q.task_id
    where t.incident_id = ${incident.incident.id}::uuid and t.assessment = 'entry'
      and (q.verdict = 'unknown' or (q.verdict is null and q.answer = '')) order by q.position, q.id`
  return rows.map((row) => row.text)
}
