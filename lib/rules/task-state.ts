/** The life of a task (T2). */
export const taskStates = ['open', 'assigned', 'in progress', 'signed off', 'done', 'set aside'] as const
export type TaskState = (typeof taskStates)[number]
