import type { WritingWithin } from '@/lib/facts/incident'
import type { SeatFacts } from '@/lib/rules/facts'

/**
 * Gives the office of coordinator to `to` (C1): one statement changes the holder and notes from which entry on, the one that this
 * command is about to write. The former coordinator stays a member, the new one leaves the list of deputies (states 2, after HO-2 and TO-5).
 * What waits for "the coordinator", and a point of contact whom nobody named, follow the office by themselves.
 */
export async function changeHolder({ tx, incident }: WritingWithin, to: SeatFacts, how: 'hand-over' | 'take-over'): Promise<void> {
  const { coordinator, incident: { id } } = incident
  const moved = await tx.$executeRaw`
    with moved as (update incident set coordinator_seat_id = ${to.id}::uuid
      where id = ${id}::uuid and coordinator_seat_id = ${coordinator.id}::uuid returning id, head_seq)
    insert into coordinator_term (incident_id, from_seq, seat_id, how) select id, head_seq + 1, ${to.id}::uuid, ${how} from moved`
  if (moved !== 1) throw new Error('the role of coordinator did not change hands')
  await tx.deputy.deleteMany({ where: { incidentId: id, seatId: to.id } })
}
