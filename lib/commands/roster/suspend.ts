import { incidentCommand } from '@/lib/commands/command'
import { calledBack } from '@/lib/commands/task/broken-account'
import { account, listedSeat } from '@/lib/facts/roster'
import { confirmIdentityInput, openWindowInput, suspendInput } from '@/lib/rules/seat'
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
 * Somebody was called back and is who they say (SE-11, W5): the seat trusts the account as it is now, and a suspension of the coordinator's
 * ends if the coordinator called: who calls in their place says nothing of why it was suspended. A window that is over stays over. What they
 * sign is in doubt no more (SG-5).
 */
export const confirmIdentity = incidentCommand('seat.confirmIdentity', {
  input: confirmIdentityInput,
  subject: async (at, input) => {
    const seat = await listedSeat(at, input.seatId)
    return seat && { facts: { ...at.incident, seat }, seat }
  },
  run: async ({ input, subject: { seat }, ...at }) => {
    const bound = seat.personId ? await account(at, seat.personId) : null
    const lifted = seat.id === at.incident.coordinator.id || at.incident.standings.has('coordinator') ? { suspendedAt: null, suspendedReason: null } : {}
    await at.tx.seat.updateMany({ where: { id: seat.id }, data: { ...lifted, trust: bound?.trust ?? 0, lapseNotedAt: null } })
    await calledBack(at, seat.id)
    return {
      entry: {
        kind: 'seat.identityConfirmed', says: `confirmed by call-back that ${seat.name} is who they say`,
        about: { seatId: seat.id, causes: seat.causes, how: input.how, number: input.number, trust: bound?.trust ?? 0 },
      },
    }
  },
})

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
        kind: 'seat.windowOpened', says: `set a new end to the access of ${seat.name}`,
        about: {
          seatId: seat.id, before: seat.accessUntil?.toISOString() ?? null, accessUntil: input.accessUntil, reason: input.reason,
        },
      },
    }
  },
})
