import { incidentCommand } from '@/lib/commands/command'
import type { WritingWithin } from '@/lib/facts/incident'
import { listedSeat } from '@/lib/facts/roster'
import { removeInput } from '@/lib/rules/seat'
import { coworkers, heldForTheBook, letGoOfOffices, letGoOfTasks } from './let-go'

/**
 * Removes a person (SE-13): silent everywhere at once, what they held comes back or ends in the same transaction. The person stays
 * listed as aware. The answer counts what the coordinator has to hand on: evidence held, hosts where they may still log in.
 */
export const removeSeat = incidentCommand('seat.remove', {
  input: removeInput,
  subject: async (at, input) => {
    const seat = await listedSeat(at, input.seatId)
    return seat && { facts: { ...at.incident, seat }, seat }
  },
  run: async ({ input, subject: { seat }, ...at }) => {
    const { tx, now } = at
    const leftBehind = await handOn(at, seat.id)
    const tasks = await letGoOfTasks(at, seat.id, { except: [] })
    const offices = await letGoOfOffices(at, seat.id)
    await tx.question.updateMany({ where: { askedBySeatId: seat.id, answeredAt: null, withdrawnAt: null }, data: { withdrawnAt: now } })
    await tx.seat.updateMany({
      where: { addedBySeatId: seat.id, state: 'proposed', endedAt: null },
      data: { state: 'declined', endedAt: now, endedReason: 'Its proposer was removed from the roster.' },
    })
    await tx.share.deleteMany({ where: { OR: [{ seatId: seat.id }, { objectId: seat.id }] } })
    // A mail that waits would tell somebody who may know nothing any more.
    await tx.notice.deleteMany({ where: { seatId: seat.id, mailedAt: null } })
    await tx.seat.updateMany({
      where: { id: seat.id }, data: { state: 'removed', endedAt: now, endedReason: input.reason, suspendedAt: null, suspendedReason: null },
    })
    return {
      entry: {
        kind: 'seat.removed', says: `removed ${seat.name} from the roster`,
        about: { seatId: seat.id, reason: input.reason, offices, ...heldForTheBook(tasks), ...leftBehind },
      },
      notices: [{ to: await coworkers(at, tasks.tasks.map((task) => task.id), seat.id), kind: 'task changed' }],
      answer: { tasks: tasks.tasks.length, evidence: leftBehind.evidenceToHandOn.length, hosts: leftBehind.hostsToCheck.length },
    }
  },
})

/** Evidence the person holds, and hosts that their tasks covered or that were shared with them: there they may still log in. */
async function handOn({ tx, incident }: WritingWithin, seatId: string) {
  const evidence = await tx.evidence.findMany({
    where: { incidentId: incident.incident.id, holderSeatId: seatId }, select: { id: true }, orderBy: { number: 'asc' },
  })
  const hosts = await tx.$queryRaw<{ id: string }[]>`
    select h.id from host h where h.incident_id = ${incident.incident.id}::uuid and (
      exists (select 1 from share s where s.object_id = h.id and s.seat_id = ${seatId}::uuid)
      or exists (select 1 from task_cover c join task t on t.id = c.task_id
        left join task_helper k on k.task_id = t.id and k.state = 'helper'
        where c.host_id = h.id and ${seatId}::uuid in (t.coordinator_seat_id, k.seat_id))) order by h.name`
  return { evidenceToHandOn: evidence.map((row) => row.id), hostsToCheck: hosts.map((row) => row.id) }
}
