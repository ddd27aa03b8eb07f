import { incidentCommand } from '@/lib/commands/command'
import type { WritingWithin } from '@/lib/facts/incident'
import { allTaskFacts, taskFacts } from '@/lib/facts/task'
import { listed } from '@/lib/rules/blocked'
import { canBeSetAside, countersignerOf, setAsideInput, takeUpInput, wholeSectionInput } from '@/lib/rules/set-aside'
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
  input: wholeSectionInput,
  subject: (at, { section }) => ofSection(at, section, canBeSetAside),
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
    const { input: { reason }, subject: { facts } } = at
    const { task } = facts
    return {
      entry: {
        kind: 'task.takenUp', says: `reinstated ${task.title}`, about: { reason, ...(await takenUp(at, task, reason)) }, taskId: task.id,
      },
      notices: [toldOfChange([facts])],
    }
  },
})

/** Takes up again every task of a section that is set aside, one by one, in one entry that lists them (TK-14). */
export const takeSectionUp = incidentCommand('task.takeSectionUp', {
  input: wholeSectionInput,
  subject: (at, { section }) => ofSection(at, section, ({ state }) => state === 'set aside'),
  run: async (at) => {
    const { input: { section, reason }, subject: { facts, candidates } } = at
    const tasks = []
    for (const { task } of candidates) tasks.push({ id: task.id, title: task.title, ...(await takenUp(at, task, reason)) })
    return {
      entry: {
        kind: 'task.sectionTakenUp', says: `reinstated ${listed(tasks.map(({ title }) => title))} under ${facts.sectionTitle ?? section}`,
        about: { section, reason, tasks },
      },
      notices: [toldOfChange(candidates)],
    }
  },
})

type Task = TaskFacts['task']

/** The tasks of a section to which the same can be done, for who coordinates; how many there are is told to nobody else. */
async function ofSection(at: WritingWithin, section: string, fits: (task: Task) => boolean) {
  const all = at.incident.standings.has('coordinator') ? await allTaskFacts(at) : []
  const candidates = all.map(({ facts }) => facts).filter(({ task }) => task.section === section && fits(task))
  return { facts: { ...at.incident, sectionTitle: await sectionTitle(at, section), candidates: candidates.length }, candidates }
}

async function putAside({ tx, now, incident }: WritingWithin, task: Task, reason: string): Promise<void> {
  await tx.task.updateMany({
    where: { id: task.id },
    data: {
      state: 'set aside', stateAt: now, asideReason: reason, asideBySeatId: incident.me!.id, asideNeeds: countersignerOf(task),
      successorSeatId: null,
    },
  })
}

/** Open again: the signatures that no longer stand, and whose task it was. */
async function takenUp(at: WritingWithin, task: Task, reason: string): Promise<{ void: string[]; before: string | null }> {
  const signatures = await annul(at, task.id, reason)
  await at.tx.task.updateMany({
    where: { id: task.id },
    data: { state: 'open', stateAt: at.now, coordinatorSeatId: null, asideReason: null, asideBySeatId: null, asideNeeds: null },
  })
  return { void: signatures, before: task.coordinator?.seatId ?? null }
}

/** Who has to countersign, and whose tasks they were. */
function told(tasks: readonly TaskFacts[]) {
  const countersigners = tasks.flatMap(({ task, managers }) => {
    if (countersignerOf(task) === 'manager') return managers.map((seat) => seat.id)
    return countersignerOf(task) === null ? [] : task.communicationOwners.map((owner) => owner.seatId)
  })
  return [{ to: countersigners, kind: 'countersignature wanted' as const }, toldOfChange(tasks)]
}

const toldOfChange = (tasks: readonly TaskFacts[]) =>
  ({ to: tasks.flatMap(({ task }) => (task.coordinator ? [task.coordinator.seatId] : [])), kind: 'task changed' as const })
