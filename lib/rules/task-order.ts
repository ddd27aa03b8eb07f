import { z } from 'zod'
import { id, incidentInput } from './input'
import { condition, open, permission } from './permission'
import { whileTaskIs, type TaskFacts } from './task'

export const dependInput = incidentInput({ taskId: id, dependsOnId: id, until: z.enum(['settled', 'started']) })
export const undependInput = incidentInput({ taskId: id, dependsOnId: id })
/** The task it will stand after; null puts it first in its section. */
export const moveInput = incidentInput({ taskId: id, afterTaskId: id.nullable() })

/** Which task waits for which: everything that a circle could go through. */
export type Edge = { taskId: string; dependsOnId: string }
type DependFacts = TaskFacts & {
  other: { id: string; title: string; prerequisite: boolean; ongoing: boolean }; edges: readonly Edge[]; until: 'settled' | 'started'
}
type UndependFacts = TaskFacts & { other: { title: string }; linked: boolean }
type MoveFacts = TaskFacts & { after: { title: string; section: string; self: boolean } | null }

/** Whether `taskId` would wait for itself if it waited for `dependsOnId` (TK prose: a cycle is refused when the dependency is made). */
export function makesCircle(edges: readonly Edge[], taskId: string, dependsOnId: string): boolean {
  const seen = new Set<string>()
  const ahead = [dependsOnId]
  for (let at = ahead.pop(); at !== undefined; at = ahead.pop()) {
    if (at === taskId) return true
    if (seen.has(at)) continue
    seen.add(at)
    ahead.push(...edges.filter((edge) => edge.taskId === at).map((edge) => edge.dependsOnId))
  }
  return false
}

export const notYetLinked = condition<DependFacts>({
  says: 'it does not wait for that task yet', refuses: 'state',
  holds: (f) => !f.edges.some((edge) => edge.taskId === f.task.id && edge.dependsOnId === f.other.id),
  because: (f) => `It waits for ${f.other.title} already.`,
})
export const noCircle = condition<DependFacts>({
  says: 'no task would wait for itself', refuses: 'state', holds: (f) => !makesCircle(f.edges, f.task.id, f.other.id),
  because: ({ task, other }) => (task.id === other.id ? 'A task can’t wait for itself.'
    : `${other.title} waits for ${task.title}, so neither could ever start.`),
})
/** Everything else waits for the prerequisites: one that waits for such a task would hold up itself (T6). */
export const prerequisitesFirst = condition<DependFacts>({
  says: 'a prerequisite waits only for prerequisites', refuses: 'state', holds: (f) => !f.task.prerequisite || f.other.prerequisite,
  because: (f) => `${f.other.title} waits for all prerequisites, this one among them.`,
})
export const ongoingOnlyStarts = condition<DependFacts>({
  says: 'for a task that goes on until the end, only its start', refuses: 'state', holds: (f) => !f.other.ongoing || f.until === 'started',
  because: (f) => `${f.other.title} goes on until the incident ends. Wait for its start instead.`,
})
export const isLinked = condition<UndependFacts>({
  says: 'it waits for that task', refuses: 'state', holds: (f) => f.linked, because: (f) => `It does not wait for ${f.other.title}.`,
})
export const staysInSection = condition<MoveFacts>({
  says: 'the place is in its own section, and another one', refuses: 'state',
  holds: (f) => f.after === null || (!f.after.self && f.after.section === f.task.section),
  because: (f) => (f.after?.self ? 'A task can’t follow itself.' : 'A task can move only within its section.'),
})

const byCoordinator = { scope: 'incident', who: ['coordinator'], while: open } as const
const notSigned = whileTaskIs('open', 'assigned', 'in progress')

export const taskOrderPermissions = {
  'task.depend': permission<DependFacts>({
    rows: 'T5', does: 'say what a task waits for', ...byCoordinator,
    and: [notSigned, notYetLinked, noCircle, prerequisitesFirst, ongoingOnlyStarts],
  }),
  'task.undepend': permission<UndependFacts>({
    rows: 'T5', does: 'say what a task waits for', ...byCoordinator, and: [notSigned, isLinked],
  }),
  'task.move': permission<MoveFacts>({ rows: 'C4, T5', does: 'change the order of tasks', ...byCoordinator, and: [staysInSection] }),
} as const
