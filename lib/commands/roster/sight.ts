import { incidentCommand } from '@/lib/commands/command'
import { endHostsShown } from '@/lib/commands/task/sharing'
import { newId } from '@/lib/db/id'
import type { WritingWithin } from '@/lib/facts/incident'
import { listedSeat } from '@/lib/facts/roster'
import { narrowInput, shareInput, unshareInput, widenInput, type SharedNoun } from '@/lib/rules/seat'
import { coworkers, heldForTheBook, letGoOfOffices, letGoOfTasks } from './let-go'

/** The coordinator narrows a seat to some tasks (SE-12). What is no longer shared is gone as if the person had been removed. */
export const narrowSeat = incidentCommand('seat.narrow', {
  input: narrowInput,
  subject: async (at, input) => {
    const seat = await listedSeat(at, input.seatId)
    const taskIds = [...new Set(input.taskIds)]
    const found = await at.tx.task.count({ where: { id: { in: taskIds }, incidentId: input.incidentId } })
    return seat && found === taskIds.length ? { facts: { ...at.incident, seat }, seat, taskIds } : null
  },
  run: async ({ input, subject: { seat, taskIds }, ...at }) => {
    const tasks = await letGoOfTasks(at, seat.id, { except: taskIds })
    const offices = await letGoOfOffices(at, seat.id)
    await at.tx.seat.updateMany({ where: { id: seat.id }, data: { sees: 'shared' } })
    await at.tx.share.createMany({
      data: taskIds.map((objectId) => ({
        id: newId(), incidentId: input.incidentId, seatId: seat.id, noun: 'task', objectId, sharedAt: at.now,
      })), skipDuplicates: true,
    })
    return {
      entry: {
        kind: 'seat.narrowed', says: `limited ${seat.name} to what is shared`,
        about: { seatId: seat.id, reason: input.reason, taskIds, offices, ...heldForTheBook(tasks) },
      },
      notices: [{ to: await coworkers(at, tasks.tasks.map((task) => task.id), seat.id), kind: 'task changed' }],
      answer: { tasks: tasks.tasks.length },
    }
  },
})

/** The coordinator widens a limited seat (SE-12): from now on it sees the incident whole. */
export const widenSeat = incidentCommand('seat.widen', {
  input: widenInput,
  subject: async (at, input) => {
    const seat = await listedSeat(at, input.seatId)
    return seat && { facts: { ...at.incident, seat }, seat }
  },
  run: async ({ tx, input, subject: { seat } }) => {
    await tx.seat.updateMany({ where: { id: seat.id }, data: { sees: 'whole' } })
    await tx.share.deleteMany({ where: { seatId: seat.id } })
    return {
      entry: {
        kind: 'seat.widened', says: `gave ${seat.name} a full seat`, about: { seatId: seat.id, reason: input.reason },
      },
    }
  },
})

/** The coordinator shares one thing with a limited seat (N8). A host that came with a task stays then, whatever becomes of the task. */
export const shareWithSeat = incidentCommand('seat.share', {
  input: shareInput,
  subject: async (at, input) => sharing(at, input, { withTask: false }),
  run: async ({ tx, now, input, subject: { seat, title } }) => {
    await tx.share.deleteMany({ where: { seatId: seat.id, objectId: input.objectId } })
    await tx.share.createMany({
      data: [{ id: newId(), incidentId: input.incidentId, seatId: seat.id, noun: input.noun, objectId: input.objectId, sharedAt: now }],
    })
    return {
      entry: {
        kind: 'seat.shared', says: `shared ${title} with ${seat.name}`,
        about: { seatId: seat.id, noun: input.noun, objectId: input.objectId },
        ...(input.noun === 'task' ? { taskId: input.objectId } : {}),
      },
    }
  },
})

/** The coordinator ends the sharing of one thing (SE-12). A task that the person coordinates becomes open again. */
export const unshareFromSeat = incidentCommand('seat.unshare', {
  input: unshareInput,
  subject: async (at, input) => sharing(at, input, {}),
  run: async ({ input, subject: { seat, title }, ...at }) => {
    const tasks = await letGoOfTasks(at, seat.id, { only: input.noun === 'task' ? [input.objectId] : [] })
    await at.tx.share.deleteMany({ where: { seatId: seat.id, objectId: input.objectId } })
    await endHostsShown(at)
    return {
      entry: {
        kind: 'seat.unshared', says: `stopped sharing ${title} with ${seat.name}`,
        about: { seatId: seat.id, noun: input.noun, objectId: input.objectId, ...heldForTheBook(tasks) },
        ...(input.noun === 'task' ? { taskId: input.objectId } : {}),
      },
      answer: { tasks: tasks.tasks.length },
    }
  },
})

async function sharing(at: WritingWithin, input: { seatId: string; noun: SharedNoun; objectId: string }, which: { withTask?: false }) {
  const seat = await listedSeat(at, input.seatId)
  const title = await titleOf(at, input.noun, input.objectId)
  if (!seat || title === null) return null
  const shared = (await at.tx.share.count({ where: { seatId: seat.id, objectId: input.objectId, ...which } })) > 0
  return { facts: { ...at.incident, seat, shared }, seat, title }
}

/** What the log book calls a thing; null when hidden, missing, or of another incident. */
async function titleOf({ tx, incident }: WritingWithin, noun: SharedNoun, id: string): Promise<string | null> {
  const where = { id, incidentId: incident.incident.id }
  switch (noun) {
    case 'task': return (await tx.task.findFirst({ where, select: { title: true } }))?.title ?? null
    case 'seat': return (await tx.seat.findFirst({ where: { ...where, state: { in: ['aware', 'waiting', 'active'] } } }))?.name ?? null
    case 'host': return (await tx.host.findFirst({ where, select: { name: true } }))?.name ?? null
    case 'evidence': return (await tx.evidence.findFirst({ where, select: { title: true } }))?.title ?? null
    case 'time line entry': return (await tx.timeLineEntry.findFirst({ where, select: { id: true } })) && 'a timeline entry'
  }
}
