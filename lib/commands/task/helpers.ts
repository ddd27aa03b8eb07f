import { incidentCommand } from '@/lib/commands/command'
import { newId } from '@/lib/db/id'
import type { WritingWithin } from '@/lib/facts/incident'
import { seatFacts } from '@/lib/facts/seat'
import { taskFacts } from '@/lib/facts/task'
import { helperInput, joinInput } from '@/lib/rules/task-people'
import { named } from './named'
import { endSharing, shareWith } from './sharing'

/** Adds somebody of the roster who works on a task, or says yes to who asked (states 4). A limited seat is thereby shown the task. */
export const addHelper = incidentCommand('task.addHelper', {
  input: helperInput,
  subject: taskAndSeat,
  run: async (at) => {
    const { tx, now, incident, subject: { facts: { task }, seat } } = at
    await tx.taskHelper.deleteMany({ where: { taskId: task.id, seatId: seat.id } })
    await tx.taskHelper.createMany({
      data: [{ id: newId(), incidentId: incident.incident.id, taskId: task.id, seatId: seat.id, state: 'helper', since: now }],
    })
    await shareWith(at, seat, [{ noun: 'task', id: task.id }])
    const asked = task.helpers.some((each) => each.seatId === seat.id)
    return {
      entry: { kind: 'task.helperAdded', says: `added ${seat.name} to ${task.title}`, about: { seatId: seat.id, asked }, taskId: task.id },
      notices: [{ to: [seat.id], kind: 'task yours' }],
    }
  },
})

/** The coordinator takes a helper off a task, or says no to who asked. A limited seat then no longer sees the task. */
export const removeHelper = incidentCommand('task.removeHelper', {
  input: helperInput,
  subject: taskAndSeat,
  run: async (at) => {
    const { tx, subject: { facts: { task }, seat } } = at
    const before = task.helpers.find((each) => each.seatId === seat.id)!.state
    await tx.taskHelper.deleteMany({ where: { taskId: task.id, seatId: seat.id } })
    await endSharing(at, task.id, seat.id)
    return {
      entry: {
        kind: 'task.helperRemoved',
        says: before === 'helper' ? `removed ${seat.name} from ${task.title}` : `said no to ${seat.name}, who asked to join ${task.title}`,
        about: { seatId: seat.id, before }, taskId: task.id,
      },
      notices: [{ to: [seat.id], kind: 'task changed' }],
    }
  },
})

/** Asks to work on a task: the coordinator or the task's own decides (R1). */
export const askToJoin = incidentCommand('task.askToJoin', {
  input: joinInput,
  subject: async (at, { taskId }) => {
    const facts = await taskFacts(at, taskId)
    return facts && { facts }
  },
  run: async ({ tx, now, incident, subject: { facts: { task } } }) => {
    await tx.taskHelper.createMany({
      data: [{ id: newId(), incidentId: incident.incident.id, taskId: task.id, seatId: incident.me!.id, state: 'asked', since: now }],
    })
    return {
      entry: { kind: 'task.joinAsked', says: `asked to join ${task.title}`, about: { seatId: incident.me!.id }, taskId: task.id },
      notices: [{
        to: task.coordinator ? [incident.coordinator.id, task.coordinator.seatId] : [incident.coordinator.id], kind: 'task joining',
      }],
    }
  },
})

async function taskAndSeat(at: WritingWithin, { incidentId, taskId, seatId }: { incidentId: string; taskId: string; seatId: string }) {
  const task = await taskFacts(at, taskId)
  const seat = await seatFacts(at, incidentId, seatId)
  return task && seat && { facts: { ...task, named: named(seat) }, seat }
}
