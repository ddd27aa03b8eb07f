import type { z } from 'zod'
import { incidentCommand } from '@/lib/commands/command'
import { fieldRefused } from '@/lib/commands/refused'
import { sameAccount } from '@/lib/commands/same-account'
import { calledBack } from '@/lib/commands/task/broken-account'
import { listedSeat, type Entry } from '@/lib/facts/roster'
import { confirmIdentityInput, numberStandsIn, openWindowInput, reachIsVouchers, suspendInput } from '@/lib/rules/seat'
import { endOfAccess } from './new-seat'

/** The coordinator suspends somebody's access at once (SE-10). Tasks stay where they are and show that their coordinator can't act. */
export const suspendSeat = incidentCommand('seat.suspend', {
  input: suspendInput,
  subject: async (at, input) => {
    const seat = await listedSeat(at, input.seatId)
    return seat && { facts: { ...at.incident, seat }, seat }
  },
  run: async ({ tx, now, input, subject: { seat } }) => {
    await tx.seat.updateMany({ where: { id: seat.id }, data: { suspendedAt: now, suspendedReason: input.reason } })
    return {
      entry: { kind: 'seat.suspended', says: `suspended the access of ${seat.name}`, about: { seatId: seat.id, reason: input.reason } },
    }
  },
})

/**
 * Somebody was called back and is who they say (SE-11, W5): the seat trusts the account as it was shown before the call, and a suspension of
 * the coordinator's ends if the coordinator called: who calls in their place says nothing of why it was suspended. Refused as changed if it is
 * another account by now. A window that is over stays over. What they sign is in doubt no more (SG-5).
 */
export const confirmIdentity = incidentCommand('seat.confirmIdentity', {
  input: confirmIdentityInput,
  subject: async (at, input) => {
    const seat = await listedSeat(at, input.seatId)
    return seat && { facts: { ...at.incident, seat }, seat }
  },
  run: async ({ input, subject: { seat }, ...at }) => {
    sameAccount(input.trust, seat.accountTrust)
    if (reachIsVouchers(seat)) calledElsewhere(seat, input)
    const lifted = seat.id === at.incident.coordinator.id || at.incident.standings.has('coordinator') ? { suspendedAt: null, suspendedReason: null } : {}
    await at.tx.seat.updateMany({ where: { id: seat.id }, data: { ...lifted, trust: input.trust, lapseNotedAt: null } })
    await calledBack(at, seat.id)
    return {
      entry: {
        kind: 'seat.identityConfirmed', says: `confirmed by call-back that ${seat.name} is who they say they are`,
        about: { seatId: seat.id, causes: seat.causes, how: input.how, number: input.number, numberFrom: input.numberFrom ?? null, trust: input.trust },
      },
    }
  },
})

/** Refuses the number that stands on the roster, and one of which nobody says where it comes from. */
function calledElsewhere({ reach, vouchedBy }: Entry, { number, numberFrom }: z.infer<typeof confirmIdentityInput>): void {
  if (numberFrom === undefined)
    throw fieldRefused('numberFrom', `${vouchedBy} wrote the way to reach them on the roster, and also made or last reset the account. Call a number from another source, and say which.`)
  if (numberStandsIn(reach, number)) throw fieldRefused('number', `${vouchedBy} wrote this number. Call a different one.`)
}

/** A new end of somebody's access, with the reason (SE-11, N7). What else it is suspended for stays. */
export const openWindow = incidentCommand('seat.openWindow', {
  input: openWindowInput,
  subject: async (at, input) => {
    const seat = await listedSeat(at, input.seatId)
    return seat && { facts: { ...at.incident, seat }, seat }
  },
  run: async ({ tx, now, input, subject: { seat } }) => {
    const accessUntil = endOfAccess(seat.kind, true, input.accessUntil, now)
    await tx.seat.updateMany({ where: { id: seat.id }, data: { accessUntil, lapseNotedAt: null } })
    return {
      entry: {
        kind: 'seat.windowOpened', says: `set a new end of access for ${seat.name}`,
        about: {
          seatId: seat.id, before: seat.accessUntil?.toISOString() ?? null, accessUntil: input.accessUntil, reason: input.reason,
        },
      },
    }
  },
})
