import { Prisma } from './generated/client'

/**
 * For a statement in which `t` is a task: its sign-off that counts or last counted, if there ever was one. One that is in force stands
 * before one in doubt, and that before what no longer stands, the latest first. A signature on paper is none before it is confirmed or accepted (SG-7).
 */
export const lastSignOff = Prisma.sql`
  select o.id, o.state, o.seat_id, o.person_id, o.same_hand, o.at, o.state_at, o.state_reason from signature o
  where o.task_id = t.id and o.purpose = 'sign-off' and o.state <> 'on paper'
  order by array_position(array['in force', 'in doubt'], o.state) nulls last, o.state_at desc, o.id limit 1`
