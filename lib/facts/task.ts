import type { Within } from './incident'
import type { TaskFacts, TaskState } from '@/lib/rules/task'

/** A task of this incident as the actor may find it, with the facts its rules weigh; null when hidden or missing. */
export async function taskFacts({ tx, incident }: Within, taskId: string): Promise<TaskFacts | null> {
  const task = await tx.task.findFirst({ where: { id: taskId, incidentId: incident.incident.id } })
  if (!task) return null
  const helpers = await tx.taskHelper.findMany({ where: { taskId, state: 'helper' }, select: { seatId: true } })
  return {
    ...incident,
    task: {
      id: task.id, title: task.title, state: task.state as TaskState, level: task.level, kind: task.kind, ongoing: task.ongoing,
      prerequisite: task.prerequisite, coordinatorSeatId: task.coordinatorSeatId, helperSeatIds: helpers.map((h) => h.seatId),
      permitted: task.permittedAt !== null,
    },
  }
}
