import type { PlanLine } from '@/lib/queries/plan/line'
import type { TaskState } from '@/lib/rules/task-state'

export type Counted = { done: number; setAside: number; tasks: number }
type Task = { state: TaskState; settled: boolean }

/** How many of these tasks are done, with a signature in force, and how many were set aside: two things, never one number. */
export function countOf(tasks: readonly Task[]): Counted {
  return {
    done: tasks.filter((task) => task.settled && task.state !== 'set aside').length,
    setAside: tasks.filter((task) => task.state === 'set aside').length, tasks: tasks.length,
  }
}

/** "4 of 28 done", "1 of 28 done, 27 set aside". */
export function doneWords({ done, setAside, tasks }: Counted): string {
  return `${done} of ${tasks} done${setAside > 0 ? `, ${setAside} set aside` : ''}`
}

/** The same in a sentence for managers. */
export function doneSentence({ done, setAside, tasks }: Counted): string {
  const aside = setAside > 0 ? `, and ${setAside} ${setAside === 1 ? 'is' : 'are'} not needed` : ''
  return `${done} of ${tasks} tasks ${done === 1 ? 'is' : 'are'} done${aside}.`
}

/** What is left of the prerequisites, blocked ones among them (T6). */
export function prerequisiteWords(tasks: readonly Pick<PlanLine, 'prerequisite' | 'started' | 'settled'>[]): string {
  const left = tasks.filter((task) => task.prerequisite && !task.started && !task.settled).length
  if (left === 0) return 'All have started, so other tasks may start.'
  return left === 1 ? 'One has still to start before other tasks may.' : `${left} have still to start before other tasks may.`
}
