import { incidentCommand } from '@/lib/commands/command'
import { newId } from '@/lib/db/id'
import type { WritingWithin } from '@/lib/facts/incident'
import { offerFacts } from '@/lib/facts/offer'
import { officeHolders } from '@/lib/facts/office'
import { seatFacts } from '@/lib/facts/seat'
import { waitingForCoordinator, type WaitingForCoordinator } from '@/lib/facts/waiting'
import { acceptInput, declineInput, lapseOfferInput, offerInput, withdrawInput, type offerStates } from '@/lib/rules/hand-over'
import { everybody, whyOfferIsVoid } from '@/lib/rules/succession'
import { changeHolder } from './change-holder'

/** Offers the office to a member, with a note (HO-1, C2). Until it is accepted the coordinator goes on acting. */
export const offerOffice = incidentCommand('handOver.offer', {
  input: offerInput,
  subject: async (at, input) => {
    const named = await seatFacts(at, input.incidentId, input.seatId)
    return named && { facts: { ...at.incident, named, dueAt: input.dueAt === null ? null : new Date(input.dueAt) }, named }
  },
  run: async ({ tx, now, incident, input, subject: { facts, named } }) => {
    const offerId = newId()
    await tx.handOver.createMany({
      data: [{
        id: offerId, incidentId: incident.incident.id, fromSeatId: incident.coordinator.id, toSeatId: named.id, note: input.note,
        dueAt: facts.dueAt, offeredAt: now,
      }],
    })
    return {
      entry: {
        kind: 'handOver.offered', says: `offered the role of coordinator to ${named.name}`,
        about: { offerId, toSeatId: named.id, note: input.note, dueAt: facts.dueAt?.toISOString() ?? null },
      },
      notices: [{ to: [named.id], kind: 'offer for you' }],
      answer: { offerId },
    }
  },
})

/**
 * The person named takes the office over, having been shown the note and all that waits for a decision (HO-2). Ends a take-over (TO-7). Bound
 * to the offer, its note and the offices: what waits changes with every question, and whoever asks could keep the office from passing. What
 * came after `seenAt` is said afterwards, in the answer and the entry.
 */
export const acceptOffice = incidentCommand('handOver.accept', {
  input: acceptInput,
  subject: async (at, { incidentId, offerId }) => {
    const named = await offerFacts(at, incidentId, offerId)
    if (!named) return null
    return {
      facts: { ...at.incident, named }, named,
      waiting: await waitingForCoordinator(at, incidentId), holders: await officeHolders(at, incidentId),
    }
  },
  shown: ({ facts, named, holders }) => ({
    incident: facts.incident.codeName, from: facts.coordinatorName, to: named.toName, offer: named.id, note: named.note, stays: holders,
  }),
  run: async (at) => {
    const { tx, now, incident, input: { seenAt }, subject: { named, waiting, holders } } = at
    const { coordinator, takeOver, me } = incident
    if (!me) throw new Error('only a person can accept a role')
    await changeHolder(at, me, 'hand-over')
    await close(at, named.id, 'accepted')
    if (takeOver) await tx.takeOver.updateMany({ where: { id: takeOver.id }, data: { state: 'ended', endedAt: now } })
    const meanwhile = seenAt === undefined ? [] : cameAfter(waiting, new Date(seenAt))
    return {
      entry: {
        kind: 'handOver.accepted', says: `took over as coordinator from ${coordinator.name}${meanwhileSays(meanwhile.length)}`,
        about: {
          offerId: named.id, fromSeatId: coordinator.id, toSeatId: me.id, note: named.note, waiting, stays: holders, endedTakeOverId: takeOver?.id,
          seenAt: seenAt ?? null, meanwhile,
        },
      },
      answer: { meanwhile: meanwhile.length },
      notices: [{ to: everybody(incident), kind: 'coordinator changed' }],
    }
  },
})

/** What began to wait after the page was shown: ids, in the order of their kinds. */
const cameAfter = (waiting: WaitingForCoordinator, seenAt: Date): string[] =>
  Object.values(waiting).flat().filter(({ since }) => new Date(since) > seenAt).map(({ id }) => id)

function meanwhileSays(count: number): string {
  if (count === 0) return ''
  return `; since the page was read, ${count === 1 ? 'one more thing waits' : `${count} more things wait`} for a decision`
}

/** The person named says no (HO-3). */
export const declineOffice = incidentCommand('handOver.decline', {
  input: declineInput,
  subject,
  run: async (at) => {
    const { incident, input, subject: { named } } = at
    await close(at, named.id, 'declined', input.reason)
    return {
      entry: { kind: 'handOver.declined', says: 'declined the role of coordinator', about: { offerId: named.id, reason: input.reason } },
      notices: [{ to: [incident.coordinator.id], kind: 'offer ended' }],
    }
  },
})

/** The coordinator takes the offer back (HO-3). */
export const withdrawOffer = incidentCommand('handOver.withdraw', {
  input: withdrawInput,
  subject,
  run: async (at) => {
    const { subject: { named } } = at
    await close(at, named.id, 'withdrawn')
    return {
      entry: { kind: 'handOver.withdrawn', says: `withdrew the offer of the role to ${named.toName}`, about: { offerId: named.id, toSeatId: named.toSeatId } },
      notices: [{ to: [named.toSeatId], kind: 'offer ended' }],
    }
  },
})

/** An offer whose time ran out, or on which something it rests on has gone, is void (HO-4). */
export const lapseOffer = incidentCommand('handOver.lapse', {
  input: lapseOfferInput,
  // The same to whoever may not see offers, whether there is one or not.
  subject: async ({ incident }) => ({ facts: incident }),
  run: async (at) => {
    const { incident, incident: { offer } } = at
    if (!offer) throw new Error('no offer is open')
    const because = whyOfferIsVoid(incident) ?? ''
    await close(at, offer.id, 'void', because)
    const told = everybody(incident).filter((seatId) => seatId === offer.toSeatId || seatId === offer.fromSeatId)
    return {
      entry: { kind: 'handOver.lapsed', says: `noted that the offer of the role is void: ${because}`, about: { offerId: offer.id, because } },
      notices: [{ to: told, kind: 'offer ended' }],
    }
  },
})

async function subject(at: WritingWithin, { incidentId, offerId }: { incidentId: string; offerId: string }) {
  const named = await offerFacts(at, incidentId, offerId)
  return named && { facts: { ...at.incident, named }, named }
}

async function close({ tx, now }: WritingWithin, offerId: string, state: (typeof offerStates)[number], endedReason = ''): Promise<void> {
  await tx.handOver.updateMany({ where: { id: offerId }, data: { state, endedAt: now, endedReason: endedReason || null } })
}
