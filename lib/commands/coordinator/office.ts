import { incidentCommand } from '@/lib/commands/command'
import { newId } from '@/lib/db/id'
import type { WritingWithin } from '@/lib/facts/incident'
import { officeHolders } from '@/lib/facts/office'
import { seatFacts } from '@/lib/facts/seat'
import { endOfficeInput, nameInput, type OfficeName } from '@/lib/rules/office'

/** Gives an office to a member (C5, M6, P5). Of managers there can be several; else the new holder takes the former one's place. */
export const nameOffice = incidentCommand('office.name', {
  input: nameInput,
  subject,
  run: async ({ tx, now, incident, input: { office }, subject: { named, facts } }) => {
    const incidentId = incident.incident.id
    const former = office === 'manager' ? [] : facts.holders.map((holder) => holder.id)
    await tx.office.deleteMany({ where: { incidentId, office, seatId: { in: former } } })
    await tx.office.createMany({ data: [{ id: newId(), incidentId, office, seatId: named.id, since: now }] })
    return {
      entry: { kind: 'office.named', says: `named ${named.name} ${office}`, about: { office, seatId: named.id, formerSeatIds: former } },
      notices: [{ to: [named.id], kind: 'office given' }, { to: former, kind: 'office ended' }],
    }
  },
})

/** Takes an office back. A point of contact then is whoever coordinates (C5). */
export const endOffice = incidentCommand('office.end', {
  input: endOfficeInput,
  subject,
  run: async ({ tx, incident, input: { office }, subject: { named } }) => {
    await tx.office.deleteMany({ where: { incidentId: incident.incident.id, office, seatId: named.id } })
    return {
      entry: { kind: 'office.ended', says: `ended ${named.name}’s role of ${office}`, about: { office, seatId: named.id } },
      notices: [{ to: [named.id], kind: 'office ended' }],
    }
  },
})

async function subject(at: WritingWithin, { incidentId, seatId, office }: { incidentId: string; seatId: string; office: OfficeName }) {
  const named = await seatFacts(at, incidentId, seatId)
  const holders = (await officeHolders(at, incidentId)).filter((holder) => holder.office === office)
  return named && { facts: { ...at.incident, office, named, holders }, named }
}
