import type { PlanLine } from '@/lib/facts/plan-line'
import { listed } from '@/lib/rules/blocked'
import type { Dated, Moment } from '@/lib/rules/overdue'
import { countTimes, type Heard } from '@/lib/rules/quiet'
import type { TaskState } from '@/lib/rules/task-state'

export type Counted = { done: number; begun: number; setAside: number; tasks: number }
type Task = { state: TaskState; settled: boolean }
const begun: readonly TaskState[] = ['in progress', 'signed off', 'done']

/** How many of these tasks are done, with a signature in force, how many have begun, and how many were set aside: never one number. */
export function countOf(tasks: readonly Task[]): Counted {
  return {
    done: tasks.filter((task) => task.settled && task.state !== 'set aside').length,
    begun: tasks.filter((task) => !task.settled && begun.includes(task.state)).length,
    setAside: tasks.filter((task) => task.state === 'set aside').length, tasks: tasks.length,
  }
}

/** "4 of 28 done", "1 of 28 done, 27 set aside". */
export function doneWords({ done, setAside, tasks }: Omit<Counted, 'begun'>): string {
  return `${done} of ${tasks} done${setAside > 0 ? `, ${setAside} set aside` : ''}`
}

/** How far the plan is, in a sentence for managers: "Of 29 tasks, 3 are done, 12 are under way and 14 are still to come." */
export function countSentence({ done, begun, setAside, tasks }: Counted): string {
  const ahead = tasks - done - begun - setAside
  const said = (count: number, what: string) => (count === 0 ? [] : [`${count} ${count === 1 ? 'is' : 'are'} ${what}`])
  const first = done === 0 ? ['none is done yet'] : said(done, 'done')
  return `Of ${tasks} tasks, ${listed([...first, ...said(begun, 'under way'), ...said(ahead, 'still to come'), ...said(setAside, 'not needed')])}.`
}

/** What a plan has come to: "4 of 28 done, 2 signed off, 9 not ready, 1 late, 2 quiet". */
export function planWords(tasks: readonly (Task & Dated & Heard & { notReady: boolean })[], now: Moment): string {
  const signed = tasks.filter((task) => task.state === 'signed off').length
  const notReady = tasks.filter((task) => task.notReady).length
  return [
    doneWords(countOf(tasks)), signed > 0 && `${signed} signed off`, notReady > 0 && `${notReady} not ready`, timesWords(countTimes(tasks, now)),
  ].filter(Boolean).join(', ')
}

/** "1 late, 2 quiet"; nothing if there are neither. */
export const timesWords = ({ late, quiet }: ReturnType<typeof countTimes>): string =>
  [late > 0 && `${late} late`, quiet > 0 && `${quiet} quiet`].filter(Boolean).join(', ')

/** What is left of the prerequisites, blocked ones among them (T6). `ended`: the incident is over, so nothing may start any more. */
export function prerequisiteWords(tasks: readonly (Pick<PlanLine, 'prerequisite' | 'settled'> & { startedAt: unknown })[], ended: boolean): string {
  const all = tasks.filter((task) => task.prerequisite)
  const started = all.filter((task) => task.startedAt !== null).length
  const left = all.filter((task) => task.startedAt === null && !task.settled).length
  const aside = all.length - started - left
  if (left > 0 && !ended) return `${left === 1 ? 'One still has' : `${left} still have`} to start before other tasks can.`
  const parts = [started > 0 && `${started} started`, aside > 0 && `${aside} set aside`, left > 0 && `${left} never started`].filter(Boolean)
  const counts = started === all.length ? 'All have started' : parts.join(', ')
  return ended ? `${counts}.` : `${counts}, so other tasks can start.`
}
