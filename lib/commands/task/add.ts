import { incidentCommand } from '@/lib/commands/command'
import { newId } from '@/lib/db/id'
import type { WritingWithin } from '@/lib/facts/incident'
import { planDocument } from '@/lib/plans/plan'
import { addInput } from '@/lib/rules/task'

/** Adds a task to a section of the incident's plan, with its checklist, questions and requests for evidence (TK-1). */
export const addTask = incidentCommand('task.add', {
  input: addInput,
  subject: async (at, { section }) => ({ facts: { ...at.incident, sectionTitle: await sectionTitle(at, section) } }),
  run: async ({ tx, now, incident, input, subject: { facts } }) => {
    const incidentId = incident.incident.id
    const taskId = newId()
    const { section, title, doing, plain, description, level, repairs, items, questions, evidence } = input
    const last = await tx.task.aggregate({ where: { incidentId }, _max: { position: true } })
    await tx.task.createMany({
      data: [{
        id: taskId, incidentId, section, title, doing, plain, description, source: '', level, kind: 'task', repairs,
        position: (last._max.position ?? 0) + 1000, stateAt: now,
      }],
    })
    await tx.checklistItem.createMany({ data: items.map((item, position) => ({ id: newId(), incidentId, taskId, ...item, position })) })
    await tx.taskQuestion.createMany({
      data: questions.map((question, position) => ({ id: newId(), incidentId, taskId, ...question, plain: question.text, position })),
    })
    await tx.evidenceRequest.createMany({
      data: evidence.map((request, position) => ({ id: newId(), incidentId, taskId, ...request, position })),
    })
    return {
      entry: {
        kind: 'task.added', says: `added the task ${title} under ${facts.sectionTitle ?? section}`,
        about: { section, title, doing, plain, description, level, repairs, items, questions, evidence }, taskId,
      },
      answer: { taskId },
    }
  },
})

/** What the incident's own plan version calls a section; null if it has none of this key. */
export async function sectionTitle({ tx, incident }: WritingWithin, key: string): Promise<string | null> {
  const plan = await tx.planVersion.findUniqueOrThrow({ where: { number: incident.incident.planNumber } })
  return planDocument.parse(plan.document).sections.find((section) => section.key === key)?.title ?? null
}
