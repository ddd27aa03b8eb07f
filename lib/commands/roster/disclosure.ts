import { incidentCommand } from '@/lib/commands/command'
import { newId } from '@/lib/db/id'
import { ownOpen } from '@/lib/facts/own-open'
import { candidate } from '@/lib/facts/roster'
import { decideDisclosureInput, reportDisclosureInput } from '@/lib/rules/disclosure'
import { fullName, insertSeat } from './new-seat'

/**
 * Somebody active reports that a person was told without approval (SE-5): a fact, not a permission. That person is from now on listed as
 * aware, without access; of somebody who is on the roster or was removed it is only noted. The answer is the same.
 */
export const reportDisclosure = incidentCommand('disclosure.report', {
  input: reportDisclosureInput,
  subject: async (at) => ({ facts: { ...at.incident, ownOpen: await ownOpen(at) } }),
  run: async ({ input, ...at }) => {
    const who = { name: input.toName, organisation: input.toOrganisation, account: null }
    const { seatId: listed } = await candidate(at, who)
    const seatId = listed ?? await insertSeat(at, {
      ...who, kind: 'other', why: 'Was told without approval.', reach: 'Not known yet.', sees: 'shared', accessUntil: null,
      how: 'disclosure',
    })
    const id = newId()
    await at.tx.disclosure.createMany({
      data: [{
        id, incidentId: input.incidentId, reportedBySeatId: at.incident.me!.id, seatId, toName: who.name, toOrganisation: who.organisation,
        what: input.what, reportedAt: at.now,
      }],
    })
    return {
      entry: {
        kind: 'disclosure.reported', says: `reported that ${fullName(who)} was told without approval`,
        about: { disclosureId: id, seatId, onTheListBefore: listed !== null, what: input.what },
      },
      notices: [{ to: [at.incident.coordinator.id], kind: 'disclosure reported' }],
    }
  },
})

/** The coordinator decides what follows (SE-5, N5), and whether people on the roster may speak with that person. */
export const decideDisclosure = incidentCommand('disclosure.decide', {
  input: decideDisclosureInput,
  subject: async ({ tx, incident }, input) => {
    const disclosure = await tx.disclosure.findFirst({ where: { id: input.disclosureId, incidentId: input.incidentId } })
    if (!disclosure) return null
    const known = disclosure.seatId ? await tx.seat.findUnique({ where: { id: disclosure.seatId } }) : null
    const awareOnly = known?.state === 'aware' && known.how === 'disclosure'
    return { facts: { ...incident, decided: disclosure.decidedAt !== null, awareOnly, saysWhether: input.mayTalk !== null }, disclosure }
  },
  run: async ({ tx, now, incident, input, subject: { disclosure } }) => {
    const { mayTalk, decision } = input
    await tx.disclosure.updateMany({
      where: { id: disclosure.id }, data: { decision, mayTalk, decidedAt: now, decidedBySeatId: incident.me!.id },
    })
    return {
      entry: {
        kind: 'disclosure.decided', says: `decided about ${disclosure.toName}, who was told without approval${talkWords(mayTalk)}`,
        about: { disclosureId: disclosure.id, mayTalk, decision },
      },
    }
  },
})

const talkWords = (mayTalk: boolean | null): string =>
  mayTalk === null ? '' : `: people on the roster ${mayTalk ? 'may' : 'may not'} talk to them`
