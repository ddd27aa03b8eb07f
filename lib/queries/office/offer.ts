import { preview } from '@/lib/commands/preview'
import type { Within, WritingWithin } from '@/lib/facts/incident'
import { offerFacts } from '@/lib/facts/offer'
import { officeHolders, type OfficeHolder } from '@/lib/facts/office'
import { waitingForCoordinator, type WaitingForCoordinator } from '@/lib/facts/waiting'
import { decide } from '@/lib/rules/decide'
import type { Verdict } from '@/lib/rules/permission'
import { permissions } from '@/lib/rules/permissions'

/** An open offer of the office. What comes with it is shown to the person named alone: they sign for having seen it (HO-2). */
export type OpenOffer = {
  id: string; toName: string; toYou: boolean; note: string; dueAt: Date | null; offeredAt: Date
  accept: { verdict: Verdict; fingerprint: string; seenAt: string; waiting: WaitingForCoordinator; stays: OfficeHolder[] } | null
  can: { decline: Verdict; withdraw: Verdict }
}

export async function openOffer(within: WritingWithin): Promise<OpenOffer | null> {
  const { incident } = within
  const incidentId = incident.incident.id
  const named = incident.offer && (await offerFacts(within, incidentId, incident.offer.id))
  if (!named) return null
  const facts = { ...incident, named }
  const toYou = incident.me?.id === named.toSeatId
  const seen = toYou ? await preview(within, 'handOver.accept', { incidentId, offerId: named.id }) : null
  return {
    id: named.id, toName: named.toName, toYou, note: named.note, dueAt: named.dueAt, offeredAt: named.offeredAt,
    accept: seen && {
      verdict: seen.verdict, fingerprint: seen.fingerprint ?? '', seenAt: within.now.toISOString(),
      waiting: await waitingForCoordinator(within, incidentId), stays: await officeHolders(within, incidentId),
    },
    can: { decline: decide(permissions['handOver.decline'], facts), withdraw: decide(permissions['handOver.withdraw'], facts) },
  }
}

/** An offer to the viewer that is no longer open, which they may have been reading. */
export type GoneOffer = {
  by: string; at: Date
  /** Why it is void; null if it was taken back. */
  because: string | null
}

/** The last offer to the viewer, for ten minutes after it was taken back or became void (HO-3, HO-4). */
export async function goneOffer({ tx, incident }: Within): Promise<GoneOffer | null> {
  const rows = await tx.$queryRaw<(GoneOffer & { state: string })[]>`
    select s.name as by, h.ended_at as at, h.state, case when h.state = 'void' then h.ended_reason end as because
    from hand_over h join seat s on s.id = h.from_seat_id
    where h.incident_id = ${incident.incident.id}::uuid and h.to_seat_id = ${incident.me?.id ?? null}::uuid
      and (h.ended_at is null or h.ended_at > muster.now() - interval '10 minutes')
    order by h.offered_at desc, h.id desc limit 1`
  const [last] = rows
  return last && (last.state === 'withdrawn' || last.state === 'void') ? { by: last.by, at: last.at, because: last.because } : null
}
