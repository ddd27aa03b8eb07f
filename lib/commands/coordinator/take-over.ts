import { incidentCommand } from '@/lib/commands/command'
import { newId } from '@/lib/db/id'
import type { WritingWithin } from '@/lib/facts/incident'
import { answeredAt } from '@/lib/facts/take-over'
import { everybody, hasSay, waitFromNow } from '@/lib/rules/succession'
import { answerShown, callInput, takeOverInput } from '@/lib/rules/take-over'
import { mySeat, takeOverNamed, underWay } from './take-over-named'

const minute = 60_000

/**
 * Calls a take-over: by a deputy it is called at once (TO-1); by a member, while no deputy is able, it is wanted until others agree (TO-2);
 * anew within one wait of the coordinator's answer it is wanted until a manager agrees (TO-3).
 */
export const callTakeOver = incidentCommand('takeOver.call', {
  input: callInput,
  subject: async (at) => {
    const seatId = at.incident.me?.id
    return { facts: { ...at.incident, answeredAt: seatId ? await answeredAt(at, at.incident.incident.id, seatId) : null } }
  },
  run: async (at) => {
    const { tx, now, incident, input, subject: { facts } } = at
    const { takeOver: before, succession: { waitMinutes } } = incident
    const needsManager = facts.answeredAt !== null && facts.answeredAt.getTime() + waitMinutes * minute > now.getTime()
    const wanted = needsManager || !incident.standings.has('deputy')
    if (before) await tx.takeOver.updateMany({ where: { id: before.id }, data: { state: 'ended', endedAt: now } })
    const takeOverId = newId()
    const calledBySeatId = mySeat(incident)
    await tx.takeOver.createMany({
      data: [{
        id: takeOverId, incidentId: incident.incident.id, calledBySeatId, reason: input.reason, state: 'wanted', calledAt: now, needsManager,
      }],
    })
    const waitUntil = wanted ? null : await startWait(at, takeOverId, calledBySeatId)
    return {
      entry: {
        kind: wanted ? 'takeOver.wanted' : 'takeOver.called',
        says: wanted ? 'requested a takeover of the coordinator’s role' : 'called a takeover of the coordinator’s role',
        about: { takeOverId, reason: input.reason, needsManager, waitUntil: waitUntil?.toISOString() ?? null, endedTakeOverId: before?.id },
      },
      notices: [{ to: everybody(incident), kind: wanted ? 'take-over wanted' : 'take-over called' }],
      answer: { takeOverId, state: wanted ? 'wanted' : 'called' },
    }
  },
})

/** A manager, or the second further member, agrees: what was wanted is called (TO-2). After an answer only a manager's word counts (TO-3). */
export const agreeToTakeOver = incidentCommand('takeOver.agree', {
  input: takeOverInput,
  subject: takeOverNamed,
  run: async (at) => {
    const { tx, now, incident } = at
    const takeOver = underWay(incident)
    await tx.takeOverVoice.createMany({
      data: [{ id: newId(), incidentId: incident.incident.id, takeOverId: takeOver.id, seatId: mySeat(incident), voice: 'agree', at: now }],
    })
    const enough = incident.standings.has('manager') || (!takeOver.needsManager && takeOver.agreed.some((seatId) => hasSay(incident, seatId)))
    const waitUntil = enough ? await startWait(at, takeOver.id, takeOver.calledBySeatId) : null
    return {
      entry: {
        kind: 'takeOver.agreed', says: `agreed to the takeover${enough ? ': the takeover is called' : ''}`,
        about: { takeOverId: takeOver.id, waitUntil: waitUntil?.toISOString() ?? null },
      },
      notices: enough ? [{ to: everybody(incident), kind: 'take-over called' }] : [],
    }
  },
})

/** The coordinator proves to be there, and stays (TO-3). */
export const answerTakeOver = incidentCommand('takeOver.answer', {
  input: takeOverInput,
  subject: takeOverNamed,
  shown: ({ facts }) => answerShown(facts),
  run: async ({ tx, now, incident }) => {
    const takeOver = underWay(incident)
    await tx.takeOver.updateMany({ where: { id: takeOver.id }, data: { state: 'answered', endedAt: now } })
    return {
      entry: {
        kind: 'takeOver.answered', says: 'is here and remains coordinator',
        about: { takeOverId: takeOver.id, calledBySeatId: takeOver.calledBySeatId, claimants: takeOver.claimants },
      },
      notices: [{ to: everybody(incident), kind: 'take-over ended' }],
    }
  },
})

/** From now on the coordinator is waited for (TO-1). The caller claims the office. */
async function startWait({ tx, now, incident }: WritingWithin, takeOverId: string, callerSeatId: string): Promise<Date> {
  const waitUntil = waitFromNow(incident)
  await tx.takeOver.updateMany({ where: { id: takeOverId }, data: { state: 'called', calledAt: now, waitUntil } })
  await tx.takeOverVoice.createMany({
    data: [{ id: newId(), incidentId: incident.incident.id, takeOverId, seatId: callerSeatId, voice: 'claim', at: now }],
  })
  return waitUntil
}
