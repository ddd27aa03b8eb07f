import { Prisma } from './generated/client'

// Which sign-off of a task counts, or last counted: said here once, for statements over one task and over all of an incident.

/** A row `o` of `signature` that is a sign-off. One on paper is none before it is confirmed or accepted (SG-7). */
export const isSignOff = Prisma.sql`o.purpose = 'sign-off' and o.state <> 'on paper'`

/** The order in which the first one counts: in force, then in doubt, then what no longer stands, the latest first. */
export const countsFirst = Prisma.sql`array_position(array['in force', 'in doubt'], o.state) nulls last, o.state_at desc, o.id`

/** For a statement in which `t` is a task: the sign-off of it that counts or last counted, if there ever was one. */
export const lastSignOff = Prisma.sql`
  select o.id, o.state, o.seat_id, o.person_id, o.same_hand, o.at, o.state_at, o.state_reason from signature o
  where o.task_id = t.id and ${isSignOff} order by ${countsFirst} limit 1`
