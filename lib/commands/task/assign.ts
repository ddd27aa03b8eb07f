import { incidentCommand } from '@/lib/commands/command'
import { newId } from '@/lib/db/id'
import { seatFacts } from '@/lib/facts/seat'
import { taskFacts } from '@/lib/facts/task'
import { assignInput } from '@/lib/rules/task'

/** Names a task's coordinator (TK-2), or another one: the old one stays as helper (TK-4). */
export const assignTask = incidentCommand('task.assign', {
  input: assignInput,
  subject: async (at, input) => {
    const task = await taskFacts(at, input.taskId)
    const named = await seatFacts(at, input.incidentId, input.seatId)
    return task && named && { facts: { ...task, named: { active: named.state === 'active' && !named.suspended, name: named.name } }, named }
  },
  run: async ({ tx, now, incident, subject: { facts, named } }) => {
    const { task } = facts
    const incidentId = incident.incident.id
    if (task.coordinatorSeatId && task.coordinatorSeatId !== named.id)
      await tx.taskHelper.createMany({
        data: [{ id: newId(), incidentId, taskId: task.id, seatId: task.coordinatorSeatId, state: 'helper', since: now }], skipDuplicates: true,
      })
    await tx.taskHelper.deleteMany({ where: { taskId: task.id, seatId: named.id } })
    const state = task.state === 'open' ? 'assigned' : task.state
    await tx.task.updateMany({
      where: { id: task.id }, data: { state, stateAt: now, coordinatorSeatId: named.id, backReason: null, successorSeatId: null },
    })
    if (named.sees === 'shared')
      await tx.share.createMany({
        data: [{ id: newId(), incidentId, seatId: named.id, noun: 'task', objectId: task.id, sharedAt: now }], skipDuplicates: true,
      })
    return {
      entry: {
        kind: 'task.assigned', says: `gave ${task.title} to ${named.name}`, about: { seatId: named.id, before: task.coordinatorSeatId }, taskId: task.id,
      },
      notices: [{ to: [named.id, ...(task.coordinatorSeatId ? [task.coordinatorSeatId] : [])], kind: 'task yours' }],
    }
  },
})
