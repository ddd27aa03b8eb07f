import { incidentCommand } from '@/lib/commands/command'
import { taskFacts } from '@/lib/facts/task'
import { permitInput, permitShown, startInput } from '@/lib/rules/task'

/** Starts a task (TK-3): its coordinator or a helper, when nothing is in the way or it was permitted. */
export const startTask = incidentCommand('task.start', {
  input: startInput,
  subject: async (at, { taskId }) => {
    const facts = await taskFacts(at, taskId)
    return facts && { facts }
  },
  run: async ({ tx, now, subject: { facts: { task } } }) => {
    await tx.task.updateMany({ where: { id: task.id }, data: { state: 'in progress', stateAt: now } })
    // Started stays started, whatever happens to the task later.
    await tx.task.updateMany({ where: { id: task.id, startedAt: null }, data: { startedAt: now } })
    return { entry: { kind: 'task.started', says: `started ${task.title}`, about: { permitted: task.permitted }, taskId: task.id } }
  },
})

/**
 * Lets a blocked task start out of order (TK-15): the coordinator, with proof and reason, having been shown what it waits for. The mark
 * stays for good.
 */
export const permitTask = incidentCommand('task.permit', {
  input: permitInput,
  subject: async (at, { taskId }) => {
    const facts = await taskFacts(at, taskId)
    return facts && { facts }
  },
  shown: ({ facts }) => permitShown(facts),
  run: async ({ tx, now, input: { reason }, subject: { facts } }) => {
    const { task } = facts
    await tx.task.updateMany({ where: { id: task.id }, data: { permittedAt: now, permittedReason: reason } })
    return {
      entry: {
        kind: 'task.permitted', says: `let ${task.title} start out of order`, about: { reason, waits: permitShown(facts).waits },
        taskId: task.id,
      },
      notices: [{ to: [task.coordinator!.seatId], kind: 'task changed' }],
    }
  },
})
