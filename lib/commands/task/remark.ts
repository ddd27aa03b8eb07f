import { incidentCommand } from '@/lib/commands/command'
import { withinBound } from '@/lib/commands/within-bound'
import { newId } from '@/lib/db/id'
import { taskFacts } from '@/lib/facts/task'
import { bounds } from '@/lib/rules/bounds'
import { remarkInput } from '@/lib/rules/task-people'

/** Writes to the people of a task. Talk is no part of what is signed, and goes on in every state of it. */
export const remark = incidentCommand('task.remark', {
  input: remarkInput,
  subject: async (at, { taskId }) => {
    const facts = await taskFacts(at, taskId)
    return facts && { facts }
  },
  run: async ({ tx, now, incident, input: { text }, subject: { facts: { task } } }) => {
    withinBound(bounds.remarksOfOne, await tx.remark.count({ where: { taskId: task.id, seatId: incident.me!.id } }))
    const remarkId = newId()
    await tx.remark.createMany({
      data: [{ id: remarkId, incidentId: incident.incident.id, taskId: task.id, seatId: incident.me!.id, text, at: now }],
    })
    return {
      entry: { kind: 'task.remarked', says: `wrote about ${task.title}`, about: { remarkId, text }, taskId: task.id }, answer: { remarkId },
    }
  },
})
