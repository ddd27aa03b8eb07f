import { incidentCommand } from '@/lib/commands/command'
import { taskFacts } from '@/lib/facts/task'
import { blocks } from '@/lib/rules/blocked'
import { permitInput, startInput } from '@/lib/rules/task'

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

/** Lets a blocked task start out of order (TK-15): the coordinator, with proof and reason. The mark stays for good. */
export const permitTask = incidentCommand('task.permit', {
  input: permitInput,
  subject: async (at, { taskId }) => {
    const facts = await taskFacts(at, taskId)
    if (!facts) return null
    const { task, incident } = facts
    const waits = blocks({ task, prerequisites: task.prerequisites, dependencies: task.dependencies, entryAnswered: incident.entryAnswered })
    return { facts, waits: waits.map((wait) => ({ taskId: wait.task?.id ?? null, stands: wait.stands })) }
  },
  shown: ({ facts: { task }, waits }, { reason }) => ({ taskId: task.id, title: task.title, waits, reason }),
  run: async ({ tx, now, input: { reason }, subject: { facts: { task }, waits } }) => {
    await tx.task.updateMany({ where: { id: task.id }, data: { permittedAt: now, permittedReason: reason } })
    return {
      entry: { kind: 'task.permitted', says: `let ${task.title} start out of order`, about: { reason, waits }, taskId: task.id },
      notices: [{ to: [task.coordinator!.seatId], kind: 'task changed' }],
    }
  },
})
