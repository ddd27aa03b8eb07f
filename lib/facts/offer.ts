import type { At } from '@/lib/db/as'
import type { OfferFacts } from '@/lib/rules/hand-over'

type Offer = OfferFacts['named'] & { note: string; dueAt: Date | null; offeredAt: Date }

/** An offer of this incident's office as the actor may find it, open or closed; null when hidden or missing. */
export async function offerFacts({ tx }: At, incidentId: string, offerId: string): Promise<Offer | null> {
  const rows = await tx.$queryRaw<Offer[]>`
    select h.id, h.state, h.to_seat_id as "toSeatId", s.name as "toName", h.note, h.due_at as "dueAt", h.offered_at as "offeredAt"
    from hand_over h join seat s on s.id = h.to_seat_id
    where h.id = ${offerId}::uuid and h.incident_id = ${incidentId}::uuid`
  return rows[0] ?? null
}
