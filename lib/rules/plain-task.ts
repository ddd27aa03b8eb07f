import type { TaskState } from './task-state'

type PlainTask = { title: string; doing: string; plain: string; state: TaskState; settled: boolean }

/**
 * What managers read of a task as it stands (M2): once it is done, with a signature in force, what is so; else what is being done. A task of a plan from
 * before that was kept goes by its title.
 */
export function plainTask({ title, doing, plain, state, settled }: PlainTask): string {
  if (settled && state === 'done') return plain
  if (doing !== '' || state === 'set aside') return doing || title
  return state === 'open' || state === 'assigned' ? `Still to come: ${title}` : `Under way: ${title}`
}
