import type { At } from '@/lib/db/as'

export type LapsedSeat = { seatId: string; cause: 'account' | 'window' }

/** Seats whose right has ended by itself and whose end is not in the book yet (SE-10). Call with the program's sight. */
export async function lapsedSeats({ tx }: At, incidentId: string): Promise<LapsedSeat[]> {
  return tx.$queryRaw<LapsedSeat[]>`
    select s.id as "seatId", case when p.disabled_at is not null or p.trust <> s.trust then 'account' else 'window' end as cause
    from seat s join person p on p.id = s.person_id
    where s.incident_id = ${incidentId}::uuid and s.ended_at is null and s.state in ('waiting', 'active') and s.lapse_noted_at is null
      and (p.disabled_at is not null or p.trust <> s.trust or s.access_until <= muster.now())
    order by s.id limit 1`
}
