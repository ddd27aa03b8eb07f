import { incidentCommand } from '@/lib/commands/command'
import { handsOf } from '@/lib/facts/hands'
import type { WritingWithin } from '@/lib/facts/incident'
import { taskFacts, tasksWithFacts } from '@/lib/facts/task'
import { listed } from '@/lib/rules/blocked'
import { sameHand } from '@/lib/rules/same-hand'
import { countersignAllInput, countersignInput, countersignShown, severalShown } from '@/lib/rules/set-aside'
import type { TaskFacts } from '@/lib/rules/task'
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
    const { incident, edit, subject: { facts } } = at
    const { task } = facts
    const signed = await keepCountersignature(at, facts, edit.how)
    return {
      entry: {
        kind: 'task.countersigned', taskId: task.id, about: { ...signed, how: edit.how, signedAt: at.now.toISOString() },
        says: `countersigned that ${task.title} is set aside${signed.sameHand ? ', no second person' : ''}${doubtSays(signed.inDoubt)}`,
      },
      notices: [{ to: [incident.coordinator.id], kind: 'task changed' }, doubtNotice(signed.inDoubt, incident.me!.id)],
    }
  },
})

/**
 * The same for several tasks with one proof (TK-13, ST-4): all of them or none. The proof is bound to every reason that was shown, of those
 * beside them, too; each task gets a signature of its own, over its own reason, and one entry lists them.
 */
export const countersignAll = incidentCommand('task.countersignAll', {
  input: countersignAllInput,
  subject: async (at, { taskIds, shownIds }) => {
    const asked = new Set([...taskIds, ...shownIds])
    const shown = (await tasksWithFacts(at, [...asked])).map(({ facts }) => facts)
    if (shown.length < asked.size) return null
    const several = shown.filter(({ task }) => taskIds.includes(task.id))
    return { facts: { ...at.incident, several }, content: severalShown(shown) }
  },
  shown: ({ content }) => content,
  run: async (at) => {
    const { incident, edit, subject: { facts: { several } } } = at
    const signatures = []
    for (const facts of several) signatures.push({ taskId: facts.task.id, title: facts.task.title, ...(await keepCountersignature(at, facts, edit.how)) })
    const titles = signatures.map(({ title, sameHand: same }) => (same ? `${title} (no second person)` : title))
    const inDoubt = signatures.some((signed) => signed.inDoubt)
    return {
      entry: {
        kind: 'task.allCountersigned', about: { how: edit.how, signedAt: at.now.toISOString(), signatures },
        says: `countersigned that ${listed(titles)} ${titles.length === 1 ? 'is' : 'are'} set aside${doubtSays(inDoubt)}`,
      },
      notices: [{ to: [incident.coordinator.id], kind: 'task changed' }, doubtNotice(inDoubt, incident.me!.id)],
    }
  },
})

/** Keeps the countersignature of one task, over what its signer was shown of it; what the log book says of it. */
async function keepCountersignature(at: WritingWithin, facts: TaskFacts, how: string) {
  const { task } = facts
  const content = countersignShown(facts)
  const same = sameHand({ setAside: (await handsOf(at, task.id)).setAside, countersigned: [at.actor.id] })
  const office: 'communication owner' | 'manager' = task.aside?.needs === 'communication owner' ? 'communication owner' : 'manager'
  const print = countersignPrint(content)
  const kept = await keepSignature(at, {
    taskId: task.id, purpose: 'countersignature', content, fingerprint: print, listStamp: null, how, sameHand: same, office,
  })
  return { ...kept, fingerprint: print, content, office, sameHand: same }
}
