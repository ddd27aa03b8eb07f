import { incidentCommand } from '@/lib/commands/command'
import type { WritingWithin } from '@/lib/facts/incident'
import { allTaskFacts, taskFacts } from '@/lib/facts/task'
import { listed } from '@/lib/rules/blocked'
import { canBeSetAside, countersignerOf, setAsideInput, setSectionAsideInput, takeUpInput } from '@/lib/rules/set-aside'
import type { TaskFacts } from '@/lib/rules/task'
import { sectionTitle } from './add'
import { annul } from './overtake'

/**
 * Sets a task aside with a reason (TK-13): what depends on it is released at once. A "must" waits for a manager's signature, a step of
 * the notification tree for the communication owner's; both are due by closing.
 */
export const setAside = incidentCommand('task.setAside', {
  input: setAsideInput,
  subject: async (at, { taskId }) => {
    const facts = await taskFacts(at, taskId)
    return facts && { facts }
  },
  run: async (at) => {
    const { input: { reason }, subject: { facts } } = at
    const { task } = facts
    await putAside(at, task, reason)
    return {
      entry: {
        kind: 'task.setAside', says: `set ${task.title} aside`, about: { reason, from: task.state, needs: countersignerOf(task) },
        taskId: task.id,
      },
      notices: told([facts]),
    }
  },
})

/** Sets aside every task of a section that can be, one by one, in one entry that lists them. What is done or ongoing stays as it is. */
export const setSectionAside = incidentCommand('task.setSectionAside', {
  input: setSectionAsideInput,
  subject: async (at, { section }) => {
    const all = at.incident.standings.has('coordinator') ? await allTaskFacts(at) : []
    const candidates = all.map(({ facts }) => facts).filter(({ task }) => task.section === section && canBeSetAside(task))
    return { facts: { ...at.incident, sectionTitle: await sectionTitle(at, section), candidates: candidates.length }, candidates }
  },
  run: async (at) => {
    const { input: { section, reason }, subject: { facts, candidates } } = at
    for (const { task } of candidates) await putAside(at, task, reason)
    const tasks = candidates.map(({ task }) => ({ id: task.id, title: task.title, from: task.state, needs: countersignerOf(task) }))
    return {
      entry: {
        kind: 'task.sectionSetAside', says: `set aside ${listed(tasks.map((task) => task.title))} under ${facts.sectionTitle ?? section}`,
        about: { section, reason, tasks },
      },
      notices: told(candidates),
    }
  },
})

/** Takes up again what was set aside, with a reason (TK-14): open, without a coordinator; its earlier signatures no longer stand. */
export const takeUp = incidentCommand('task.takeUp', {
  input: takeUpInput,
  subject: async (at, { taskId }) => {
    const facts = await taskFacts(at, taskId)
    return facts && { facts }
  },
  run: async (at) => {
    const { tx, now, input: { reason }, subject: { facts: { task } } } = at
    const signatures = await annul(at, task.id, reason)
    await tx.task.updateMany({
      where: { id: task.id },
      data: { state: 'open', stateAt: now, coordinatorSeatId: null, asideReason: null, asideBySeatId: null, asideNeeds: null },
    })
    return {
      entry: {
        kind: 'task.takenUp', says: `took up ${task.title} again`,
        about: { reason, void: signatures, before: task.coordinator?.seatId ?? null }, taskId: task.id,
      },
      notices: [{ to: task.coordinator ? [task.coordinator.seatId] : [], kind: 'task changed' }],
    }
  },
})

async function putAside({ tx, now, incident }: WritingWithin, task: TaskFacts['task'], reason: string): Promise<void> {
  await tx.task.updateMany({
    where: { id: task.id },
    data: {
      state: 'set aside', stateAt: now, asideReason: reason, asideBySeatId: incident.me!.id, asideNeeds: countersignerOf(task),
      successorSeatId: null,
    },
  })
}

/** Who has to countersign, and whose tasks they were. */
function told(tasks: readonly TaskFacts[]) {
  const countersigners = tasks.flatMap(({ task, managers }) => {
    if (countersignerOf(task) === 'manager') return managers.map((seat) => seat.id)
    return countersignerOf(task) === null ? [] : task.communicationOwners.map((owner) => owner.seatId)
  })
  return [
    { to: countersigners, kind: 'countersignature wanted' as const },
    { to: tasks.flatMap(({ task }) => (task.coordinator ? [task.coordinator.seatId] : [])), kind: 'task changed' as const },
  ]
}
