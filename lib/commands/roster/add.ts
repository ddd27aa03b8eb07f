import { incidentCommand } from '@/lib/commands/command'
import { knownHere, resembled } from '@/lib/facts/lookalikes'
import { account, candidate, listedSeat, whoIsMeant } from '@/lib/facts/roster'
import { addAgainInput, addInput } from '@/lib/rules/roster'
import { keepFormer } from './former'
import { unlessAlike } from '@/lib/commands/unless-alike'
import { asManager, endOfAccess, fullName, insertSeat, managerWords, named, toldOfRules } from './new-seat'

/**
 * The coordinator puts somebody on the roster (SE-1): waiting for the rules, or aware if there is no account. Asks again where the name
 * looks like that of somebody else whom the coordinator knows.
 */
export const addSeat = incidentCommand('seat.add', {
  input: addInput,
  subject: async (at, input) => {
    const who = await whoIsMeant(at, input)
    return who && { facts: { ...at.incident, candidate: await candidate(at, who) }, who }
  },
  run: async ({ input, subject: { who }, ...at }) => {
    const { kind, why, reach, sees } = input
    const accessUntil = endOfAccess(kind, who.account !== null, input.accessUntil, at.now)
    const manager = asManager(input, who.account !== null)
    unlessAlike(input.sure ? [] : resembled(await knownHere(at), { name: named(who.name), personId: input.personId }))
    const seatId = await insertSeat(at, { ...who, name: named(who.name), kind, why, reach, sees, accessUntil, asManager: manager, how: 'added' })
    return {
      entry: {
        kind: 'seat.added', says: `added ${fullName(who)} to the roster${managerWords(manager)}`,
        about: { seatId, personId: input.personId, kind, why, reach, sees, accessUntil: accessUntil?.toISOString() ?? null, manager },
      },
      notices: toldOfRules(seatId, who.account),
      answer: { seatId },
    }
  },
})

/**
 * Somebody who was removed comes back, by the coordinator alone (SE-14), and reads the rules anew; aware if there is no account. The seat trusts
 * the account as it did: one that was reset since waits for a call-back (SE-10).
 */
export const addSeatAgain = incidentCommand('seat.addAgain', {
  input: addAgainInput,
  subject: async (at, input) => {
    const seat = await listedSeat(at, input.seatId)
    if (!seat) return null
    const bound = seat.personId ? await account(at, seat.personId) : null
    const returning = { name: seat.name, disabled: bound?.disabled ?? false, listed: 'no' as const }
    return { facts: { ...at.incident, seat, candidate: returning }, seat, bound }
  },
  run: async ({ tx, now, actor, incident, input, subject: { seat, bound } }) => {
    const kind = input.kind ?? seat.kind
    const accessUntil = endOfAccess(kind, bound !== null, input.accessUntil, now)
    const manager = asManager(input, bound !== null)
    const fields = await keepFormer({ tx, now, incident }, seat, { kind, why: input.why, reach: input.reach }, 'Added again.')
    await tx.seat.updateMany({
      where: { id: seat.id },
      data: {
        state: bound ? 'waiting' : 'aware', kind, why: input.why, reach: input.reach, ...(fields.includes('reach') && { reachById: actor.id }),
        sees: input.sees, accessUntil, asManager: manager,
        how: 'added', addedBySeatId: incident.me!.id, addedAt: now, acknowledgedAt: null, acknowledgedRules: null,
        suspendedAt: null, suspendedReason: null, lapseNotedAt: null, endedAt: null, endedReason: null,
      },
    })
    return {
      entry: {
        kind: 'seat.addedAgain', says: `added ${fullName(seat)} to the roster again${managerWords(manager)}`,
        about: { seatId: seat.id, kind, why: input.why, reach: input.reach, sees: input.sees, accessUntil: accessUntil?.toISOString() ?? null, manager },
      },
      notices: toldOfRules(seat.id, bound),
    }
  },
})
