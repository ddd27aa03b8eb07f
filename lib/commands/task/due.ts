import { incidentCommand } from '@/lib/commands/command'
import type { At } from '@/lib/db/as'
import { taskWithFacts } from '@/lib/facts/task'
import { listed } from '@/lib/rules/blocked'
import { setDueInput, tellOverdueInput, type LateFacts } from '@/lib/rules/task-due'
import { writeMoment } from '@/lib/rules/written-moment'

/**
 * Says until when a task is to be done, changes it, or drops it (T11, TK-16). Refuses a moment that has passed, and one that it has. It changes no
 * right, and is no part of what is signed. The people of the task are told; what was told of the time before counts no more.
 */
export const setDue = incidentCommand('task.setDue', {
  input: setDueInput,
  subject: async (at, { taskId, dueAt }) => {
    const found = await taskWithFacts(at, taskId)
    return found && { facts: { ...found.facts, was: found.row.dueAt, dueAt: dueAt === null ? null : new Date(dueAt) } }
  },
  run: async ({ tx, subject: { facts: { task, was, dueAt } } }) => {
    await tx.task.updateMany({ where: { id: task.id }, data: { dueAt, dueToldAt: null } })
    return {
      entry: {
        kind: 'task.dueSet', says: dueAt === null ? `dropped the due time of ${task.title}` : `said that ${task.title} is due ${inUtc(dueAt)}`,
        about: { dueAt: dueAt?.toISOString() ?? null, before: was?.toISOString() ?? null }, taskId: task.id,
      },
      notices: [{
        to: [
          ...(task.coordinator ? [task.coordinator.seatId] : []),
          ...task.helpers.filter(({ state }) => state === 'helper').map(({ seatId }) => seatId),
        ],
        kind: 'task changed',
      }],
    }
  },
})

/** Tasks are late (TK-16): written by the program when it finds them, once for each due time. Their coordinators and that of the incident are told. */
export const tellOverdue = incidentCommand('task.tellOverdue', {
  input: tellOverdueInput,
  subject: async (at, { incidentId, taskIds }) => {
    const late = await tasksLate(at, incidentId, taskIds)
    return late && { facts: { ...at.incident, late }, late }
  },
  run: async ({ tx, now, incident, subject: { late } }) => {
    await tx.task.updateMany({ where: { id: { in: late.map(({ id }) => id) } }, data: { dueToldAt: now } })
    return {
      entry: {
        kind: 'task.overdue', says: `noted that ${listed(late.map(({ title }) => title))} ${late.length === 1 ? 'is' : 'are'} late`,
        about: { tasks: late.map(({ id, dueAt }) => ({ id, dueAt: dueAt!.toISOString() })) }, taskId: late.length === 1 ? late[0]!.id : undefined,
      },
      notices: [{ to: [incident.coordinator.id, ...late.flatMap(({ coordinatorSeatId }) => coordinatorSeatId ?? [])], kind: 'task overdue' }],
    }
  },
})

type Late = LateFacts['late'][number] & { dueAt: Date | null; coordinatorSeatId: string | null }

/** These tasks as the actor may find them; null if one is hidden or missing. */
async function tasksLate({ tx }: At, incidentId: string, taskIds: readonly string[]): Promise<Late[] | null> {
  const rows = await tx.$queryRaw<Late[]>`
    select id, title, state, due_at as "dueAt", due_told_at is not null as told, coordinator_seat_id as "coordinatorSeatId"
    from task where id = any (${[...taskIds]}::uuid[]) and incident_id = ${incidentId}::uuid order by position, id`
  return rows.length < new Set(taskIds).size ? null : rows
}

const inUtc = (at: Date): string => `${writeMoment(at.toISOString(), 'UTC')} UTC`
