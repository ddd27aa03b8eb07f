import { incidentCommand } from '@/lib/commands/command'
import { decideInput, endTakeOverInput } from '@/lib/rules/take-over'
import { everybody, passedOver, successor, waitEnds, whyTakeOverEnds } from '@/lib/rules/succession'
import { changeHolder } from './change-holder'
import { underWay } from './take-over-named'

/** The wait is over: the claimant first in the list of deputies has the office (TO-5, TO-6). */
export const decideTakeOver = incidentCommand('takeOver.decide', {
  input: decideInput,
  subject: async ({ incident }) => ({ facts: incident }),
  run: async (at) => {
    const { tx, now, incident } = at
    const takeOver = underWay(incident)
    const to = successor(incident)
    if (!to) throw new Error('nobody who is able claims the role')
    await changeHolder(at, to, 'take-over')
    await tx.takeOver.updateMany({ where: { id: takeOver.id }, data: { state: 'decided', endedAt: now } })
    return {
      entry: {
        kind: 'takeOver.decided', says: `gave the role of coordinator to ${to.name}: ${incident.coordinatorName} did not answer`,
        about: {
          takeOverId: takeOver.id, fromSeatId: incident.coordinator.id, toSeatId: to.id, claimants: takeOver.claimants,
          deputies: incident.deputies.map((deputy) => deputy.id), absenceConfirmed: takeOver.absenceSeatId !== null,
          suspended: incident.coordinator.suspended, waitUntil: waitEnds(incident)?.toISOString() ?? null,
          passedOverSeatId: passedOver(incident)?.id ?? null,
        },
      },
      notices: [{ to: everybody(incident), kind: 'coordinator changed' }],
    }
  },
})

/** A take-over that has lost its ground ends (TO-7). */
export const endTakeOver = incidentCommand('takeOver.end', {
  input: endTakeOverInput,
  subject: async ({ incident }) => ({ facts: incident }),
  run: async ({ tx, now, incident }) => {
    const takeOver = underWay(incident)
    const because = whyTakeOverEnds(incident) ?? ''
    await tx.takeOver.updateMany({ where: { id: takeOver.id }, data: { state: 'ended', endedAt: now } })
    return {
      entry: { kind: 'takeOver.ended', says: `ended the takeover: ${because}`, about: { takeOverId: takeOver.id, because } },
      notices: [{ to: everybody(incident), kind: 'take-over ended' }],
    }
  },
})
