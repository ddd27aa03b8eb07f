import { incidentCommand } from '@/lib/commands/command'
import { seatFacts } from '@/lib/facts/seat'
import { taskFacts } from '@/lib/facts/task'
import { giveBackInput } from '@/lib/rules/task'
import { named } from './named'
import { endSharing } from './sharing'

/** Gives a task back with a reason, perhaps with a successor (TK-5, T7). Work and helpers stay; the coordinator is told and decides. */
export const giveBackTask = incidentCommand('task.giveBack', {
  input: giveBackInput,
  subject: async (at, { incidentId, taskId, successorSeatId }) => {
    const task = await taskFacts(at, taskId)
    const seat = successorSeatId === null ? null : await seatFacts(at, incidentId, successorSeatId)
    return task && (seat !== null) === (successorSeatId !== null) ? { facts: { ...task, successor: seat && named(seat) } } : null
  },
  run: async (at) => {
    const { tx, now, incident, input: { reason }, subject: { facts: { task, successor } } } = at
    await tx.task.updateMany({
      where: { id: task.id },
      data: { state: 'open', stateAt: now, coordinatorSeatId: null, backReason: reason, successorSeatId: successor?.id ?? null },
    })
    await endSharing(at, task.id, task.coordinator!.seatId)
    return {
      entry: {
        kind: 'task.givenBack', says: `handed ${task.title} back${successor ? ` and proposed ${successor.name}` : ''}`,
        about: { reason, from: task.state, before: task.coordinator!.seatId, successorSeatId: successor?.id ?? null }, taskId: task.id,
      },
      notices: [{ to: [incident.coordinator.id], kind: 'task back' }],
    }
  },
})
