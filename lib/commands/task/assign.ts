import { incidentCommand } from '@/lib/commands/command'
import { newId } from '@/lib/db/id'
import type { WritingWithin } from '@/lib/facts/incident'
import { seatFacts } from '@/lib/facts/seat'
import { taskFacts } from '@/lib/facts/task'
import type { Cover } from '@/lib/rules/cover'
import type { SeatFacts } from '@/lib/rules/facts'
import { assignInput, type TaskFacts } from '@/lib/rules/task'
import { coveredHosts, coverSentence, forTheBook, setCover } from './cover'
import { named } from './named'
import { endHostsShown, shareWith } from './sharing'

/**
 * Names a task's coordinator (TK-2), or another one: the old one stays as helper (TK-4). The assignment says which changes to hosts it
 * covers (H6); a limited seat is thereby shown the task and those hosts. Refuses whoever coordinates it already, or cannot act.
 */
export const assignTask = incidentCommand('task.assign', {
  input: assignInput,
  subject: async (at, { incidentId, taskId, seatId, cover }) => {
    const task = await taskFacts(at, taskId)
    const seat = await seatFacts(at, incidentId, seatId)
    const hosts = await coveredHosts(at, cover)
    return task && seat && hosts && { facts: { ...task, named: named(seat) }, seat, hosts }
  },
  run: async (at) => {
    const { input: { cover }, subject: { facts: { task }, seat, hosts } } = at
    const { about, notices } = await putInCharge(at, task, seat, { cover })
    return {
      entry: {
        kind: 'task.assigned', says: `assigned ${task.title} to ${seat.name}${hosts.length > 0 ? `, with ${coverSentence(hosts)}` : ''}`, about,
        taskId: task.id,
      },
      notices,
    }
  },
})

/** Makes somebody the coordinator of a task, with the changes to hosts that it covers: what the book keeps of it, and who is told. */
export async function putInCharge(
  at: WritingWithin, task: TaskFacts['task'], seat: Pick<SeatFacts, 'id' | 'sees'>, { cover }: { cover: readonly Cover[] },
) {
  const { tx, now, incident } = at
  const incidentId = incident.incident.id
  const former = task.coordinator
  // The former coordinator may have asked to help before; now they do.
  await tx.taskHelper.deleteMany({ where: { taskId: task.id, seatId: { in: former ? [seat.id, former.seatId] : [seat.id] } } })
  if (former)
    await tx.taskHelper.createMany({
      data: [{ id: newId(), incidentId, taskId: task.id, seatId: former.seatId, state: 'helper', since: now }],
    })
  const state = task.state === 'open' ? 'assigned' : task.state
  await tx.task.updateMany({
    where: { id: task.id }, data: { state, stateAt: now, coordinatorSeatId: seat.id, backReason: null, successorSeatId: null },
  })
  const coverBefore = await setCover(at, task.id, cover)
  await shareWith(at, seat, [{ noun: 'task', id: task.id }, ...cover.map(({ hostId }) => ({ noun: 'host' as const, id: hostId }))])
  await endHostsShown(at)
  return {
    about: { seatId: seat.id, before: former?.seatId ?? null, from: task.state, to: state, cover: forTheBook(cover), coverBefore },
    notices: [{ to: [seat.id], kind: 'task yours' as const }, { to: former ? [former.seatId] : [], kind: 'task changed' as const }],
  }
}
