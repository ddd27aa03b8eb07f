import type { PlanLine } from '@/lib/facts/plan-line'
import { isOverdue } from '@/lib/rules/overdue'
import { quietSince } from '@/lib/rules/quiet'

type Filter = {
  label: string
  holds: (task: PlanLine, waiting: ReadonlySet<string>, now: Date) => boolean
  /** When nothing is left. */
  nothing: string
}

/** The filters of the plan: `?show=mine`. */
export const shows = {
  all: { label: 'All', holds: () => true, nothing: 'The plan has no tasks. Add the first one.' },
  mine: { label: 'Mine', holds: (task) => task.yours, nothing: 'You have no task. Ask the coordinator what comes first.' },
  'not-ready': {
    label: 'Not ready', holds: (task) => task.notReady, nothing: 'Everything that has not started can start.',
  },
  late: { label: 'Late', holds: (task, _, now) => isOverdue(task, now), nothing: 'No task is late.' },
  quiet: {
    label: 'Quiet', holds: (task, _, now) => quietSince(task, now) !== null, nothing: 'Every task in progress has had recent activity.',
  },
  waits: { label: 'Waiting for me', holds: (task, waiting) => waiting.has(task.id), nothing: 'Nothing here is waiting for you.' },
} as const satisfies Record<string, Filter>
export type Show = keyof typeof shows

export const showOf = (asked: string | undefined): Show => (asked !== undefined && Object.hasOwn(shows, asked) ? asked as Show : 'all')
