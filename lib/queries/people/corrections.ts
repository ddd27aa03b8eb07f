import type { Within } from '@/lib/facts/incident'
import type { SeatField } from '@/lib/rules/roster'

/** One field of an entry of the roster as it was, and as it became (N1). */
export type SeatCorrection = { id: string; seatId: string; field: SeatField; was: string; became: string; reason: string; by: string; at: Date }

/** All that was corrected of an entry, the newest first, for a full seat. One statement. */
export function seatCorrections({ tx, incident }: Within, seatId: string): Promise<SeatCorrection[]> {
  return tx.$queryRaw<SeatCorrection[]>`
    select c.id, c.seat_id as "seatId", c.field, c.was, c.became, c.reason, s.name as by, c.at
    from seat_correction c join seat s on s.id = c.by_seat_id
    where c.incident_id = ${incident.incident.id}::uuid and c.seat_id = ${seatId}::uuid order by c.at desc, c.field`
}

/** The newest correction of the safe way to reach each of these people. One statement. */
export function newestOfReach({ tx, incident }: Within, seatIds: readonly string[]): Promise<SeatCorrection[]> {
  return tx.$queryRaw<SeatCorrection[]>`
    select distinct on (c.seat_id) c.id, c.seat_id as "seatId", c.field, c.was, c.became, c.reason, s.name as by, c.at
    from seat_correction c join seat s on s.id = c.by_seat_id
    where c.incident_id = ${incident.incident.id}::uuid and c.seat_id = any (${seatIds}::uuid[]) and c.field = 'reach'
    order by c.seat_id, c.at desc`
}
