import { incidentCommand, type Edit } from '@/lib/commands/command'
import { newId } from '@/lib/db/id'
import { handsOf } from '@/lib/facts/hands'
import type { WritingWithin } from '@/lib/facts/incident'
import { seatFacts } from '@/lib/facts/seat'
import { contentChangedAt, contentOf, listStamp } from '@/lib/facts/task-content'
import { taskWithFacts } from '@/lib/facts/task'
import { canonical } from '@/lib/log-book/hash'
import { halfOf, paperInput, paperShown, signOnPaperInput, type PaperFacts } from '@/lib/rules/paper'
import { sameHand, type Person } from '@/lib/rules/same-hand'
import { countersignShown } from '@/lib/rules/set-aside'
import type { Purpose } from '@/lib/rules/sign-off'
import type { SignatureState } from '@/lib/rules/task'
import { doubtOf } from './broken-account'
import { becomeSignedOff } from './sign-off'
import { countersignPrint, doubtNotice, doubtSays, signOffPrint, stateBy } from './signature'

/**
 * Types in a signature given on paper, with its scan as registered evidence (SG-7). It counts only once it is confirmed or accepted.
 * Refused where the paper is older than what it would stand for, or from the future.
 */
export const signOnPaper = incidentCommand('signature.signOnPaper', {
  input: signOnPaperInput,
  subject: async (at, { incidentId, taskId, purpose, seatId, evidenceId, signedAt }) => {
    const task = await contentFor(at, taskId, purpose)
    const seat = await seatFacts(at, incidentId, seatId)
    const scan = await at.tx.evidence.findFirst({ where: { id: evidenceId, incidentId }, select: { id: true, sha256: true } })
    if (!task || !seat?.personId || !scan) return null
    const waiting = (await at.tx.signature.count({ where: { taskId, purpose, state: 'on paper' } })) > 0
    const office = await at.tx.office.findFirst({ where: { incidentId, seatId, office: officeFor(purpose, task.facts) }, select: { since: true } })
    const facts = {
      ...task.facts, purpose, named: { id: seat.id, name: seat.name }, signedAt: new Date(signedAt), changedAt: task.changedAt,
      officeSince: office?.since ?? null, waiting,
    }
    return { ...task, facts, seat, personId: seat.personId, scan }
  },
  run: async ({ tx, now, incident, input: { purpose }, subject: { facts, content, print, stamp, seat, personId, scan } }) => {
    const { task } = facts
    const [signatureId, office] = [newId(), officeFor(purpose, facts)]
    await tx.signature.createMany({
      data: [{
        id: signatureId, incidentId: incident.incident.id, taskId: task.id, purpose, state: 'on paper', content: canonical(content),
        fingerprint: print,
        seatId: seat.id, personId, office, at: facts.signedAt, how: 'on paper',
        planNumber: incident.incident.planNumber,
        rulesVersion: seat.acknowledgedRules ?? 0, listStamp: stamp, evidenceId: scan.id, typedBySeatId: incident.me!.id, stateAt: now,
      }],
    })
    return {
      entry: {
        kind: 'signature.typedIn', says: `typed in that ${seat.name} signed ${task.title} on paper`, taskId: task.id,
        about: {
          signatureId, purpose, fingerprint: print, content, signedAt: facts.signedAt.toISOString(), seatId: seat.id, office,
          evidenceId: scan.id, sha256: scan.sha256,
        },
      },
      notices: [{
        to: [seat.id, incident.coordinator.id, ...incident.managers.map((manager) => manager.id)], kind: 'countersignature wanted',
      }],
      answer: { signatureId },
    }
  },
})

/** The signer confirms here, with proof, what they signed on paper (SG-7): it counts from now on. Same hand, as if signed here. */
export const confirmPaper = incidentCommand('signature.confirmPaper', {
  input: paperInput,
  subject: paperSubject,
  shown: ({ shown }) => shown,
  run: async (at) => {
    const { edit, subject: { facts, row } } = at
    const { same, inDoubt } = await count(at, row, { how: `on paper, confirmed by ${edit.how}`, by: [row.seatId] })
    return {
      entry: {
        kind: 'signature.paperConfirmed', taskId: facts.task.id,
        says: `confirmed their signature on ${facts.task.title}, given on paper${same ? ', no second person' : ''}${doubtSays(inDoubt)}`,
        about: { signatureId: row.id, purpose: row.purpose, fingerprint: row.fingerprint, how: edit.how, sameHand: same, inDoubt },
      },
      notices: [{ to: [at.incident.coordinator.id], kind: 'task signed' }, doubtNotice(inDoubt, row.seatId)],
    }
  },
})

/**
 * The coordinator and a manager each accept a signature on paper, with proof (SG-7): with the second it counts. Refused to whoever typed
 * it in, and to one person for both halves, whatever office or seat they have by then.
 */
