import { listed, waitSentence, waitsToSign } from './blocked'
import type { IncidentFacts, SeatState } from './facts'
import { id, ids, incidentInput, moment, reason, trust } from './input'
import { missingWords, namedMissing, type Missing } from './missing'
import { condition, open, permission } from './permission'
import { whileTaskIs, type Named, type SignatureState, type TaskFacts } from './task'

/** What is signed of a task: that it is done, or that setting it aside is right. */
export const purposes = ['sign-off', 'countersignature'] as const
export type Purpose = (typeof purposes)[number]

export const signOffInput = incidentInput({ taskId: id })
export const sendBackInput = incidentInput({ taskId: id, reason })
export const markDoneInput = incidentInput({ taskId: id, completedBySeatId: id })
export const reopenTaskInput = incidentInput({ taskId: id, reason })
export const overtakeInput = incidentInput({ taskIds: ids })
export const renewItemsInput = incidentInput({ hostIds: ids })
export const doubtInput = incidentInput({ seatId: id, since: moment, reason })
/** `trust`: of the signer’s account as it was shown before the call. */
export const confirmInput = incidentInput({ signatureId: id, trust, reason })

/** Whose signature a task takes: its coordinator's; a step of the notification tree is signed by who answers for public words (P1). */
export function signersOf({ task }: TaskFacts): readonly { seatId: string; name: string }[] {
  if (task.kind === 'tree step') return task.communicationOwners
  return task.coordinator ? [task.coordinator] : []
}

export const isItsSigner = condition<TaskFacts>({
  says: 'the task’s own coordinator; for a step of the notification tree the communication owner', refuses: 'who',
  holds: (f) => signersOf(f).some((signer) => signer.seatId === f.me?.id),
  because: (f) => {
    const names = listed(signersOf(f).map((signer) => signer.name))
    if (f.task.kind === 'tree step') return names ? `Only ${names}, who answers for public words, can sign this step off.`
      : `Nobody answers for public words yet. ${f.coordinatorName} has to name a communication owner.`
    return names ? `Only ${names}, who coordinates this task, can sign it off.`
      : 'Only its task coordinator can sign it off, and nobody is named.'
  },
})

/** T4: a required item, question or piece of evidence that is still open stops the signature. */
export const itemsTicked = condition<TaskFacts>({
  says: 'every required item is ticked', refuses: 'state', beside: true, holds: (f) => f.task.missing.items.length === 0,
  because: (f) => `Not ticked yet: ${namedMissing(f.task.missing.items)}.`,
})
export const questionsAnswered = condition<TaskFacts>({
  says: 'every required question is answered', refuses: 'state', beside: true, holds: (f) => f.task.missing.questions.length === 0,
  because: (f) => `Not answered yet: ${namedMissing(f.task.missing.questions)}.`,
})
export const evidenceAttached = condition<TaskFacts>({
  says: 'all evidence asked for is attached', refuses: 'state', beside: true, holds: (f) => f.task.missing.evidence.length === 0,
  because: (f) => `Evidence is asked for and not attached yet: ${namedMissing(f.task.missing.evidence)}.`,
})
export const resultWritten = condition<TaskFacts>({
  says: 'a result or an answer is in writing', refuses: 'state', beside: true, holds: (f) => f.task.written,
  because: 'Write the result first: it is what you sign for.',
})
/** T9. An assessment wants every reviewer's word, as far as they can still give it (AV-3). */
export const reviewersHeard = condition<TaskFacts>({
  says: 'no objection of a reviewer is open; for an assessment, each agreed or was answered', refuses: 'state', beside: true,
  holds: (f) => unheard(f).length === 0,
  because: (f) => (f.task.reviews.some((review) => review.state === 'objected')
    ? `An objection is open: ${listed(unheard(f))}. Answer it first.` : `Still to check it: ${listed(unheard(f))}.`),
})
function unheard({ task }: TaskFacts): string[] {
  const objected = task.reviews.filter((review) => review.state === 'objected')
  const asked = task.kind === 'assessment' ? task.reviews.filter((review) => review.state === 'asked' && review.active) : []
  return (objected.length > 0 ? objected : asked).map((review) => review.name)
}
export const restsOnSettled = condition<TaskFacts>({
  says: 'everything it depends on is settled now', refuses: 'state', beside: true, holds: (f) => waitsToSign(f.task).length === 0,
  because: (f) => `Can’t be signed off yet: ${waitSentence(waitsToSign(f.task), f.me?.sees !== 'shared')}.`,
})
export const gateIsOpen = condition<TaskFacts>({
  says: 'for a step of the notification tree, its gate is open', refuses: 'state', beside: true, holds: (f) => f.task.gateShut === null,
  because: (f) => `Can’t be signed off yet: ${f.task.gateShut?.because ?? ''}.`,
})
export const ongoingOnlyWhileWatching = condition<TaskFacts>({
  says: 'an ongoing task only while watching', refuses: 'state', beside: true, holds: (f) => !f.task.ongoing || f.phase === 'watching',
  because: 'This goes on until the incident ends: it is signed off while watching.',
})
export const signatureCounts = condition<TaskFacts>({
  says: 'its signature is in force', refuses: 'state', beside: true, holds: (f) => f.task.signature?.state === 'in force',
  because: (f) => `Its signature is ${f.task.signature?.state ?? 'not there'}. It has to be confirmed, or the task sent back and `
    + 'signed again.',
})
/** One thing that a task lacks to be signed off, and what it is about. */
export type Lacking = { about: 'item' | 'question' | 'evidence' | 'result' | 'review' | 'task' | 'gate'; id: string | null; says: string }

