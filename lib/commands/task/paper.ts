import { incidentCommand, type Edit } from '@/lib/commands/command'
import { newId } from '@/lib/db/id'
import type { WritingWithin } from '@/lib/facts/incident'
import { seatFacts } from '@/lib/facts/seat'
import { contentOf, listStamp } from '@/lib/facts/task-content'
import { taskWithFacts } from '@/lib/facts/task'
import { canonical } from '@/lib/log-book/hash'
import { paperInput, paperShown, signOnPaperInput } from '@/lib/rules/paper'
import { countersignShown } from '@/lib/rules/set-aside'
import type { Purpose } from '@/lib/rules/sign-off'
import type { SignatureState } from '@/lib/rules/task'
import { becomeSignedOff } from './sign-off'
import { countersignPrint, signOffPrint } from './signature'

/** Types in a signature given on paper, with its scan as registered evidence (SG-7). It counts only once it is confirmed or accepted. */
export const signOnPaper = incidentCommand('signature.signOnPaper', {
  input: signOnPaperInput,
  subject: async (at, { incidentId, taskId, purpose, seatId, evidenceId, signedAt }) => {
    const task = await contentFor(at, taskId, purpose)
    const seat = await seatFacts(at, incidentId, seatId)
    const scan = await at.tx.evidence.findFirst({ where: { id: evidenceId, incidentId }, select: { id: true, sha256: true } })
    if (!task || !seat?.personId || !scan) return null
    const waiting = (await at.tx.signature.count({ where: { taskId, purpose, state: 'on paper' } })) > 0
    const facts = { ...task.facts, purpose, named: { id: seat.id, name: seat.name }, signedAt: new Date(signedAt), waiting }
    return { ...task, facts, seat, personId: seat.personId, scan }
  },
  run: async ({ tx, now, incident, input: { purpose }, subject: { facts, content, print, stamp, seat, personId, scan } }) => {
    const { task } = facts
    const signatureId = newId()
    await tx.signature.createMany({
      data: [{
        id: signatureId, incidentId: incident.incident.id, taskId: task.id, purpose, state: 'on paper', content: canonical(content),
        fingerprint: print,
        seatId: seat.id, personId, office: officeFor(purpose, facts), at: facts.signedAt, how: 'on paper',
        planNumber: incident.incident.planNumber,
        rulesVersion: seat.acknowledgedRules ?? 0, listStamp: stamp, evidenceId: scan.id, typedBySeatId: incident.me!.id, stateAt: now,
      }],
    })
    return {
      entry: {
        kind: 'signature.typedIn', says: `typed in that ${seat.name} signed ${task.title} on paper`, taskId: task.id,
        about: {
          signatureId, purpose, fingerprint: print, content, signedAt: facts.signedAt.toISOString(), seatId: seat.id, evidenceId: scan.id,
          sha256: scan.sha256,
        },
      },
      notices: [{
        to: [seat.id, incident.coordinator.id, ...incident.managers.map((manager) => manager.id)], kind: 'countersignature wanted',
      }],
      answer: { signatureId },
    }
  },
})

/** The signer confirms here, with proof, what they signed on paper (SG-7): it counts from now on. */
export const confirmPaper = incidentCommand('signature.confirmPaper', {
  input: paperInput,
  subject: paperSubject,
  shown: ({ shown }) => shown,
  run: async (at) => {
    const { edit, subject: { facts, row } } = at
    await count(at, row, { how: `on paper, confirmed by ${edit.how}` })
    return {
      entry: {
        kind: 'signature.paperConfirmed', says: `confirmed their signature on ${facts.task.title}, given on paper`, taskId: facts.task.id,
        about: { signatureId: row.id, purpose: row.purpose, fingerprint: row.fingerprint, how: edit.how },
      },
      notices: [{ to: [at.incident.coordinator.id], kind: 'task signed' }],
    }
  },
})

/**
 * The coordinator and a manager each accept a signature on paper, with proof (SG-7): with the second it counts. One person for both is
 * same hand.
 */
export const acceptPaper = incidentCommand('signature.acceptPaper', {
  input: paperInput,
  subject: paperSubject,
  shown: ({ shown }) => shown,
  run: async (at) => {
    const { tx, incident, edit, subject: { facts, row } } = at
    const half = { ic: incident.standings.has('coordinator'), manager: incident.standings.has('manager') }
    const acceptedByIc = row.acceptedByIc || half.ic
    const acceptedByManager = row.acceptedByManager || half.manager
    const sameHand = half.ic && half.manager && !row.acceptedByIc && !row.acceptedByManager
    await tx.signature.updateMany({ where: { id: row.id }, data: { acceptedByIc, acceptedByManager, sameHand } })
    const counts = acceptedByIc && acceptedByManager
    if (counts) await count(at, row, { how: 'on paper, accepted by the coordinator and a manager' })
    return {
      entry: {
        kind: 'signature.paperAccepted', taskId: facts.task.id,
        says: `accepted the signature of ${facts.paper.name} on ${facts.task.title}, given on paper${counts ? '; it counts now' : ''}`
          + (sameHand ? ', same hand' : ''),
        about: {
          signatureId: row.id, purpose: row.purpose, fingerprint: row.fingerprint, acceptedByIc, acceptedByManager, counts, sameHand,
          how: edit.how,
        },
      },
      notices: [{ to: counts ? [row.seatId, incident.coordinator.id] : [], kind: 'task changed' }],
    }
  },
})

async function contentFor(at: WritingWithin, taskId: string, purpose: Purpose) {
  const found = await taskWithFacts(at, taskId)
  if (!found) return null
  if (purpose === 'countersignature') {
    const content = countersignShown(found.facts)
    return { facts: found.facts, content, print: countersignPrint(content), stamp: null }
  }
  const content = await contentOf(at, found.row)
  return { facts: found.facts, content, print: signOffPrint(content), stamp: await listStamp(at, found.row) }
}

async function paperSubject(at: WritingWithin, { incidentId, signatureId }: { incidentId: string; signatureId: string }) {
  const row = await at.tx.signature.findFirst({ where: { id: signatureId, incidentId, typedBySeatId: { not: null } } })
  const purpose = row?.purpose as Purpose
  const task = row && (await contentFor(at, row.taskId, purpose))
  const seat = row && (await seatFacts(at, incidentId, row.seatId))
  if (!row || !task) return null
  const { acceptedByIc, acceptedByManager } = row
  const paper = {
    state: row.state as SignatureState, seatId: row.seatId, name: seat?.name ?? 'the signer', unchanged: row.fingerprint === task.print,
    acceptedByIc, acceptedByManager,
  }
  return {
    facts: { ...task.facts, purpose, paper }, row,
    shown: paperShown({ ...row, purpose, signedBySeatId: row.seatId }),
  }
}

type PaperRow = { id: string; taskId: string; purpose: string }

/** From now on the signature counts: a sign-off moves its task, a countersignature stands beside it. */
async function count(at: WritingWithin & { edit: Edit }, row: PaperRow, { how }: { how: string }): Promise<void> {
  await at.tx.signature.updateMany({ where: { id: row.id }, data: { state: 'in force', stateAt: at.now, how } })
  if (row.purpose === 'sign-off') await becomeSignedOff(at, { id: row.taskId })
}

function officeFor(purpose: Purpose, facts: { task: { kind: string; aside: { needs: string | null } | null } }): string {
  if (purpose === 'countersignature') return facts.task.aside?.needs ?? 'manager'
  return facts.task.kind === 'tree step' ? 'communication owner' : 'task coordinator'
}
