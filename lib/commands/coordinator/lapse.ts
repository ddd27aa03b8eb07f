import { incidentCommand } from '@/lib/commands/command'
import { seatFacts } from '@/lib/facts/seat'
import { lapseSeatInput } from '@/lib/rules/lapse'
import { everybody } from '@/lib/rules/succession'

const because = { account: 'the account was disabled, or its password or second factor was reset', window: 'the window of access has ended' }

/**
 * Somebody's access ended by itself: it is on record (SE-10). The coordinator is told; of the coordinator's own seat everybody who could
 * take over. An open offer of a suspended coordinator is void by the next look (HO-4).
 */
export const lapseSeat = incidentCommand('seat.lapse', {
  input: lapseSeatInput,
  subject: async (at, input) => {
    const named = await seatFacts(at, input.incidentId, input.seatId)
    return named && { facts: { ...at.incident, named }, named }
  },
  run: async ({ tx, now, incident, input, subject: { named } }) => {
    await tx.seat.updateMany({ where: { id: named.id }, data: { lapseNotedAt: now } })
    const responsible = named.id === incident.coordinator.id ? [...incident.deputies, ...incident.managers] : [incident.coordinator]
    return {
      entry: {
        kind: 'seat.lapsed', says: `noted that ${named.name}’s access is suspended: ${because[input.cause]}`,
        about: { seatId: named.id, cause: input.cause },
      },
      notices: [{ to: everybody(incident).filter((id) => responsible.some((seat) => seat.id === id)), kind: 'seat suspended' }],
    }
  },
})
