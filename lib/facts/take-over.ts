import type { At } from '@/lib/db/as'
import type { TakeOverNamed } from '@/lib/rules/take-over'

/** A take-over of this incident as the actor may find it, under way or not; null when hidden or missing. */
export async function takeOverFacts({ tx }: At, incidentId: string, takeOverId: string): Promise<TakeOverNamed['named'] | null> {
  const rows = await tx.$queryRaw<TakeOverNamed['named'][]>`
    select id, state from take_over where id = ${takeOverId}::uuid and incident_id = ${incidentId}::uuid`
  return rows[0] ?? null
}

/** When the coordinator last said "I am here" to a take-over that this person called; null if never (TO-3). */
export async function answeredAt({ tx }: At, incidentId: string, callerSeatId: string): Promise<Date | null> {
  const rows = await tx.$queryRaw<{ at: Date | null }[]>`
    select max(ended_at) as at from take_over
    where incident_id = ${incidentId}::uuid and called_by_seat_id = ${callerSeatId}::uuid and state = 'answered'`
  return rows[0]?.at ?? null
}
