import { incidentCommand } from '@/lib/commands/command'
import type { WritingWithin } from '@/lib/facts/incident'
import { newId } from '@/lib/db/id'
import { acceptUnknownInput, planRepairInput } from '@/lib/rules/phase'
import { isUnknown, type ContentQuestion } from '@/lib/rules/task-content'

/**
 * The coordinator accepts that the entry stays unknown, having been shown what is unknown (IN-4). Refused before anybody has looked; the record
 * says how far the looking had come.
 */
export const acceptUnknown = incidentCommand('incident.acceptUnknown', {
  input: acceptUnknownInput,
  subject: async (at) => {
    const { questions, started } = await entryLooking(at)
    const unknown = questions.filter(isUnknown).map(({ text }) => text)
    return { facts: { ...at.incident, looked: started.length > 0 }, unknown, looking: { answered: questions.length - unknown.length, started } }
  },
  shown: ({ unknown }) => ({ unknown }),
  run: async ({ tx, now, incident, input: { reason }, subject: { unknown, looking } }) => {
    await tx.incident.updateMany({ where: { id: incident.incident.id }, data: { entryAcceptedAt: now, entryAcceptedReason: reason } })
    return { entry: { kind: 'incident.unknownAccepted', says: 'accepted that we don’t know how they got in', about: { reason, unknown, looking } } }
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

type Question = Pick<ContentQuestion, 'text' | 'takes' | 'verdict' | 'answer'>

/** The questions of the entry assessment with their answers, and the tasks of it that were started. */
async function entryLooking({ tx, incident }: WritingWithin): Promise<{ questions: Question[]; started: string[] }> {
  const incidentId = incident.incident.id
  const questions = await tx.$queryRaw<Question[]>`
    select q.text, q.takes, q.verdict, q.answer from task_question q join task t on t.id = q.task_id
    where t.incident_id = ${incidentId}::uuid and t.assessment = 'entry' order by q.position, q.id`
  const started = await tx.$queryRaw<{ title: string }[]>`
    select title from task where incident_id = ${incidentId}::uuid and assessment = 'entry' and started_at is not null order by position, id`
  return { questions, started: started.map(({ title }) => title) }
}
