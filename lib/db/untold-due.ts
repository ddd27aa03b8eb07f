import { Prisma } from './generated/client'

/**
 * For a statement in which `t` is a task: that it has a due time, is not signed off, and was not told to be late (TK-16). Which of them are late,
 * `isOverdue` in lib/rules weighs again.
 */
export const untoldDue = Prisma.sql`t.due_at is not null and t.due_told_at is null and t.state in ('open', 'assigned', 'in progress')`
