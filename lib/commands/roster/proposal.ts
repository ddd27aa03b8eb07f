import { incidentCommand } from '@/lib/commands/command'
import { fieldRefused } from '@/lib/commands/refused'
import { ownOpen } from '@/lib/facts/own-open'
import { account, candidate, listedSeat, whoIsMeant } from '@/lib/facts/roster'
import { withdrawn } from '@/lib/rules/own-open'
import { approveInput, declineInput, proposeInput, withdrawProposalInput } from '@/lib/rules/roster'
import { asManager, endOfAccess, fullName, insertSeat, managerWords, named, toldOfRules } from './new-seat'

/**
 * Somebody active proposes a person (SE-2). Nothing here looks whether the person is on the roster, so the answer, what is written and
 * what it costs are the same; the coordinator sees it when deciding. The person is told nothing.
 */
export const proposeSeat = incidentCommand('seat.propose', {
  input: proposeInput,
  subject: async (at, input) => {
    const who = await whoIsMeant(at, input)
    return who && { facts: { ...at.incident, ownOpen: await ownOpen(at) }, who }
  },
  run: async ({ input, subject: { who }, ...at }) => {
    const { kind, why, reach } = input
    const seatId = await insertSeat(at, {
      ...who, name: named(who.name), kind, why, reach, sees: 'whole', accessUntil: null, how: 'proposed',
    })
    return {
      entry: {
        kind: 'seat.proposed', says: `proposed ${fullName(who)} for the roster`,
        about: { seatId, personId: input.personId, kind, why, reach },
      },
      notices: [{ to: [at.incident.coordinator.id], kind: 'person proposed' }],
      answer: { seatId },
    }
  },
})

/** The coordinator approves a proposal (SE-3), with a whole or a limited seat. It trusts the account as when it was proposed: one reset since waits (SE-10). */
export const approveSeat = incidentCommand('seat.approve', {
  input: approveInput,
  subject: async (at, input) => {
    const seat = await listedSeat(at, input.seatId)
    if (!seat) return null
    const bound = seat.personId ? await account(at, seat.personId) : null
    const found = await candidate(at, { ...seat, account: bound }, { except: seat.id })
    return { facts: { ...at.incident, seat, candidate: found }, seat, bound }
  },
  run: async ({ tx, now, actor, incident, input, subject: { seat, bound } }) => {
    const reach = input.reach.trim() || seat.reach
    if (reach.trim() === '') throw fieldRefused('reach', 'Enter a safe way to reach this person.')
    const accessUntil = endOfAccess(seat.kind, bound !== null, input.accessUntil, now)
    const manager = asManager(input, bound !== null)
    await tx.seat.updateMany({
      where: { id: seat.id },
      data: {
        state: bound ? 'waiting' : 'aware', sees: input.sees, reach, ...(reach !== seat.reach && { reachById: actor.id }), accessUntil,
        asManager: manager,
        addedBySeatId: incident.me!.id, addedAt: now,
      },
    })
    return {
      entry: {
        kind: 'seat.approved', says: `approved ${fullName(seat)} for the roster${managerWords(manager)}`,
        about: {
          seatId: seat.id, proposedBySeatId: seat.addedBySeatId, sees: input.sees, reach, accessUntil: accessUntil?.toISOString() ?? null, manager,
        },
      },
      notices: [...toldOfRules(seat.id, bound), ...toldOfDecision(seat.addedBySeatId)],
    }
  },
})

/** The coordinator declines (SE-4). The person can be proposed anew. */
export const declineSeat = incidentCommand('seat.decline', {
  input: declineInput,
  subject: async (at, input) => {
    const seat = await listedSeat(at, input.seatId)
    return seat && { facts: { ...at.incident, seat }, seat }
  },
  run: async ({ tx, now, input, subject: { seat } }) => {
    await tx.seat.updateMany({ where: { id: seat.id }, data: { state: 'declined', endedAt: now, endedReason: input.reason } })
    return {
      entry: {
        kind: 'seat.declined', says: `declined to add ${fullName(seat)} to the roster`,
        about: { seatId: seat.id, proposedBySeatId: seat.addedBySeatId, reason: input.reason },
      },
      notices: toldOfDecision(seat.addedBySeatId),
    }
  },
})

/** The proposer takes a proposal back (SE-4). */
export const withdrawProposal = incidentCommand('seat.withdrawProposal', {
  input: withdrawProposalInput,
  subject: async (at, input) => {
    const seat = await listedSeat(at, input.seatId)
    return seat && { facts: { ...at.incident, seat }, seat }
  },
  run: async ({ tx, now, subject: { seat } }) => {
    await tx.seat.updateMany({
      where: { id: seat.id }, data: { state: 'declined', endedAt: now, endedReason: withdrawn },
    })
    return {
      entry: {
        kind: 'seat.proposalWithdrawn', says: `withdrew the proposal to add ${fullName(seat)} to the roster`, about: { seatId: seat.id },
      },
    }
  },
})

/** Only that it was decided, alike for yes and no: a limited proposer may not learn who is on the roster. */
const toldOfDecision = (proposerSeatId: string | null) =>
  proposerSeatId ? [{ to: [proposerSeatId], kind: 'proposal decided' as const }] : []
