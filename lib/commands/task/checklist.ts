import { incidentCommand } from '@/lib/commands/command'
import { withinBound } from '@/lib/commands/within-bound'
import { newId } from '@/lib/db/id'
import type { WritingWithin } from '@/lib/facts/incident'
import { taskFacts } from '@/lib/facts/task'
import { bounds } from '@/lib/rules/bounds'
import { addItemInput, itemInput } from '@/lib/rules/task-work'
import { overtake } from './overtake'

/** Ticks an item: who and when is kept with it (T10). */
export const tickItem = incidentCommand('task.tick', {
  input: itemInput,
  subject: itemOfTask,
  run: async (at) => {
    const { tx, now, incident, subject: { facts: { task, item }, row } } = at
    await tx.checklistItem.updateMany({ where: { id: row.id }, data: { tickedAt: now, tickedBySeatId: incident.me!.id } })
    const overtaken = await overtake(at, task.id, `${incident.me!.name} ticked “${item.text}”.`)
    return {
      entry: {
        kind: 'task.ticked', says: `ticked “${item.text}” in ${task.title}`, taskId: task.id,
        about: { itemId: row.id, text: item.text, hostId: row.hostId, overtaken: overtaken.signatures },
      },
      notices: overtaken.notices,
    }
  },
})

/** Takes a tick away. Who had ticked it, and when, stays in the book (T10). */
export const untickItem = incidentCommand('task.untick', {
  input: itemInput,
  subject: itemOfTask,
  run: async (at) => {
    const { tx, incident, subject: { facts: { task, item }, row } } = at
    await tx.checklistItem.updateMany({ where: { id: row.id }, data: { tickedAt: null, tickedBySeatId: null } })
    const overtaken = await overtake(at, task.id, `${incident.me!.name} unticked “${item.text}”.`)
    return {
      entry: {
        kind: 'task.unticked', says: `unticked “${item.text}” in ${task.title}`, taskId: task.id,
        about: {
          itemId: row.id, text: item.text, hostId: row.hostId, tickedBySeatId: row.tickedBySeatId,
          tickedAt: row.tickedAt?.toISOString() ?? null,
          overtaken: overtaken.signatures,
        },
      },
      notices: overtaken.notices,
    }
  },
})

/** Adds an item to the checklist (T4). */
export const addItem = incidentCommand('task.addItem', {
  input: addItemInput,
  subject: async (at, { taskId }) => {
    const facts = await taskFacts(at, taskId)
    return facts && { facts }
  },
  run: async (at) => {
    const { tx, incident, input: { text, level }, subject: { facts: { task } } } = at
    withinBound(bounds.itemsOfTask, await tx.checklistItem.count({ where: { taskId: task.id, hostId: null } }))
    const itemId = newId()
    const last = await tx.checklistItem.aggregate({ where: { taskId: task.id }, _max: { position: true } })
    await tx.checklistItem.createMany({
      data: [{ id: itemId, incidentId: incident.incident.id, taskId: task.id, text, level, position: (last._max.position ?? -1) + 1 }],
    })
    const overtaken = await overtake(at, task.id, `${incident.me!.name} added “${text}” to the checklist.`)
    return {
      entry: {
        kind: 'task.itemAdded', says: `added “${text}” to the checklist of ${task.title}`,
        about: { itemId, text, level, overtaken: overtaken.signatures },
        taskId: task.id,
      },
      notices: overtaken.notices,
      answer: { itemId },
    }
  },
})

async function itemOfTask(at: WritingWithin, { taskId, itemId }: { taskId: string; itemId: string }) {
  const task = await taskFacts(at, taskId)
  const row = await at.tx.checklistItem.findFirst({ where: { id: itemId, taskId } })
  if (!task || !row) return null
  const tickedBy = row.tickedBySeatId && (await at.tx.seat.findUnique({ where: { id: row.tickedBySeatId }, select: { name: true } }))
  const item = {
    text: row.text, pattern: row.perHost && row.hostId === null, ticked: row.tickedAt !== null, tickedBy: tickedBy ? tickedBy.name : null,
  }
  return { facts: { ...task, item }, row }
}
