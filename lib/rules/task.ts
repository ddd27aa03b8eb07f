import type { IncidentFacts } from './facts'
import { id, incidentInput } from './input'
import { condition, open, permission } from './permission'

export const taskStates = ['open', 'assigned', 'in progress', 'signed off', 'done', 'set aside'] as const
export type TaskState = (typeof taskStates)[number]

/** A task as rules see it. `waitsFor` is why it can't start, in words fit for the reader; empty when nothing is in the way. */
export type TaskFacts = IncidentFacts & {
  task: {
    id: string; title: string; state: TaskState; level: string; kind: string; ongoing: boolean; prerequisite: boolean
    coordinatorSeatId: string | null; helperSeatIds: readonly string[]; permitted: boolean
  }
}

export const assignInput = incidentInput({ taskId: id, seatId: id })

/** The person that an act names: an active seat, whole or limited (TK-2). */
export const namedIsActive = condition<TaskFacts & { named: { active: boolean; name: string } }>({
  says: 'the person named has an active seat', refuses: 'state', holds: (f) => f.named.active,
  because: (f) => `${f.named.name} can’t hold a task now: the rules are not acknowledged, or access is suspended.`,
})
export const canBeAssigned = condition<TaskFacts>({
  says: 'the task is open, assigned or in progress', refuses: 'state', holds: (f) => ['open', 'assigned', 'in progress'].includes(f.task.state),
  because: (f) => `The task is ${f.task.state}. Send it back or reopen it first.`,
})

export const taskPermissions = {
  'task.assign': permission<TaskFacts & { named: { active: boolean; name: string } }>({
    rows: 'TK-2, TK-4', does: 'assign tasks', scope: 'incident', who: ['coordinator'], while: open, and: [canBeAssigned, namedIsActive],
  }),
} as const
