import { incidentCommand } from '@/lib/commands/command'
import { sameAccount } from '@/lib/commands/same-account'
import { newId } from '@/lib/db/id'
import { account } from '@/lib/facts/roster'
import { seatFacts } from '@/lib/facts/seat'
import { taskFacts } from '@/lib/facts/task'
import { sameHand } from '@/lib/rules/same-hand'
import { confirmInput, doubtInput } from '@/lib/rules/sign-off'
import { calledBack } from './broken-account'
import { named } from './named'

/**
 * Declares an account broken into since a moment (SG-5): every signature given with it here at or after that moment is in doubt, and
 * counts as not in force. A signature on paper counts by the account only if it was confirmed or accepted with it; a half accepted with it
 * that does not count yet is open again. What it signs afterwards is in doubt from the start, until somebody has called back (SE-11, SG-6).
 */
export const doubt = incidentCommand('signature.doubt', {
  input: doubtInput,
  subject: async (at, { incidentId, seatId, since }) => {
    const seat = await seatFacts(at, incidentId, seatId)
    return seat && { facts: { ...at.incident, named: named(seat), account: seat.personId !== null, since: new Date(since) }, seat }
  },
  run: async ({ tx, now, incident, input: { reason }, subject: { facts: { since }, seat } }) => {
    const incidentId = incident.incident.id
    await tx.brokenAccount.createMany({
      data: [{ id: newId(), incidentId, seatId: seat.id, since, reason, declaredBySeatId: incident.me!.id, declaredAt: now }],
    })
    const accepted = [{ acceptedIcSeatId: seat.id }, { acceptedManagerSeatId: seat.id }]
    const given = await tx.signature.findMany({
      where: { incidentId, state: 'in force', OR: [{ personId: seat.personId! }, ...accepted] },
      select: {
        id: true, taskId: true, personId: true, at: true, stateAt: true, typedBySeatId: true, acceptedByIc: true, acceptedByManager: true,
        acceptedIcSeatId: true, acceptedManagerSeatId: true,
      },
    })
    const doubted = given.filter((each) => {
      if (each.typedBySeatId === null) return each.at >= since
      const byOthers = each.acceptedByIc && each.acceptedByManager
      const acceptors = [each.acceptedIcSeatId, each.acceptedManagerSeatId]
      return (byOthers ? acceptors.includes(seat.id) : each.personId === seat.personId) && each.stateAt >= since
    })
    const onPaper = { incidentId, state: 'on paper' }
    await tx.signature.updateMany({ where: { ...onPaper, acceptedIcSeatId: seat.id }, data: { acceptedByIc: false, acceptedIcSeatId: null } })
    await tx.signature.updateMany({
      where: { ...onPaper, acceptedManagerSeatId: seat.id }, data: { acceptedByManager: false, acceptedManagerSeatId: null },
    })
    await tx.signature.updateMany({
      where: { id: { in: doubted.map((each) => each.id) } }, data: { state: 'in doubt', stateAt: now, stateReason: reason },
    })
    return {
      entry: {
        kind: 'signature.doubted', says: `declared the account of ${seat.name} compromised; ${countOf(doubted.length)} in doubt`,
        about: { seatId: seat.id, since: since.toISOString(), reason, signatures: doubted.map(({ id, taskId }) => ({ id, taskId })) },
      },
      notices: [{ to: doubted.length > 0 ? [seat.id] : [], kind: 'signature in doubt' }],
      answer: { signatures: doubted.length },
    }
  },
})

const countOf = (count: number) => (count === 1 ? '1 signature is' : `${count} signatures are`)

/**
 * The coordinator confirms a signature in doubt, after calling the signer back (SG-6): it is in force again, and what they sign from now on
 * is in doubt no more. Refused as changed if the account is another one than was shown before the call.
 */
export const confirmSignature = incidentCommand('signature.confirm', {
  input: confirmInput,
  subject: async (at, { incidentId, signatureId }) => {
    const row = await at.tx.signature.findFirst({ where: { id: signatureId, incidentId } })
    const task = row && (await taskFacts(at, row.taskId))
    return row && task && { facts: { ...task, doubted: { state: row.state as 'in doubt' } }, row }
  },
  run: async (at) => {
    const { tx, actor, now, input: { reason, trust }, subject: { facts: { task }, row } } = at
    sameAccount(trust, (await account(at, row.personId))?.trust ?? 0)
    await calledBack(at, row.seatId)
    const same = sameHand({ signed: [row.personId], calledBack: [actor.id] })
    await tx.signature.updateMany({
      where: { id: row.id }, data: { state: 'in force', stateAt: now, stateReason: reason, sameHand: row.sameHand || same },
    })
    return {
      entry: {
        kind: 'signature.confirmed', says: `confirmed the signature on ${task.title} with its signer${same ? ', no second person' : ''}`,
        about: { signatureId: row.id, seatId: row.seatId, reason, trust, sameHand: same }, taskId: task.id,
      },
      notices: [{ to: [row.seatId], kind: 'task changed' }],
    }
  },
})
