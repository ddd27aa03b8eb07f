import type { TaskState } from './task-state'

/** A moment, also as it travels. */
export type Moment = Date | string
/** What it follows from whether a task is late. */
export type Dated = { state: TaskState; dueAt: Moment | null }

const undelivered: readonly TaskState[] = ['open', 'assigned', 'in progress']

/**
 * Whether a task is late (T11): its due time has come and it is not signed off yet. What is signed off waits for somebody else, what is done or
 * set aside for nobody: its due time is kept, and counts again once it is back in work.
 */
export const isOverdue = ({ state, dueAt }: Dated, now: Moment): boolean =>
  dueAt !== null && undelivered.includes(state) && new Date(dueAt) <= new Date(now)

/** The moment that still counts of a task: when it is, or was, to be signed off. Null for one without, and for one that is. */
export const dueOf = <At extends Moment>({ state, dueAt }: { state: TaskState; dueAt: At | null }): At | null =>
  (undelivered.includes(state) ? dueAt : null)

/** The order by when tasks are due: late ones first; those without a due time stay last, as they stood. */
export const byDue = (one: Dated, other: Dated): number => {
  const at = (task: Dated) => Number(new Date(dueOf(task) ?? 8.64e15))
  return at(one) - at(other)
}
