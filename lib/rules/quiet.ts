import { isOverdue, type Dated, type Moment } from './overdue'
import type { TaskState } from './task-state'

/** So many hours without a sign of life make a task quiet, by night, too: whoever sleeps hands over or says so. */
export const quietAfterHours = 4

/** What it follows from whether nothing is heard of a task. `lastSign`: see `lib/db/last-sign`. */
export type Heard<At extends Moment = Moment> = { state: TaskState; ongoing: boolean; lastSign: At }

/**
 * Since when nothing is heard of a task that is in progress; null while it is not quiet. One that goes on until the end is never quiet: its work
 * shows in its list.
 */
export function quietSince<At extends Moment>({ state, ongoing, lastSign }: Heard<At>, now: Moment): At | null {
  if (state !== 'in progress' || ongoing) return null
  return Number(new Date(now)) - Number(new Date(lastSign)) >= quietAfterHours * 3_600_000 ? lastSign : null
}

/** How many of these tasks are late, and of how many nothing is heard. */
export const countTimes = (tasks: readonly (Dated & Heard)[], now: Moment): { late: number; quiet: number } => ({
  late: tasks.filter((task) => isOverdue(task, now)).length, quiet: tasks.filter((task) => quietSince(task, now) !== null).length,
})
