import { Prisma } from './generated/client'

/** Of a task `t`: a prerequisite that nobody has, and that nobody handed back either. */
export const isUnstaffed = Prisma.sql`t.prerequisite and t.state = 'open' and t.back_reason is null`
