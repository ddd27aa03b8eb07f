import type { TaskPage } from '@/lib/queries/task'

/** What every command on a task is told of it. */
export const idsOf = ({ incidentId, task }: TaskPage) => ({ incidentId, taskId: task.id })
