import { incidentCommand } from '@/lib/commands/command'
import { seatsFacts } from '@/lib/facts/seat'
import { listed } from '@/lib/rules/blocked'
import { lapseSeatInput } from '@/lib/rules/lapse'
import { everybody } from '@/lib/rules/succession'

const because = { account: 'the account was disabled, or its password or second factor was reset', window: 'access expired' }

/**
 * Access that ended by itself is put on record (SE-10): of everybody whose access ended for the same cause, in one entry that names them.
 * The coordinator is told; of the coordinator's own seat everybody who could take over. An open offer of a suspended coordinator is void
 * by the next look (HO-4).
 */
export const lapseSeat = incidentCommand('seat.lapse', {
  input: lapseSeatInput,
  subject: async (at, { incidentId, seatIds }) => {
    const named = await seatsFacts(at, incidentId, seatIds)
    return named && { facts: { ...at.incident, named }, named }
  },
  run: async ({ tx, now, incident, input, subject: { named } }) => {
    const ids = named.map((seat) => seat.id)
    await tx.seat.updateMany({ where: { id: { in: ids } }, data: { lapseNotedAt: now } })
    const { coordinator, deputies, managers } = incident
    const responsible = ids.includes(coordinator.id) ? [coordinator, ...deputies, ...managers] : [coordinator]
    return {
      entry: {
        kind: 'seat.lapsed', says: `noted that the access of ${listed(named.map((seat) => seat.name))} is suspended: ${because[input.cause]}`,
        about: { seatIds: ids, cause: input.cause },
      },
      notices: [{ to: everybody(incident).filter((id) => responsible.some((seat) => seat.id === id)), kind: 'seat suspended' }],
    }
  },
})
