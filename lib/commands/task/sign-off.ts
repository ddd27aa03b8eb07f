import { incidentCommand } from '@/lib/commands/command'
import { contentOf, listStamp } from '@/lib/facts/task-content'
import { taskWithFacts } from '@/lib/facts/task'
import { handsOf } from '@/lib/facts/hands'
import type { WritingWithin } from '@/lib/facts/incident'
import { sameHand } from '@/lib/rules/same-hand'
import { signOffInput } from '@/lib/rules/sign-off'
import type { TaskFacts } from '@/lib/rules/task'
import { doubtNotice, doubtSays, keepSignature, signOffPrint } from './signature'

/**
 * Signs a task off (TK-7, SG-1): the one entitled, with proof, over exactly what they were shown. Refused while anything required is
 * open, an objection is unanswered, or what it depends on is not settled; refused as changed if the content is another by now (SG-2).
 */
export const signOff = incidentCommand('task.signOff', {
  input: signOffInput,
  subject: async (at, { taskId }) => {
    const found = await taskWithFacts(at, taskId)
    return found && { facts: found.facts, content: await contentOf(at, found.row), stamp: await listStamp(at, found.row) }
  },
  shown: ({ content }) => content,
  run: async (at) => {
    const { actor, incident, edit, subject: { facts: { task }, content, stamp } } = at
    // The coordinator in office is the one who will mark it done.
    const same = sameHand({ ...(await handsOf(at, task.id)), signed: [actor.id], markedDone: incident.standings.has('coordinator') ? [actor.id] : [] })
    const office = task.kind === 'tree step' ? 'communication owner' : 'task coordinator'
    const print = signOffPrint(content)
    const { signatureId, inDoubt } = await keepSignature(at, {
      taskId: task.id, purpose: 'sign-off', content, fingerprint: print, listStamp: stamp, how: edit.how, sameHand: same,
      office,
    })
    await becomeSignedOff(at, task)
    return {
      entry: {
        kind: 'task.signedOff', says: `signed off ${task.title}${same ? ', no second person' : ''}${doubtSays(inDoubt)}`, taskId: task.id,
        about: { signatureId, fingerprint: print, content, how: edit.how, office, sameHand: same, inDoubt, signedAt: at.now.toISOString() },
      },
      notices: [{ to: [incident.coordinator.id], kind: 'task signed' }, doubtNotice(inDoubt, incident.me!.id)],
    }
  },
})

/** The task is signed off: in the command that makes its signature count. */
export async function becomeSignedOff({ tx, now }: Pick<WritingWithin, 'tx' | 'now'>, task: Pick<TaskFacts['task'], 'id'>): Promise<void> {
  await tx.task.updateMany({ where: { id: task.id }, data: { state: 'signed off', stateAt: now, backReason: null } })
}
