import type { WritingWithin } from '@/lib/facts/incident'

/** What somebody held and has no longer: for the log book, and for the coordinator to hand on. */
export type Held = { tasks: { id: string; title: string }[]; helped: string[]; reviews: string[] }

const underWay = ['assigned', 'in progress']

/**
 * Takes tasks from a person: those they coordinate and that are under way become open again (TK-6; work and helpers stay), they help with
 * none, and checks that were asked of them are not any more. What they signed stays signed; objections they made stand until answered.
 * `which`: only these tasks, or all but some.
 */
export async function letGoOfTasks(
  { tx, now, incident }: WritingWithin, seatId: string, which: { only: readonly string[] } | { except: readonly string[] },
): Promise<Held> {
  const taskId = 'only' in which ? { in: [...which.only] } : { notIn: [...which.except] }
  const mine = { incidentId: incident.incident.id, coordinatorSeatId: seatId, id: taskId, state: { in: underWay } }
  const tasks = await tx.task.findMany({ where: mine, select: { id: true, title: true }, orderBy: { position: 'asc' } })
  await tx.task.updateMany({
    where: mine,
    data: {
      state: 'open', stateAt: now, coordinatorSeatId: null, backReason: 'Its task coordinator no longer has access.', successorSeatId: null,
    },
  })
  await tx.task.updateMany({
    where: { incidentId: incident.incident.id, successorSeatId: seatId, id: taskId }, data: { successorSeatId: null },
  })
  const helped = await tx.taskHelper.findMany({ where: { seatId, taskId }, select: { taskId: true } })
  await tx.taskHelper.deleteMany({ where: { seatId, taskId } })
  const reviews = await tx.review.findMany({ where: { seatId, taskId, state: 'asked' }, select: { taskId: true } })
  await tx.review.deleteMany({ where: { seatId, taskId, state: 'asked' } })
  return { tasks, helped: helped.map((row) => row.taskId), reviews: reviews.map((row) => row.taskId) }
}

/**
 * Empties the offices that want a whole seat: deputy, manager, point of contact, communication owner. Returns their names. An open offer
 * of the office of coordinator becomes void in the same transaction, when the program looks what is due (HO-4).
 */
export async function letGoOfOffices({ tx, incident }: WritingWithin, seatId: string): Promise<string[]> {
  const mine = { incidentId: incident.incident.id, seatId }
  const offices = await tx.office.findMany({ where: mine, select: { office: true }, orderBy: { office: 'asc' } })
  const deputy = await tx.deputy.deleteMany({ where: mine })
  await tx.office.deleteMany({ where: mine })
  return [...(deputy.count > 0 ? ['deputy'] : []), ...offices.map((row) => row.office)]
}

/** Who works on these tasks beside that person: they are told that something changed. */
export async function coworkers({ tx }: WritingWithin, taskIds: readonly string[], seatId: string): Promise<string[]> {
  const helpers = await tx.taskHelper.findMany({
    where: { taskId: { in: [...taskIds] }, state: 'helper', seatId: { not: seatId } }, select: { seatId: true },
  })
  return [...new Set(helpers.map((row) => row.seatId))]
}

/** What is kept of it in the log book. */
export const heldForTheBook = ({ tasks, helped, reviews }: Held) => ({
  tasksToOpen: tasks.map((task) => task.id), tasksNoLongerHelped: helped, reviewsNoLongerAsked: reviews,
})
