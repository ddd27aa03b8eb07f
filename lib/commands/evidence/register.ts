import { incidentCommand } from '@/lib/commands/command'
import { withinBound } from '@/lib/commands/within-bound'
import { newId } from '@/lib/db/id'
import type { WritingWithin } from '@/lib/facts/incident'
import { seatFacts } from '@/lib/facts/seat'
import { bounds } from '@/lib/rules/bounds'
import { evidenceLabel, registerInput } from '@/lib/rules/evidence'

/**
 * Registers an item of evidence (CU-1, V1). Whoever took it holds it; where another registers it, the record says so as that one's word. Limited seats that took or registered it are let see it; its number,
 * which counts the others, they are not told (N8).
 */
export const registerEvidence = incidentCommand('evidence.register', {
  input: registerInput,
  subject: async (at, { incidentId, takenBySeatId, hostId, copyOfId, takenAt }) => {
    const taker = await seatFacts(at, incidentId, takenBySeatId)
    if (!taker || !(await canFind(at, hostId, copyOfId))) return null
    const onTheList = ['aware', 'waiting', 'active'].includes(taker.state)
    return { facts: { ...at.incident, taker: { name: taker.name, onTheList }, takenAt: new Date(takenAt) }, taker }
  },
  run: async ({ tx, now, incident, input, subject: { taker } }) => {
    const incidentId = incident.incident.id
    const id = newId()
    const me = incident.me!
    withinBound(bounds.evidenceOfOne, await tx.evidence.count({ where: { incidentId, registeredBySeatId: me.id } }))
    const { takenBySeatId, copyOfId, incidentId: _, ...item } = input
    const counted = await tx.incident.update({
      where: { id: incidentId }, data: { evidenceCount: { increment: 1 } }, select: { evidenceCount: true },
    })
    const number = counted.evidenceCount
    await tx.evidence.createMany({
      data: [{
        ...item, id, incidentId, number, takenBy: taker.name, holderSeatId: taker.id, copyOfEvidenceId: copyOfId, registeredBySeatId: me.id,
        registeredAt: now,
      }],
    })
    const limited = [...new Set([me, taker].filter((seat) => seat.sees === 'shared' && seat.state === 'active').map((seat) => seat.id))]
    await tx.share.createMany({
      data: limited.map((seatId) => ({ id: newId(), incidentId, seatId, noun: 'evidence', objectId: id, sharedAt: now })),
    })
    const whole = incident.standings.has('member')
    const held = taker.id === me.id ? `, held by ${taker.name}` : `, and says that ${taker.name} holds it`
    return {
      entry: {
        kind: 'evidence.registered', says: `registered ${evidenceLabel(number)}, ${item.title}${held}`,
        about: { ...item, evidenceId: id, number, copyOfId, takenBySeatId, takenBy: taker.name, holderSeatId: taker.id },
      },
      notices: [{ to: taker.id === me.id || taker.state !== 'active' ? [] : [taker.id], kind: 'evidence held' }],
      answer: { evidenceId: id, ...(whole && { number, label: evidenceLabel(number) }) },
      ...(!whole && { told: `registered ${item.title}${held}` }),
    }
  },
})

/** Whether host and parent, where named, are of this incident and can be found by the actor. */
async function canFind({ tx, incident }: WritingWithin, hostId: string | null, parentId: string | null): Promise<boolean> {
  const incidentId = incident.incident.id
  return (hostId === null || (await tx.host.count({ where: { id: hostId, incidentId } })) === 1)
    && (parentId === null || (await tx.evidence.count({ where: { id: parentId, incidentId } })) === 1)
}
