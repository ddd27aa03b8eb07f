import { z } from 'zod'
import { id, incidentInput, moment } from './input'
import { condition, open, permission, type Condition } from './permission'
import { needsCountersigning, mayCountersign } from './set-aside'
import { purposes, readyToSign, signersOf, type Purpose } from './sign-off'
import { whileTaskIs, type SignatureState, type TaskFacts } from './task'

export const signOnPaperInput = incidentInput({ taskId: id, purpose: z.enum(purposes), seatId: id, signedAt: moment, evidenceId: id })
export const paperInput = incidentInput({ signatureId: id })

/** A signature given on paper, as it is typed in. */
type TypedFacts = TaskFacts & { purpose: Purpose; named: { id: string; name: string }; signedAt: Date; waiting: boolean }
/** A signature on paper that waits to count. `unchanged`: what was signed is what stands there now. */
export type PaperFacts = TaskFacts & {
  purpose: Purpose
  paper: { state: SignatureState; seatId: string; name: string; unchanged: boolean; acceptedByIc: boolean; acceptedByManager: boolean }
}

/** What is shown to whoever makes a signature on paper count: exactly what was signed, by whom, when, and its scan. */
export function paperShown(row: {
  id: string; purpose: Purpose; content: string; signedBySeatId: string; at: Date; evidenceId: string | null
}) {
  return {
    signatureId: row.id, purpose: row.purpose, content: row.content, signedBySeatId: row.signedBySeatId, signedAt: row.at.toISOString(),
    evidenceId: row.evidenceId,
  }
}

/** A condition of one purpose alone. */
const only = (purpose: Purpose, rule: Condition<TaskFacts>) => condition<TaskFacts & { purpose: Purpose }>({
  says: `for a ${purpose}: ${rule.says}`, refuses: rule.refuses, because: rule.because,
  holds: (f) => f.purpose !== purpose || rule.holds(f),
})

/** Nobody signs for another: the paper bears the name of who would sign here (states 5). */
export const bySomebodyEntitled = condition<TypedFacts>({
  says: 'signed by the one entitled to', refuses: 'state',
  holds: (f) => (f.purpose === 'sign-off' ? signersOf(f).some((signer) => signer.seatId === f.named.id) : mayCountersign(f, f.named.id)),
  because: (f) => `This is not ${f.named.name}’s to sign.`,
})
export const signedBefore = condition<TypedFacts>({
  says: 'signed before it is typed in', refuses: 'state', holds: (f) => f.signedAt <= f.now,
  because: 'The moment lies in the future. Give the one on the paper.',
})
export const noPaperWaits = condition<TypedFacts>({
  says: 'no other paper waits for the same', refuses: 'state', holds: (f) => !f.waiting,
  because: 'A paper waits here already. Confirm or accept that one.',
})
export const onPaper = condition<PaperFacts>({
  says: 'the signature is on paper and does not count yet', refuses: 'state', holds: (f) => f.paper.state === 'on paper',
  because: (f) => `The signature is ${f.paper.state}. Nothing waits to be confirmed.`,
})
export const paperUnchanged = condition<PaperFacts>({
  says: 'nothing changed since it was typed in', refuses: 'state', holds: (f) => f.paper.unchanged,
  because: 'Something changed since the paper was typed in. It has to be signed again.',
})
export const signedItThemselves = condition<PaperFacts>({
  says: 'the one who signed the paper', refuses: 'who', holds: (f) => f.me?.id === f.paper.seatId,
  because: (f) => `Only ${f.paper.name}, who signed on paper, can confirm it.`,
})
/** The coordinator and a manager, each for their half; who is both does both halves, and the record says so. */
export const acceptanceOpen = condition<PaperFacts>({
  says: 'one’s own half is not accepted yet', refuses: 'state',
  holds: (f) => (f.standings.has('coordinator') && !f.paper.acceptedByIc) || (f.standings.has('manager') && !f.paper.acceptedByManager),
  because: 'You have accepted it already. It wants the coordinator and a manager.',
})

const counts = [
  onPaper, ...readyToSign.map((rule) => only('sign-off', rule)), only('countersignature', needsCountersigning), paperUnchanged,
] as const

export const paperPermissions = {
  'signature.signOnPaper': permission<TypedFacts>({
    rows: 'SG-7', does: 'type in a signature on paper', scope: 'incident', who: ['member'], while: open,
    and: [
      only('sign-off', whileTaskIs('in progress')), only('countersignature', needsCountersigning),
      bySomebodyEntitled, signedBefore, noPaperWaits,
    ],
  }),
  'signature.confirmPaper': permission<PaperFacts>({
    rows: 'SG-7', does: 'confirm their signature on paper', scope: 'incident', who: ['member', 'limited'], while: open, proof: true,
    and: [signedItThemselves, ...counts],
  }),
  'signature.acceptPaper': permission<PaperFacts>({
    rows: 'SG-7', does: 'accept a signature on paper', scope: 'incident', who: ['coordinator', 'manager'], while: open, proof: true,
    and: [...counts, acceptanceOpen],
  }),
} as const
