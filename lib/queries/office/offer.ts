import { preview } from '@/lib/commands/preview'
import type { WritingWithin } from '@/lib/facts/incident'
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
