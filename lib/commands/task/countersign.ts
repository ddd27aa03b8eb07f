import { incidentCommand } from '@/lib/commands/command'
import { handsOf } from '@/lib/facts/hands'
import { taskFacts } from '@/lib/facts/task'
import { sameHand } from '@/lib/rules/same-hand'
import { countersignInput, countersignShown } from '@/lib/rules/set-aside'
import { countersignPrint, doubtNotice, doubtSays, keepSignature } from './signature'

/**
 * Signs that setting a task aside is right (TK-13, ST-4): a manager for a "must", the communication owner for a step of the
 * notification tree, with proof. Who set it aside themselves is recorded as same hand.
 */
export const countersign = incidentCommand('task.countersign', {
  input: countersignInput,
  subject: async (at, { taskId }) => {
    const facts = await taskFacts(at, taskId)
    return facts && { facts, content: countersignShown(facts) }
  },
  shown: ({ content }) => content,
  run: async (at) => {
    const { actor, incident, edit, subject: { facts: { task }, content } } = at
    const same = sameHand({ setAside: (await handsOf(at, task.id)).setAside, countersigned: [actor.id] })
    const office = task.aside?.needs === 'communication owner' ? 'communication owner' : 'manager'
    const print = countersignPrint(content)
    const { signatureId, inDoubt } = await keepSignature(at, {
      taskId: task.id, purpose: 'countersignature', content, fingerprint: print, listStamp: null, how: edit.how, sameHand: same,
      office,
    })
    return {
      entry: {
        kind: 'task.countersigned', says: `countersigned that ${task.title} is set aside${same ? ', same hand' : ''}${doubtSays(inDoubt)}`, taskId: task.id,
        about: { signatureId, fingerprint: print, content, how: edit.how, office, sameHand: same, inDoubt, signedAt: at.now.toISOString() },
      },
      notices: [{ to: [incident.coordinator.id], kind: 'task changed' }, doubtNotice(inDoubt, incident.me!.id)],
    }
  },
})
