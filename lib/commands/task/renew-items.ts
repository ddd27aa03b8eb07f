import { incidentCommand } from '@/lib/commands/command'
import { newId } from '@/lib/db/id'
import type { WritingWithin } from '@/lib/facts/incident'
import { renewItemsInput } from '@/lib/rules/sign-off'
import { overtake } from './overtake'

/**
 * A confirmed host adds its items to every task that is kept for each host (TK-12); a task that was signed off or done is in progress
 * again. Written by the program in the transaction that confirmed the host; the coordinator and the tasks' people are told.
 */
export const renewItems = incidentCommand('task.renewItems', {
  input: renewItemsInput,
  subject: async (at, { incidentId, hostId }) => {
    const host = await at.tx.host.findFirst({ where: { id: hostId, incidentId }, select: { id: true, name: true, state: true } })
    return host && { facts: { ...at.incident, confirmed: host.state === 'confirmed' }, host }
  },
  run: async (at) => {
    const { incident, subject: { host } } = at
    const { added, reopened, notices } = await addHostItems(at, host)
    const coordinators = reopened.flatMap((task) => (task.coordinatorSeatId ? [task.coordinatorSeatId] : []))
    return {
      entry: {
        kind: 'task.itemsRenewed', says: `added ${added} checklist items for ${host.name}`,
        about: { hostId: host.id, added, reopened: reopened.map(({ id, title }) => ({ id, title })) },
      },
      notices: [...notices, { to: [incident.coordinator.id, ...coordinators], kind: 'task changed' }],
    }
  },
})

/** Adds one item for this host beside each pattern that has none for it yet. Returns how many, and the tasks that are in progress again. */
async function addHostItems(at: WritingWithin, host: { id: string; name: string }) {
  const { tx, incident } = at
  const incidentId = incident.incident.id
  const patterns = await tx.checklistItem.findMany({
    where: { incidentId, perHost: true, hostId: null }, orderBy: [{ taskId: 'asc' }, { position: 'asc' }],
  })
  const there = await tx.checklistItem.findMany({ where: { incidentId, hostId: host.id }, select: { taskId: true, key: true } })
  const missing = patterns.filter((pattern) => !there.some((item) => item.taskId === pattern.taskId && item.key === pattern.key))
  await tx.checklistItem.createMany({
    data: missing.map(({ taskId, key, text, level, position }) => ({
      id: newId(), incidentId, taskId, key, text, level, perHost: true, hostId: host.id, position,
    })),
  })
  const touched = await tx.task.findMany({
    where: { id: { in: missing.map((pattern) => pattern.taskId) } },
    select: { id: true, title: true, state: true, coordinatorSeatId: true }, orderBy: { position: 'asc' },
  })
  const overtaken = []
  // Without its name: a limited seat reads this, and need not know of the host (N8).
  for (const task of touched) overtaken.push(await overtake(at, task.id, 'Items for another confirmed host were added.'))
  return {
    added: missing.length, reopened: touched.filter((task) => task.state === 'signed off' || task.state === 'done'),
    notices: overtaken.flatMap((each) => [...each.notices]),
  }
}
