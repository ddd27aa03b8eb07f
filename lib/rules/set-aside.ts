import { z } from 'zod'
import { listed } from './blocked'
import type { IncidentFacts } from './facts'
import { id, incidentInput, reason, text } from './input'
import { condition, open, permission } from './permission'
import { sectionIsThere, whileTaskIs, type Level, type TaskFacts, type TaskKind } from './task'

export const setAsideInput = incidentInput({ taskId: id, reason })
/** Of every task of a section: set aside, take up again. */
export const wholeSectionInput = incidentInput({ section: text(20), reason })
export const countersignInput = incidentInput({ taskId: id })
/** So many reasons are read, and signed, in one act. */
export const countersignedAtOnce = 20
/** `taskIds`: what is signed; `shownIds`: what else stood in the list that was read. The proof is bound to all of it. */
export const countersignAllInput = incidentInput({
  taskIds: z.array(id).min(1, 'Tick at least one task.').max(countersignedAtOnce), shownIds: z.array(id).max(countersignedAtOnce).default([]),
})
export const takeUpInput = incidentInput({ taskId: id, reason })

/** Whose signature setting it aside wants: a "must" a manager's, a step of the tree the communication owner's (TK-13, ST-4). */
export function countersignerOf(task: { level: Level; kind: TaskKind }): 'manager' | 'communication owner' | null {
  if (task.kind === 'tree step') return 'communication owner'
  return task.level === 'must' || task.level === 'must not' ? 'manager' : null
}

const needs = ({ task }: TaskFacts) => (task.aside ? task.aside.needs : countersignerOf(task))

const countersigners = (f: TaskFacts): readonly string[] => (needs(f) === 'communication owner'
  ? f.task.communicationOwners.map(({ seatId }) => seatId) : f.managers.filter((seat) => seat.able).map(({ id }) => id))

/** Whether the person in this seat may countersign: in office, and able to act. */
export const mayCountersign = (f: TaskFacts, seatId: string | undefined): boolean => seatId !== undefined && countersigners(f).includes(seatId)

/** The office whose signature is wanted, or would be, and that nobody can act in now; null where there is none to wait for. */
export function unsignableBy(f: TaskFacts): 'manager' | 'communication owner' | null {
  const wanted = f.task.aside?.countersigned ? null : needs(f)
  return wanted && countersigners(f).length === 0 ? wanted : null
}

/** What a countersigner is shown, and signs: the task, why it is set aside, and by whose decision. */
export function countersignShown({ incident, task }: TaskFacts) {
  const { id, title, level, section, aside } = task
  return {
    incidentId: incident.id, taskId: id, title, level, section,
    setAside: aside && { reason: aside.reason, bySeatId: aside.bySeatId, needs: aside.needs },
  }
}

/** The same of each task of a list, which is proved as a whole: if one of them changes, the list is another. */
export const severalShown = (all: readonly TaskFacts[]) => ({ tasks: all.map(countersignShown) })

/** Of a section: what is done stays done, and what goes on until the end goes on. */
export const canBeSetAside = (task: Pick<TaskFacts['task'], 'state' | 'ongoing'>): boolean =>
  !task.ongoing && task.state !== 'done' && task.state !== 'set aside'

type SectionFacts = IncidentFacts & { sectionTitle: string | null; candidates: number }
/** What is countersigned in one act. */
type SeveralFacts = IncidentFacts & { several: readonly TaskFacts[] }

export const notOngoing = condition<TaskFacts>({
  says: 'the task does not go on until the end', refuses: 'state', holds: (f) => !f.task.ongoing,
  because: 'This goes on until the incident ends. It can’t be set aside.',
})
export const somethingToSetAside = condition<SectionFacts>({
  says: 'a task of the section can be set aside', refuses: 'state', holds: (f) => f.candidates > 0,
  because: 'Nothing here can be set aside: its tasks are done, set aside already, or go on until the end.',
})
export const somethingToTakeUp = condition<SectionFacts>({
  says: 'a task of the section is set aside', refuses: 'state', holds: (f) => f.candidates > 0, because: 'Nothing here is set aside.',
})
const wantsSignature = ({ task }: TaskFacts) => task.state === 'set aside' && task.aside?.needs != null && !task.aside.countersigned
export const needsCountersigning = condition<TaskFacts>({
  says: 'it was set aside and needs a signature that is not there yet', refuses: 'state', holds: wantsSignature,
  because: (f) => whyNotWanted(f),
})
/** Of one of several: by its name. */
function whyNotWanted({ task }: TaskFacts, named?: string): string {
  if (task.state !== 'set aside') return `${named ?? 'The task'} is ${task.state}, not set aside.`
  return task.aside?.countersigned ? `${named ?? 'It'} was signed already.` : `${named ?? 'It'} needs no second signature.`
}
const whoCountersigns = (f: TaskFacts) => (needs(f) === 'communication owner' ? 'the communication owner' : 'a manager on the roster')
export const isCountersigner = condition<TaskFacts>({
  says: 'a manager; for a step of the notification tree the communication owner', refuses: 'who', holds: (f) => mayCountersign(f, f.me?.id),
  because: (f) => `Only ${whoCountersigns(f)} can countersign this.`,
})

export const isCountersignerOfAll = condition<SeveralFacts>({
  says: 'a manager; for steps of the notification tree the communication owner', refuses: 'who',
  holds: ({ several, me }) => several.every((f) => mayCountersign(f, me?.id)),
  because: ({ several, me }) => {
    const [first, ...rest] = several.filter((f) => !mayCountersign(f, me?.id))
    const alike = [first!, ...rest.filter((f) => needs(f) === needs(first!))]
    return `Only ${whoCountersigns(first!)} can countersign ${listed(alike.map(({ task }) => task.title))}.`
  },
})
/** None is signed if one of them can’t be; which it is, is said. */
export const allNeedCountersigning = condition<SeveralFacts>({
  says: 'each was set aside and needs a signature that is not there yet', refuses: 'state', holds: ({ several }) => several.every(wantsSignature),
  because: ({ several }) => several.filter((f) => !wantsSignature(f)).map((f) => whyNotWanted(f, f.task.title)).join(' '),
})

const byCoordinator = { scope: 'incident', who: ['coordinator'], while: open } as const

export const setAsidePermissions = {
  'task.setAside': permission<TaskFacts>({
    rows: 'TK-13, ST-4', does: 'set a task aside', ...byCoordinator,
    and: [whileTaskIs('open', 'assigned', 'in progress', 'signed off'), notOngoing],
  }),
  'task.setSectionAside': permission<SectionFacts>({
    rows: 'TK-13', does: 'set a section aside', ...byCoordinator, and: [sectionIsThere, somethingToSetAside],
  }),
  'task.countersign': permission<TaskFacts>({
    rows: 'TK-13, ST-4', does: 'countersign', scope: 'incident', who: ['member', 'limited'], while: open, proof: true,
    and: [isCountersigner, needsCountersigning],
  }),
  'task.countersignAll': permission<SeveralFacts>({
    rows: 'TK-13, ST-4', does: 'countersign several', scope: 'incident', who: ['member', 'limited'], while: open, proof: true,
    and: [isCountersignerOfAll, allNeedCountersigning],
  }),
  'task.takeUp': permission<TaskFacts>({ rows: 'TK-14', does: 'reinstate a task', ...byCoordinator, and: [whileTaskIs('set aside')] }),
  'task.takeSectionUp': permission<SectionFacts>({
    rows: 'TK-14', does: 'reinstate a section', ...byCoordinator, and: [sectionIsThere, somethingToTakeUp],
  }),
} as const
