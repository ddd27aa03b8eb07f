import { taskShape } from '@/components/task/task-shape'
import type { Sent } from '@/components/ui/packed'
import { howMany, waitWords } from '@/components/wait/wait-words'
import type { Wait } from '@/lib/queries/waits'
import { isolated } from '@/lib/rules/hidden-characters'
import { plainTask } from '@/lib/rules/plain-task'
import { waitKey } from '@/lib/rules/wait'
import type { SituationRead } from './situation-words'

/** One thing that is asked of whoever reads: what, why, by when or since when. What waits is decided here, one's own task on its page. */
export type AskedThing = { key: string; title: string; why: string; due: string | null; since: string | null } & ({ wait: Sent<Wait> } | { href: string })
export type Asked = {
  /** Those with an end first, then what waits longest, then one's own tasks. */
  things: AskedThing[]
  /** How many there are in all; of waits a hundred of a kind are listed. */
  count: number
  /** One's own tasks that are not ready yet: nothing is asked there now. */
  later: { id: string; title: string; href: string; after: string }[]
}

type Task = SituationRead['tasks'][number]
type Reader = { incidentId: string; seatId: string; waits: Sent<Wait>[]; tasks: readonly Task[] }

/** What is asked of whoever reads: all that waits for them, and their own open tasks (M2). */
export function askedOf({ incidentId, seatId, waits, tasks }: Reader): Asked {
  const waiting = waits.map((wait): AskedThing => {
    const { asks, why } = waitWords(wait)
    return { key: waitKey(wait), title: asks, why, due: wait.due, since: wait.since, wait }
  })
  const own = tasks.filter((task) => task.coordinatorSeatId === seatId && !waits.some(({ id }) => id === task.id))
    .filter(({ state }) => state === 'in progress' || state === 'assigned')
  const href = ({ id }: { id: string }) => `/incidents/${incidentId}/plan/${id}`
  const begun = own.filter(({ state }) => state === 'in progress')
  const ready = own.filter((task) => task.state === 'assigned' && !task.notReady)
  const todo = [...begun, ...ready].map((task): AskedThing => ({
    key: `task ${task.id}`, title: plainTask(task), due: task.dueAt, since: null, href: href(task),
    why: `${task.title}: your task, ${task.state === 'in progress' ? (task.ongoing ? 'until the incident ends' : 'in progress') : 'ready to start'}.`,
  }))
  const end = ({ due }: AskedThing) => (due === null ? Number.MAX_VALUE : Date.parse(due))
  return {
    things: [...waiting, ...todo].sort((a, b) => end(a) - end(b)), count: howMany(waits) + todo.length,
    later: own.flatMap((task) => (task.waitsFor ? [{ id: task.id, title: plainTask(task), href: href(task), after: afterWhat(task.waitsFor, tasks) }] : [])),
  }
}

/** What comes before a task that is not ready. A gate says it in its own words. */
function afterWhat({ kind, task, what, stands }: NonNullable<Task['waitsFor']>, tasks: readonly Task[]): string {
  if (kind === 'entry') return 'once we know how they got in'
  if (kind === 'gate') return isolated(stands)
  const doing = tasks.find(({ id }) => id === task?.id)?.doing
  return `after ${doing ? isolated(doing.charAt(0).toLowerCase() + doing.slice(1)) : isolated(what)}`
}

/** Where a task stands, in a few words for managers. */
export function standsAt(task: Task, tasks: readonly Task[]): string {
  const shape = taskShape(task)
  const who = task.coordinator && isolated(task.coordinator)
  if (task.waitsFor) return afterWhat(task.waitsFor, tasks)
  if (shape === 'done') return task.settled ? 'done' : 'done, but its signature is no longer in force'
  if (shape === 'set-aside') return 'not needed'
  if (shape === 'signed-off') return 'finished, to be confirmed'
  if (shape === 'open') return 'nobody has it yet'
  if (shape === 'handed-back') return 'handed back'
  return [who, shape === 'assigned' && 'not begun yet'].filter(Boolean).join(', ')
}