export const acceptPaper = incidentCommand('signature.acceptPaper', {
  input: paperInput,
  subject: paperSubject,
  shown: ({ shown }) => shown,
  run: async (at) => {
    const { tx, incident, edit, subject: { facts, row } } = at
    const half = halfOf(facts)!
    const mine = half === 'coordinator'
      ? { acceptedByIc: true, acceptedIcSeatId: incident.me!.id } : { acceptedByManager: true, acceptedManagerSeatId: incident.me!.id }
    await tx.signature.updateMany({ where: { id: row.id }, data: mine })
    const { acceptedByIc, acceptedByManager, acceptedIcSeatId, acceptedManagerSeatId } = { ...row, ...mine }
    const counts = acceptedByIc && acceptedByManager
    const how = 'on paper, accepted by the coordinator and a manager'
    const { same, inDoubt } = counts ? await count(at, row, { how, by: [acceptedIcSeatId, acceptedManagerSeatId] }) : { same: false, inDoubt: false }
    return {
      entry: {
        kind: 'signature.paperAccepted', taskId: facts.task.id,
        says: `accepted the signature of ${facts.paper.name} on ${facts.task.title}, given on paper${counts && !inDoubt ? '; it is in force now' : ''}`
          + (same ? ', no second person' : '') + (inDoubt ? '; it is in doubt, as the account of someone who accepted it is' : ''),
        about: {
          signatureId: row.id, purpose: row.purpose, fingerprint: row.fingerprint, half, acceptedByIc, acceptedByManager, counts,
          sameHand: same, inDoubt, how: edit.how,
        },
      },
      notices: [{ to: counts ? [row.seatId, incident.coordinator.id] : [], kind: 'task changed' }, doubtNotice(inDoubt, row.seatId)],
    }
  },
})

async function contentFor(at: WritingWithin, taskId: string, purpose: Purpose) {
  const found = await taskWithFacts(at, taskId)
  if (!found) return null
  if (purpose === 'countersignature') {
    const content = countersignShown(found.facts)
    return { facts: found.facts, content, print: countersignPrint(content), stamp: null, changedAt: found.row.stateAt }
  }
  const content = await contentOf(at, found.row)
  return {
    facts: found.facts, content, print: signOffPrint(content), stamp: await listStamp(at, found.row),
    changedAt: await contentChangedAt(at, found.row),
  }
}

async function paperSubject(at: WritingWithin, { incidentId, signatureId }: { incidentId: string; signatureId: string }) {
  const row = await at.tx.signature.findFirst({ where: { id: signatureId, incidentId, typedBySeatId: { not: null } } })
  const purpose = row?.purpose as Purpose
  const task = row && (await contentFor(at, row.taskId, purpose))
  const seat = row && (await seatFacts(at, incidentId, row.seatId))
  if (!row || !task) return null
  const { acceptedByIc, acceptedByManager } = row
  const hands = await handsOf(at, row.taskId, row.id)
  const paper: PaperFacts['paper'] = {
    state: row.state as SignatureState, seatId: row.seatId, name: seat?.name ?? 'the signer', unchanged: row.fingerprint === task.print,
    typedBy: await personIn(at, row.typedBySeatId), acceptedByIc, acceptedByManager,
    acceptors: [...hands.acceptedByIc ?? [], ...hands.acceptedByManager ?? []],
  }
  return {
    facts: { ...task.facts, purpose, paper }, row,
    shown: paperShown({ ...row, purpose, signedBySeatId: row.seatId }),
  }
}

async function personIn({ tx }: WritingWithin, seatId: string | null): Promise<Person> {
  const seat = seatId && (await tx.seat.findUnique({ where: { id: seatId }, select: { personId: true } }))
  return seat ? seat.personId : null
}

type PaperRow = { id: string; taskId: string; purpose: string; personId: string }

/**
 * From now on the signature counts: a sign-off moves its task, a countersignature stands beside it. `by`: the seats whose accounts it rests
 * on; if one of them is in doubt, so is the signature (SG-5). Returns that, and whether it is same hand.
 */
async function count(
  at: WritingWithin & { edit: Edit }, row: PaperRow, { how, by }: { how: string; by: readonly (string | null)[] },
): Promise<{ same: boolean; inDoubt: boolean }> {
  // The coordinator in office is the one who will mark it done.
  const signerWillMark = row.purpose === 'sign-off' && at.incident.coordinator.personId === row.personId
  const same = sameHand({ ...(await handsOf(at, row.taskId, row.id)), markedDone: signerWillMark ? [row.personId] : [] })
  const doubted = await doubtOf(at, by)
  await at.tx.signature.updateMany({ where: { id: row.id }, data: { ...stateBy(doubted), stateAt: at.now, how, sameHand: same } })
  if (row.purpose === 'sign-off') await becomeSignedOff(at, { id: row.taskId })
  return { same, inDoubt: doubted !== null }
}

function officeFor(purpose: Purpose, facts: { task: { kind: string; aside: { needs: string | null } | null } }): string {
  if (purpose === 'countersignature') return facts.task.aside?.needs ?? 'manager'
  return facts.task.kind === 'tree step' ? 'communication owner' : 'task coordinator'
}
