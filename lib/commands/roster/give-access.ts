import { incidentCommand } from '@/lib/commands/command'
import type { WritingWithin } from '@/lib/facts/incident'
import { account, candidate, listedSeat, type Account } from '@/lib/facts/roster'
import { giveAccessInput } from '@/lib/rules/roster'
import { keepFormer } from './former'
import { endOfAccess, fullName, toldOfRules } from './new-seat'

/**
 * Binds an account to somebody who was only aware (SE-7). If that account's person is on the list already, this entry is the second one
 * of the same person: it is joined to the first, which keeps its seat as it is.
 */
export const giveAccess = incidentCommand('seat.giveAccess', {
  input: giveAccessInput,
  subject: async (at, input) => {
    const seat = await listedSeat(at, input.seatId)
    const bound = await account(at, input.personId)
    if (!seat || !bound) return null
    const other = await candidate(at, { ...bound, account: bound }, { except: seat.id, by: 'account' })
    return { facts: { ...at.incident, seat, candidate: other }, seat, bound, other }
  },
  run: async ({ input, subject: { seat, bound, other }, ...at }) => {
    if (other.seatId) return join(at, seat, other.seatId, bound)
    const accessUntil = endOfAccess(seat.kind, true, input.accessUntil, at.now)
    await keepFormer(at, seat, { name: bound.name, organisation: bound.organisation }, 'Given access: as the account has it.')
    await at.tx.seat.updateMany({
      where: { id: seat.id },
      data: {
        personId: bound.id, trust: bound.trust, name: bound.name, organisation: bound.organisation, state: 'waiting', sees: input.sees,
        accessUntil,
      },
    })
    return {
      entry: {
        kind: 'seat.accessGiven', says: `gave ${fullName(bound)} access`,
        about: {
          seatId: seat.id, personId: bound.id, before: { name: seat.name, organisation: seat.organisation }, sees: input.sees,
          accessUntil: accessUntil?.toISOString() ?? null,
        },
      },
      notices: toldOfRules(seat.id, bound),
    }
  },
})

/** The second entry ends; what it stood for stands with the first. */
async function join({ tx, now }: WritingWithin, seat: { id: string; name: string; organisation: string }, firstId: string, bound: Account) {
  await tx.seat.updateMany({
    where: { id: seat.id }, data: { state: 'declined', endedAt: now, endedReason: `The same person as ${fullName(bound)}.` },
  })
  await tx.disclosure.updateMany({ where: { seatId: seat.id }, data: { seatId: firstId } })
  await tx.evidence.updateMany({ where: { holderSeatId: seat.id }, data: { holderSeatId: firstId } })
  await tx.share.deleteMany({ where: { objectId: seat.id } })
  return {
    entry: {
      kind: 'seat.joined', says: `found that ${fullName(seat)} is ${fullName(bound)}, who is on the list already`,
      about: { seatId: seat.id, joinedToSeatId: firstId, personId: bound.id },
    },
  }
}
