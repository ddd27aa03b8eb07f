import { Prisma } from './generated/client'

/**
 * For a statement in which `t` is a task: when one last had a sign of life of it, while it is in progress. It moved on, its content changed, or one
 * of its people wrote. That somebody has its page open is none: it is written down nowhere. Nor is what others write, who may be asking.
 */
export const lastSign = Prisma.sql`
  greatest(t.state_at, t.content_at, (select max(r.at) from remark r where r.task_id = t.id and t.state = 'in progress'
    and (r.seat_id = t.coordinator_seat_id or r.seat_id in (select h.seat_id from task_helper h where h.task_id = t.id and h.state = 'helper'))))`
