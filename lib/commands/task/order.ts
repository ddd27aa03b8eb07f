import { incidentCommand } from '@/lib/commands/command'
import { newId } from '@/lib/db/id'
import type { WritingWithin } from '@/lib/facts/incident'
import { taskFacts } from '@/lib/facts/task'
import { dependInput, moveInput, undependInput } from '@/lib/rules/task-order'

/** Says that a task waits for another one to be settled, or only to have started (T5). Refuses what would go in a circle. */
export const dependTask = incidentCommand('task.depend', {
  input: dependInput,
  subject: async (at, { taskId, dependsOnId, until }) => {
    const task = await taskFacts(at, taskId)
    const other = await otherTask(at, dependsOnId)
    const edges = await at.tx.taskDependency.findMany({
      where: { incidentId: at.incident.incident.id }, select: { taskId: true, dependsOnId: true },
    })
    return task && other && { facts: { ...task, other, edges, until } }
  },
  run: async ({ tx, incident, input: { until }, subject: { facts: { task, other } } }) => {
    await tx.taskDependency.createMany({
      data: [{ id: newId(), incidentId: incident.incident.id, taskId: task.id, dependsOnId: other.id, until }],
    })
    return {
      entry: {
        kind: 'task.linked', says: `made ${task.title} wait until ${other.title} is ${until}`, about: { dependsOnId: other.id, until },
        taskId: task.id,
      },
      notices: [{ to: task.coordinator ? [task.coordinator.seatId] : [], kind: 'task changed' }],
    }
  },
})

/** A task no longer waits for another one. */
export const undependTask = incidentCommand('task.undepend', {
  input: undependInput,
  subject: async (at, { taskId, dependsOnId }) => {
    const task = await taskFacts(at, taskId)
    const other = await otherTask(at, dependsOnId)
    const link = await at.tx.taskDependency.findFirst({ where: { taskId, dependsOnId } })
    return task && other && { facts: { ...task, other, linked: link !== null }, link }
  },
  run: async ({ tx, subject: { facts: { task, other }, link } }) => {
    await tx.taskDependency.deleteMany({ where: { id: link!.id } })
    return {
      entry: {
        kind: 'task.unlinked', says: `let ${task.title} no longer wait for ${other.title}`,
        about: { dependsOnId: other.id, until: link!.until }, taskId: task.id,
      },
      notices: [{ to: task.coordinator ? [task.coordinator.seatId] : [], kind: 'task changed' }],
    }
  },
})

/** Puts a task after another one of its section, or first in it (C4, T5). */
export const moveTask = incidentCommand('task.move', {
  input: moveInput,
  subject: async (at, { taskId, afterTaskId }) => {
    const task = await taskFacts(at, taskId)
    const after = afterTaskId === null ? null : await otherTask(at, afterTaskId)
    if (!task || (after === null) !== (afterTaskId === null)) return null
    return { facts: { ...task, after: after && { ...after, self: after.id === taskId } }, after }
  },
  run: async ({ tx, incident, subject: { facts: { task }, after } }) => {
    const where = { incidentId: incident.incident.id, section: task.section }
    const rows = await tx.task.findMany({ where, select: { id: true, position: true }, orderBy: [{ position: 'asc' }, { id: 'asc' }] })
    const others = rows.filter((row) => row.id !== task.id)
    const place = after ? others.findIndex((row) => row.id === after.id) + 1 : 0
    const before = rows.map((row) => row.id)
    const order = [...others.slice(0, place).map((row) => row.id), task.id, ...others.slice(place).map((row) => row.id)]
    await setOrder(tx, rows, order)
    return {
      entry: {
        kind: 'task.moved', says: after ? `put ${task.title} after ${after.title}` : `put ${task.title} first in its section`,
        about: { before, after: order },
        taskId: task.id,
      },
    }
  },
})

/** Gives the places that the tasks of a section have among themselves anew, so that tasks of other sections keep theirs. */
async function setOrder(tx: WritingWithin['tx'], rows: readonly { id: string; position: number }[], order: readonly string[]): Promise<void> {
  for (const [index, { position }] of rows.entries()) {
    if (rows[index]!.id !== order[index]) await tx.task.updateMany({ where: { id: order[index]! }, data: { position } })
  }
}

async function otherTask({ tx, incident }: WritingWithin, taskId: string) {
  return tx.task.findFirst({
    where: { id: taskId, incidentId: incident.incident.id },
    select: { id: true, title: true, section: true, prerequisite: true, ongoing: true },
  })
}
