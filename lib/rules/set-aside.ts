import type { IncidentFacts } from './facts'
import { id, incidentInput, reason, text } from './input'
import { condition, open, permission } from './permission'
import { sectionIsThere, whileTaskIs, type Level, type TaskFacts, type TaskKind } from './task'

export const setAsideInput = incidentInput({ taskId: id, reason })
export const setSectionAsideInput = incidentInput({ section: text(20), reason })
export const countersignInput = incidentInput({ taskId: id })
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

/** Of a section: what is done stays done, and what goes on until the end goes on. */
export const canBeSetAside = (task: Pick<TaskFacts['task'], 'state' | 'ongoing'>): boolean =>
  !task.ongoing && task.state !== 'done' && task.state !== 'set aside'

type SectionFacts = IncidentFacts & { sectionTitle: string | null; candidates: number }

export const notOngoing = condition<TaskFacts>({
  says: 'the task does not go on until the end', refuses: 'state', holds: (f) => !f.task.ongoing,
  because: 'This goes on until the incident ends. It can’t be set aside.',
})
export const somethingToSetAside = condition<SectionFacts>({
  says: 'a task of the section can be set aside', refuses: 'state', holds: (f) => f.candidates > 0,
  because: 'Nothing here can be set aside: its tasks are done, set aside already, or go on until the end.',
})
export const needsCountersigning = condition<TaskFacts>({
  says: 'it was set aside and wants a signature that is not there yet', refuses: 'state',
  holds: ({ task }) => task.state === 'set aside' && task.aside?.needs != null && !task.aside.countersigned,
  because: ({ task }) => {
    if (task.state !== 'set aside') return `The task is ${task.state}, not set aside.`
    return task.aside?.countersigned ? 'It was signed already.' : 'It wants no second signature.'
  },
})
export const isCountersigner = condition<TaskFacts>({
  says: 'a manager; for a step of the notification tree the communication owner', refuses: 'who', holds: (f) => mayCountersign(f, f.me?.id),
  because: (f) => `Only ${needs(f) === 'communication owner' ? 'the communication owner' : 'a manager on the list'} can countersign this.`,
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
  'task.takeUp': permission<TaskFacts>({ rows: 'TK-14', does: 'take a task up again', ...byCoordinator, and: [whileTaskIs('set aside')] }),
} as const
