import { incidentCommand } from '@/lib/commands/command'
import type { At } from '@/lib/db/as'
import { listed } from '@/lib/rules/blocked'
import { releaseInput, type LeftFacts } from '@/lib/rules/task'

/**
 * Tasks whose coordinator was removed from the list are open again (TK-6): written by the program when it finds them. The coordinator of the
 * incident is told.
 */
export const releaseTask = incidentCommand('task.release', {
  input: releaseInput,
  subject: async (at, { incidentId, taskIds }) => {
    const left = await tasksLeft(at, incidentId, taskIds)
    return left && { facts: { ...at.incident, left }, left }
  },
  run: async ({ tx, now, incident, subject: { left } }) => {
    await tx.task.updateMany({
      where: { id: { in: left.map((task) => task.id) } },
      data: {
        state: 'open', stateAt: now, coordinatorSeatId: null, backReason: 'Its coordinator no longer has access.', successorSeatId: null,
      },
    })
    return {
      entry: {
        kind: 'task.released', says: `noted that nobody coordinates ${listed(left.map((task) => task.title))} any more`,
        about: { tasks: left.map(({ id, state, coordinatorSeatId }) => ({ id, from: state, before: coordinatorSeatId })) },
        taskId: left.length === 1 ? left[0]!.id : undefined,
      },
      notices: [{ to: [incident.coordinator.id], kind: 'task back' }],
    }
  },
})

/** These tasks as the actor may find them, and whether the seat of each one's coordinator was removed; null if one is hidden or missing. */
async function tasksLeft({ tx }: At, incidentId: string, taskIds: readonly string[]): Promise<LeftFacts['left'] | null> {
  const rows = await tx.$queryRaw<LeftFacts['left'][number][]>`
    select t.id, t.title, t.state, t.coordinator_seat_id as "coordinatorSeatId", coalesce(s.state = 'removed', false) as removed
    from task t left join seat s on s.id = t.coordinator_seat_id
    where t.id = any (${taskIds}::uuid[]) and t.incident_id = ${incidentId}::uuid order by t.position, t.id`
  return rows.length < new Set(taskIds).size ? null : rows
}
