import { past, soon, taskOf } from './arranged'
import type { Example } from './example'
import { fromTask, going, idOf, taskIs, withTask } from './task'

/** By when a task is due, and that it is late. */
export const taskDueExamples = {
  'task.setDue': {
    kind: 'task.dueSet', states: fromTask('open', 'assigned', 'in progress', 'signed off'),
    given: async (s) => withTask(s, await taskOf(s, s.seats.colleague), { dueAt: soon().toISOString() }),
    breaks: {
      [going]: taskIs('done'), 'the due time is in the future': async (_, { input }) => ({ given: { input: { ...input, dueAt: past().toISOString() } } }),
      'it is another due time than before': (s, given) => s.update('task', idOf(given), { due_at: String(given.input.dueAt) }),
    },
  },
  'task.tellOverdue': {
    kind: 'task.overdue', states: fromTask('open', 'assigned', 'in progress'),
    given: async (s) => {
      const id = await taskOf(s, s.seats.colleague)
      await s.update('task', id, { due_at: past() })
      return { input: { incidentId: s.incident.id, taskIds: [id] } }
    },
    breaks: {
      'the due time has passed and the task is not signed off': (s, given) => s.update('task', idOf(given), { due_at: soon() }),
      'it was not told yet': (s, given) => s.update('task', idOf(given), { due_told_at: past() }),
    },
  },
} satisfies Record<string, Example>
