import { id, ids, incidentInput, moment } from './input'
import type { IncidentFacts } from './facts'
import { isOverdue, type Dated } from './overdue'
import { condition, open, permission } from './permission'
import { whileTaskIs, type TaskFacts } from './task'

/** Until when a task is to be done; null drops it (T11, TK-16). */
export const setDueInput = incidentInput({ taskId: id, dueAt: moment.nullable() })
export const tellOverdueInput = incidentInput({ taskIds: ids })

/** A task and the due time it has, with the one it is to have. */
export type SetDueFacts = TaskFacts & { was: Date | null; dueAt: Date | null }

/** Any moment to come, to weigh whether a due time may be set at all; which one is weighed when it is sent. */
export const momentAhead = ({ now }: IncidentFacts): Date => new Date(now.getTime() + 1)

export const dueIsToCome = condition<SetDueFacts>({
  says: 'the due time is in the future', refuses: 'state', holds: (f) => f.dueAt === null || f.dueAt > f.now,
  because: 'That time has passed. Choose a later one.',
})
export const dueIsAnother = condition<SetDueFacts>({
  says: 'it is another due time than before', refuses: 'state', holds: (f) => f.dueAt?.getTime() !== f.was?.getTime(),
  because: (f) => (f.was === null ? 'It has no due time. Enter one.' : 'It is due at that time already. Enter another, or none.'),
})

/** Tasks whose due time may have passed. */
export type LateFacts = IncidentFacts & { late: readonly (Dated & { id: string; title: string; told: boolean })[] }
export const overdueNow = condition<LateFacts>({
  says: 'the due time has passed and the task is not signed off', refuses: 'state', holds: (f) => f.late.every((task) => isOverdue(task, f.now)),
  because: 'The task is not late.',
})
export const notToldYet = condition<LateFacts>({
  says: 'it was not told yet', refuses: 'state', holds: (f) => f.late.every(({ told }) => !told), because: 'That it is late was told already.',
})

export const taskDuePermissions = {
  'task.setDue': permission<SetDueFacts>({
    rows: 'T11, TK-16', does: 'say when a task is due', scope: 'incident', who: ['coordinator'], while: open,
    and: [whileTaskIs('open', 'assigned', 'in progress', 'signed off'), dueIsToCome, dueIsAnother],
  }),
  'task.tellOverdue': permission<LateFacts>({
    rows: 'T11, TK-16', does: 'note that a task is late', scope: 'incident', who: ['system'], while: open, and: [overdueNow, notToldYet],
  }),
} as const
