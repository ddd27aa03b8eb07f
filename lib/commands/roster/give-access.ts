import { incidentCommand } from '@/lib/commands/command'
import { fieldRefused } from '@/lib/commands/refused'
import type { WritingWithin } from '@/lib/facts/incident'
import { knownHere, resembled } from '@/lib/facts/lookalikes'
import { account, candidate, listedSeat, type Account, type Entry } from '@/lib/facts/roster'
import { giveAccessInput } from '@/lib/rules/roster'
import { changedFields, keepFormer } from './former'
import { asManager, endOfAccess, fullName, managerWords, toldOfRules } from './new-seat'

/**
 * Binds an account to somebody who was only aware (SE-7). If that account's person is on the roster already, this entry is the second one
 * of the same person: it is joined to the first, which keeps its seat as it is. Asks again where the account is called otherwise than the
 * entry, or looks like somebody else’s.
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
    const another = changedFields(seat, { name: bound.name, organisation: bound.organisation }).length > 0
    if (!input.sure) await unlessTheirs(at, seat, bound, another)
    const manager = asManager(input, true)
    if (manager && other.seatId) throw fieldRefused('manager', `${bound.name} is on the roster already. Untick this, and assign the role under Coordination.`)
    if (other.seatId) return join(at, seat, other.seatId, bound)
    const accessUntil = endOfAccess(seat.kind, true, input.accessUntil, at.now)
    await keepFormer(at, seat, { name: bound.name, organisation: bound.organisation }, 'Given access: taken from the account.')
    await at.tx.seat.updateMany({
      where: { id: seat.id },
      data: {
        personId: bound.id, trust: bound.trust, name: bound.name, organisation: bound.organisation, state: 'waiting', sees: input.sees,
        accessUntil, asManager: manager,
      },
    })
    return {
      entry: {
        kind: 'seat.accessGiven', says: `gave ${fullName(bound)} access${another ? ` in place of ${fullName(seat)}` : ''}${managerWords(manager)}`,
        about: {
          seatId: seat.id, personId: bound.id, before: { name: seat.name, organisation: seat.organisation }, sees: input.sees,
          accessUntil: accessUntil?.toISOString() ?? null, manager,
        },
      },
      notices: toldOfRules(seat.id, bound),
    }
  },
})

/** Asks whether the account is really that person's; `sure` in the input says so, and then nobody is asked. */
async function unlessTheirs(at: WritingWithin, seat: Entry, bound: Account, another: boolean): Promise<void> {
  const alike = resembled(await knownHere(at), { name: bound.name, personId: bound.id, seatId: seat.id })
  const why = [
    another ? `The entry is for ${fullName(seat)}, the account belongs to ${fullName(bound)}.` : '',
    alike.length > 0 ? `The account’s name looks like ${alike.slice(0, 3).join('; ')}.` : '',
  ].filter(Boolean)
  if (why.length > 0) throw fieldRefused('sure', `${why.join(' ')} If they are the same person, tick the box.`)
}

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
      kind: 'seat.joined', says: `found that ${fullName(seat)} is ${fullName(bound)}, who is on the roster already`,
      about: { seatId: seat.id, joinedToSeatId: firstId, personId: bound.id },
    },
  }
}
