import { z } from 'zod'
import { id, incidentInput, moment } from './input'
import { condition, open, permission, type Condition } from './permission'
import { needsCountersigning, mayCountersign } from './set-aside'
import type { Person } from './same-hand'
import { purposes, readyToSign, signersOf, type Purpose } from './sign-off'
import { whileTaskIs, type SignatureState, type TaskFacts } from './task'

export const signOnPaperInput = incidentInput({ taskId: id, purpose: z.enum(purposes), seatId: id, signedAt: moment, evidenceId: id })
export const paperInput = incidentInput({ signatureId: id })

/**
 * A signature given on paper, as it is typed in. `changedAt`: when what it speaks of last changed; `officeSince`: since when its signer holds
 * the office in which they sign, null for whoever signs as a task's coordinator, whose naming is a change of the task.
 */
type TypedFacts = TaskFacts & {
  purpose: Purpose; named: { id: string; name: string }; signedAt: Date; changedAt: Date; officeSince: Date | null; waiting: boolean
}
/** A signature on paper that waits to count. `unchanged`: what was signed is what stands there now. */
export type PaperFacts = TaskFacts & {
  purpose: Purpose
  paper: {
    state: SignatureState; seatId: string; name: string; unchanged: boolean; typedBy: Person
    acceptedByIc: boolean; acceptedByManager: boolean
    /** Who accepted a half of it, whatever office or seat they have now. */
    acceptors: readonly Person[]
  }
}

/** The half that is this person's to accept: the coordinator's before the manager's; null if none is left to their offices. */
export function halfOf({ standings, paper }: PaperFacts): 'coordinator' | 'manager' | null {
  if (standings.has('coordinator') && !paper.acceptedByIc) return 'coordinator'
  return standings.has('manager') && !paper.acceptedByManager ? 'manager' : null
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
  because: 'That time is in the future. Enter the one on the paper.',
})
/** To the minute, as a moment is written on paper. */
const isSince = (moment: Date, since: Date) => moment.getTime() >= Math.floor(since.getTime() / 60_000) * 60_000

/** What stands here is what could be read and signed then. */
export const signedAfterChange = condition<TypedFacts>({
  says: 'signed after its last change', refuses: 'state',
  holds: (f) => isSince(f.signedAt, f.changedAt),
  because: 'It changed after that moment, so this paper can’t stand for it as it is now. It has to be signed again.',
})
export const heldOfficeThen = condition<TypedFacts>({
  says: 'signed while its signer held the role', refuses: 'state', holds: (f) => f.officeSince === null || isSince(f.signedAt, f.officeSince),
  because: (f) => `${f.named.name} did not hold the role that signs this at that time. Someone who holds it now has to sign.`,
})
export const noPaperWaits = condition<TypedFacts>({
  says: 'no other paper waits for the same', refuses: 'state', holds: (f) => !f.waiting,
  because: 'There is already a signature on paper for this. Confirm or accept that one.',
})
export const onPaper = condition<PaperFacts>({
  says: 'the signature is on paper and not in force yet', refuses: 'state', holds: (f) => f.paper.state === 'on paper',
  because: (f) => `The signature is ${f.paper.state}. There is nothing to confirm.`,
})
export const paperUnchanged = condition<PaperFacts>({
  says: 'nothing changed since it was typed in', refuses: 'state', holds: (f) => f.paper.unchanged,
  because: 'Something changed since the paper was typed in. It has to be signed again.',
})
export const signedItThemselves = condition<PaperFacts>({
  says: 'the one who signed the paper', refuses: 'who', holds: (f) => f.me?.id === f.paper.seatId,
  because: (f) => `Only ${f.paper.name}, who signed on paper, can confirm it.`,
})
/** A task can have been given to somebody else since. A countersignature stands whatever its signer's office became. */
export const stillTheirs = condition<PaperFacts>({
  says: 'a sign-off is still for the one who signed it', refuses: 'state',
  holds: (f) => f.purpose !== 'sign-off' || signersOf(f).some(({ seatId }) => seatId === f.paper.seatId),
  because: (f) => `This is not ${f.paper.name}’s to sign any more.`,
})
export const notTheirTyping = condition<PaperFacts>({
  says: 'someone else typed it in', refuses: 'who', holds: (f) => f.paper.typedBy === null || f.paper.typedBy !== f.me?.personId,
  because: 'You typed this in, so others have to accept it: the coordinator and a manager, two people.',
})
export const notBothHalves = condition<PaperFacts>({
  says: 'the other half was accepted by someone else', refuses: 'who',
  holds: (f) => !f.paper.acceptors.some((person) => person !== null && person === f.me?.personId),
  because: 'You have accepted it already. It needs the coordinator and a manager: two people.',
})
export const halfIsOpen = condition<PaperFacts>({
  says: 'one’s own half is not accepted yet', refuses: 'state', holds: (f) => halfOf(f) !== null,
  because: (f) => `The ${f.paper.acceptedByIc ? 'coordinator’s' : 'manager’s'} half is accepted already. It needs the other half, too.`,
})

const counts = [
  onPaper, ...readyToSign.map((rule) => only('sign-off', rule)), only('countersignature', needsCountersigning), paperUnchanged,
  stillTheirs,
] as const

export const paperPermissions = {
  'signature.signOnPaper': permission<TypedFacts>({
    rows: 'SG-7', does: 'type in a signature on paper', scope: 'incident', who: ['member'], while: open,
    and: [
      only('sign-off', whileTaskIs('in progress')), only('countersignature', needsCountersigning),
      bySomebodyEntitled, signedBefore, signedAfterChange, heldOfficeThen, noPaperWaits,
    ],
  }),
  'signature.confirmPaper': permission<PaperFacts>({
    rows: 'SG-7', does: 'confirm their signature on paper', scope: 'incident', who: ['member', 'limited'], while: open, proof: true,
    and: [signedItThemselves, ...counts],
  }),
  'signature.acceptPaper': permission<PaperFacts>({
    rows: 'SG-7', does: 'accept a signature on paper', scope: 'incident', who: ['coordinator', 'manager'], while: open, proof: true,
    and: [...counts, notTheirTyping, notBothHalves, halfIsOpen],
  }),
} as const
