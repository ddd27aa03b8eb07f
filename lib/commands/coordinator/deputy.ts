import { incidentCommand } from '@/lib/commands/command'
import { newId } from '@/lib/db/id'
import type { WritingWithin } from '@/lib/facts/incident'
import { seatFacts } from '@/lib/facts/seat'
import { appointInput, removeDeputyInput, reorderInput } from '@/lib/rules/deputy'

/** A member becomes the last in the list of deputies (C3, C7). */
export const appointDeputy = incidentCommand('deputy.appoint', {
  input: appointInput,
  subject,
  run: async ({ tx, incident, subject: { named } }) => {
    const incidentId = incident.incident.id
    const last = await tx.deputy.aggregate({ where: { incidentId }, _max: { position: true } })
    await tx.deputy.createMany({ data: [{ id: newId(), incidentId, seatId: named.id, position: (last._max.position ?? 0) + 1 }] })
    return {
      entry: {
        kind: 'deputy.appointed', says: `made ${named.name} a deputy`,
        about: { seatId: named.id, deputies: [...incident.deputies.map((deputy) => deputy.id), named.id] },
      },
      notices: [{ to: [named.id], kind: 'office given' }],
    }
  },
})

/** A deputy leaves the list (C3). */
export const removeDeputy = incidentCommand('deputy.remove', {
  input: removeDeputyInput,
  subject,
  run: async ({ tx, incident, subject: { named } }) => {
    await tx.deputy.deleteMany({ where: { incidentId: incident.incident.id, seatId: named.id } })
    const deputies = incident.deputies.map((deputy) => deputy.id).filter((id) => id !== named.id)
    return {
      entry: { kind: 'deputy.removed', says: `removed ${named.name} as a deputy`, about: { seatId: named.id, deputies } },
      notices: [{ to: [named.id], kind: 'office ended' }],
    }
  },
})

/** The order in which deputies come to the office (C3). */
export const reorderDeputies = incidentCommand('deputy.reorder', {
  input: reorderInput,
  subject: async ({ incident }, input) => ({ facts: { ...incident, order: input.seatIds } }),
  run: async ({ tx, incident, input }) => {
    const incidentId = incident.incident.id
    for (const [index, seatId] of input.seatIds.entries())
      await tx.deputy.updateMany({ where: { incidentId, seatId }, data: { position: index + 1 } })
    const names = input.seatIds.map((id) => incident.deputies.find((deputy) => deputy.id === id)?.name)
    return {
      entry: {
        kind: 'deputy.reordered', says: `ordered the deputies: ${names.join(', ')}`,
        about: { before: incident.deputies.map((deputy) => deputy.id), deputies: input.seatIds },
      },
    }
  },
})

async function subject(at: WritingWithin, input: { incidentId: string; seatId: string }) {
  const named = await seatFacts(at, input.incidentId, input.seatId)
  return named && { facts: { ...at.incident, named }, named }
}