/** All that a task lacks to be signed off, each for itself, in the order in which a refusal says it. */
export function lackingToSign(f: TaskFacts): Lacking[] {
  const { missing, gateShut } = f.task
  const of = (about: Lacking['about'], things: readonly Missing[]) => things.map((each): Lacking => ({ about, id: each.id, says: missingWords(each) }))
  const waits = waitsToSign(f.task)
  const others = f.me?.sees === 'shared' ? waits.slice(0, 1).map((): Lacking => ({ about: 'task', id: null, says: waitSentence(waits, false) }))
    : waits.map(({ task, what, stands }): Lacking => ({ about: 'task', id: task?.id ?? null, says: `${what} ${stands}` }))
  return [
    ...of('item', missing.items), ...of('question', missing.questions), ...of('evidence', missing.evidence),
    ...(f.task.written ? [] : [{ about: 'result' as const, id: null, says: 'the result in writing' }]),
    ...unheard(f).map((name) => ({ about: 'review' as const, id: null, says: `the word of ${name}, who checks it` })),
    ...others, ...(gateShut ? [{ about: 'gate' as const, id: null, says: gateShut.because }] : []),
  ]
}

/** Everything that has to be so when a sign-off begins to count, however it was given (TK-7). */
export const readyToSign = [
  whileTaskIs('in progress'), itemsTicked, questionsAnswered, evidenceAttached, resultWritten, reviewersHeard, restsOnSettled, gateIsOpen,
  ongoingOnlyWhileWatching,
] as const

/** `completer`: who is named as having completed it. */
export type MarkDoneFacts = TaskFacts & { completer: { name: string; state: SeatState } }
export const completerListed = condition<MarkDoneFacts>({
  says: 'whoever completed it was on the roster', refuses: 'state', beside: true, holds: ({ completer }) => completer.state !== 'proposed' && completer.state !== 'declined',
  because: ({ completer }) => `${completer.name} was only proposed for the roster. Name someone who was on it, or approve the proposal first.`,
})

export type ListFacts = IncidentFacts & { lists: readonly { id: string; title: string; changed: boolean }[] }
export const listChanged = condition<ListFacts>({
  says: 'its list changed since it was signed', refuses: 'state', holds: (f) => f.lists.every(({ changed }) => changed),
  because: 'Its list is as it was signed.',
})
export type HostsFacts = IncidentFacts & { hosts: readonly { id: string; name: string; state: string }[] }
export const hostIsConfirmed = condition<HostsFacts>({
  says: 'the host is confirmed', refuses: 'state', holds: (f) => f.hosts.every(({ state }) => state === 'confirmed'),
  because: 'The host is not confirmed.',
})
export const hasAccount = condition<IncidentFacts & { named: Named; account: boolean }>({
  says: 'the person named has an account', refuses: 'state', holds: (f) => f.account,
  because: (f) => `${f.named.name} has no account here.`,
})
export const notInTheFuture = condition<IncidentFacts & { since: Date }>({
  says: 'the moment is not in the future', refuses: 'state', holds: (f) => f.since <= f.now,
  because: 'That time is in the future. Enter one that has passed.',
})
export const isInDoubt = condition<TaskFacts & { doubted: { state: SignatureState } }>({
  says: 'the signature is in doubt', refuses: 'state', holds: (f) => f.doubted.state === 'in doubt',
  because: (f) => `The signature is ${f.doubted.state}, not in doubt.`,
})

const byCoordinator = { scope: 'incident', who: ['coordinator'], while: open } as const
const bySystem = { scope: 'incident', who: ['system'], while: open } as const

export const signOffPermissions = {
  'task.signOff': permission<TaskFacts>({
    rows: 'TK-7, SG-1, SG-2', does: 'sign a task off', scope: 'incident', who: ['member', 'limited'], while: open, proof: true,
    and: [isItsSigner, ...readyToSign],
  }),
  'task.sendBack': permission<TaskFacts>({
    rows: 'TK-9, SG-4', does: 'send a task back', ...byCoordinator, and: [whileTaskIs('signed off')],
  }),
  'task.markDone': permission<MarkDoneFacts>({
    rows: 'TK-10', does: 'mark a task done', ...byCoordinator, and: [whileTaskIs('signed off'), signatureCounts, completerListed],
  }),
  'task.reopen': permission<TaskFacts>({ rows: 'TK-11', does: 'reopen a task', ...byCoordinator, and: [whileTaskIs('done')] }),
  'task.renewItems': permission<HostsFacts>({
    rows: 'TK-12', does: 'renew the items that stand for each host', ...bySystem, and: [hostIsConfirmed],
  }),
  'signature.overtake': permission<ListFacts>({
    rows: 'SG-3, TK-8', does: 'note that a signed list changed', ...bySystem, and: [listChanged],
  }),
  'signature.doubt': permission<IncidentFacts & { named: Named; account: boolean; since: Date }>({
    rows: 'SG-5', does: 'declare an account compromised', ...byCoordinator, and: [hasAccount, notInTheFuture],
  }),
  'signature.confirm': permission<TaskFacts & { doubted: { state: SignatureState } }>({
    rows: 'SG-6', does: 'confirm a signature in doubt', ...byCoordinator, and: [isInDoubt],
  }),
} as const
