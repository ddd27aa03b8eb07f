import type { At } from '@/lib/db/as'
import type { SeatFacts, SeatState } from '@/lib/rules/facts'

/** A seat of this incident as the actor may find it, living or ended; null when hidden or missing. */
export async function seatFacts(at: At, incidentId: string, seatId: string): Promise<SeatFacts | null> {
  return (await seatsFacts(at, incidentId, [seatId]))?.[0] ?? null
}

/** As `seatFacts`, for several seats, by their ids; null when one of them is hidden or missing. */
export async function seatsFacts({ tx }: At, incidentId: string, seatIds: readonly string[]): Promise<SeatFacts[] | null> {
  const rows = await tx.$queryRaw<(Omit<SeatFacts, 'able'> & { state: SeatState })[]>`
    select s.id, s.person_id as "personId", s.name, s.organisation, s.kind, s.state, s.sees, s.access_until as "accessUntil",
      s.acknowledged_rules as "acknowledgedRules",
      case when s.suspended_at is not null then 'coordinator'
        when p.id is not null and (p.disabled_at is not null or p.trust <> s.trust) then 'account'
        when s.access_until <= muster.now() then 'window' end as suspended
    from seat s left join person p on p.id = s.person_id
    where s.id = any (${seatIds}::uuid[]) and s.incident_id = ${incidentId}::uuid order by s.id`
  if (rows.length < new Set(seatIds).size) return null
  return rows.map((seat) => ({ ...seat, able: seat.state === 'active' && seat.sees === 'whole' && seat.suspended === null }))
}
