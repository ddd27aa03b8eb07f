import { incidentCommand } from '@/lib/commands/command'
import { newId } from '@/lib/db/id'
import { confirmAbsenceInput, takeOverInput } from '@/lib/rules/take-over'
import { everybody } from '@/lib/rules/succession'
import { mySeat, takeOverNamed, underWay } from './take-over-named'

/** Another deputy claims the office (TO-4): the order of the list counts. After the wait the next to claim has it at once (TO-6). */
export const claimOffice = incidentCommand('takeOver.claim', {
  input: takeOverInput,
  subject: takeOverNamed,
  run: async ({ tx, now, incident }) => {
    const takeOver = underWay(incident)
    const seatId = mySeat(incident)
    const again = await tx.takeOverVoice.updateMany({ where: { takeOverId: takeOver.id, seatId, voice: 'claim' }, data: { at: now, withdrawnAt: null } })
    if (again.count === 0)
      await tx.takeOverVoice.createMany({ data: [{ id: newId(), incidentId: incident.incident.id, takeOverId: takeOver.id, seatId, voice: 'claim', at: now }] })
    return {
      entry: { kind: 'takeOver.claimed', says: 'claimed the role of coordinator', about: { takeOverId: takeOver.id } },
      notices: [{ to: everybody(incident).filter((id) => id === incident.coordinator.id || takeOver.claimants.includes(id)), kind: 'take-over claimed' }],
    }
  },
})

/** A claimant takes the claim back; without any the take-over is withdrawn (TO-4). */
export const withdrawClaim = incidentCommand('takeOver.withdrawClaim', {
  input: takeOverInput,
  subject: takeOverNamed,
  run: async ({ tx, now, incident }) => {
    const takeOver = underWay(incident)
    const seatId = mySeat(incident)
    await tx.takeOverVoice.updateMany({ where: { takeOverId: takeOver.id, seatId, voice: 'claim' }, data: { withdrawnAt: now } })
    const none = takeOver.claimants.every((claimant) => claimant === seatId)
    if (none) await tx.takeOver.updateMany({ where: { id: takeOver.id }, data: { state: 'withdrawn', endedAt: now } })
    return {
      entry: {
        kind: 'takeOver.claimWithdrawn', says: `withdrew the claim to the role${none ? ': the takeover is withdrawn' : ''}`,
        about: { takeOverId: takeOver.id, withdrawn: none },
      },
      notices: none ? [{ to: everybody(incident), kind: 'take-over ended' }] : [],
    }
  },
})

/** A manager who claims nothing says what was tried to reach the coordinator: the wait ends (C3, TO-5). */
export const confirmAbsence = incidentCommand('takeOver.confirmAbsence', {
  input: confirmAbsenceInput,
  subject: takeOverNamed,
  run: async ({ tx, incident, input }) => {
    const takeOver = underWay(incident)
    await tx.takeOver.updateMany({ where: { id: takeOver.id }, data: { absenceSeatId: mySeat(incident), absenceAttempts: input.attempts } })
    return {
      entry: {
        kind: 'takeOver.absenceConfirmed', says: `confirmed that ${incident.coordinatorName} can’t be reached`,
        about: { takeOverId: takeOver.id, coordinatorSeatId: incident.coordinator.id, attempts: input.attempts },
      },
    }
  },
})
