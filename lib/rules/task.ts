import { z } from 'zod'
import { blocks, waitSentence, waitsToStart, type Awaited, type Dependency, type Wait, type WaitFacts } from './blocked'
import { coverList } from './cover'
import type { IncidentFacts } from './facts'
import type { GateShut } from './gate'
import { id, ids, incidentInput, optionalText, reason, text } from './input'
import type { Missing } from './missing'
import { oneLine } from './one-line'
import { condition, open, permission, type Condition } from './permission'
import { taskStates, type TaskState } from './task-state'

/** How binding something is (T8). */
export const levels = ['must', 'should', 'may', 'must not', 'should not'] as const
export type Level = (typeof levels)[number]
export type TaskKind = 'task' | 'assessment' | 'tree step'

/** Somebody as an act names them: whether they could take part now. */
export type Named = { id: string; name: string; active: boolean }
/** Somebody as a task coordinator: who waits for their rules can take part once they are acknowledged. */
export type NamedForTask = Named & { rulesWait: boolean }
type Helper = { seatId: string; name: string; state: 'helper' | 'asked' }
export type Review = { id: string; seatId: string; name: string; state: 'asked' | 'agreed' | 'objected' | 'answered'; active: boolean }
export type SignatureState = 'in force' | 'overtaken' | 'void' | 'in doubt' | 'on paper'

/** A task as rules see it. What it waits for is named only to whole seats: see lib/rules/blocked. */
export type TaskFacts = IncidentFacts & {
  task: {
    id: string; key: string | null; title: string; section: string; state: TaskState; level: Level; kind: TaskKind; ongoing: boolean
    prerequisite: boolean; repairs: boolean; permitted: boolean
    /** Whom the incident coordinator named for it; null while nobody is. */
    coordinator: { seatId: string; name: string } | null
    helpers: readonly Helper[]; reviews: readonly Review[]
    prerequisites: readonly Awaited[]; dependencies: readonly Dependency[]
    /** What is required and still missing (T4). */
    missing: { items: readonly Missing[]; questions: readonly Missing[]; evidence: readonly Missing[] }
    /** There is a written result, or written answers (T2). */
    written: boolean
    /** The sign-off that counts or last counted; null if there never was one. */
    signature: { id: string; state: SignatureState; seatId: string; personId: string; name: string; sameHand: boolean } | null
    aside: {
      bySeatId: string | null; needs: 'manager' | 'communication owner' | null; countersigned: boolean; sameHand: boolean; reason: string
    } | null
    /** Tree steps: why the gate is shut, and who answers for public words (states 9). */
    gateShut: GateShut | null
    communicationOwners: readonly { seatId: string; name: string }[]
  }
}

const itemInput = z.strictObject({ text: text(240), level: z.enum(levels) })
const questionInput = z.strictObject({ text: text(240), takes: z.enum(['text', 'yes-no']), required: z.boolean() })
const evidenceInput = z.strictObject({ text: text(240), required: z.boolean() })

export const addInput = incidentInput({
  section: text(20), title: oneLine(80), doing: text(160), plain: text(160), description: optionalText(1000), level: z.enum(levels),
  repairs: z.boolean(),
  items: z.array(itemInput).max(50), questions: z.array(questionInput).max(50), evidence: z.array(evidenceInput).max(20),
})
export const assignInput = incidentInput({ taskId: id, seatId: id, cover: coverList.default([]) })
export const coverInput = incidentInput({ taskId: id, cover: coverList })
export const startInput = incidentInput({ taskId: id })
export const permitInput = incidentInput({ taskId: id, reason })
export const giveBackInput = incidentInput({ taskId: id, reason, successorSeatId: id.nullable() })
export const releaseInput = incidentInput({ taskIds: ids })

// ── who ──────────────────────────────────────────────────────────────────────────────────────────────────────────
export const helpsWithIt = ({ me, task }: TaskFacts) => task.helpers.some((helper) => helper.state === 'helper' && helper.seatId === me?.id)
export const coordinatesIt = ({ me, task }: TaskFacts) => me !== null && me.id === task.coordinator?.seatId

const whoCoordinates = (f: TaskFacts) => (f.task.coordinator
  ? `${f.task.coordinator.name}, who coordinates this task`
  : `its task coordinator, whom ${f.coordinatorName} still has to name`)

const itsPeople = (f: TaskFacts) => (f.task.coordinator
  ? `${f.task.coordinator.name}, who coordinates it, and its helpers`
  : `its task coordinator, whom ${f.coordinatorName} still has to name, and its helpers`)

/** The one person who answers for the task (T1). `does` completes "Only …, who coordinates this task, can …". */
export const byTaskCoordinator = (does: string): Condition<TaskFacts> => condition({
  says: 'the task’s own coordinator', refuses: 'who', holds: coordinatesIt, because: (f) => `Only ${whoCoordinates(f)}, can ${does}.`,
})
/** Only the task's people work on it (T1, R1). */
export const byItsPeople = (does: string): Condition<TaskFacts> => condition({
  says: 'one of the task’s people', refuses: 'who', holds: (f) => coordinatesIt(f) || helpsWithIt(f),
  because: (f) => `Only those who work on this task can ${does}: ${itsPeople(f)}. ${f.standings.has('coordinator')
    ? 'Assign it to yourself, or add yourself as a helper.' : 'Ask to join.'}`,
})
export const byEitherCoordinator = (does: string): Condition<TaskFacts> => condition({
  says: 'the coordinator or the task’s own coordinator', refuses: 'who', holds: (f) => f.standings.has('coordinator') || coordinatesIt(f),
  because: (f) => `Only the coordinator, ${f.coordinatorName}, or ${whoCoordinates(f)}, can ${does}.`,
})

// ── while ────────────────────────────────────────────────────────────────────────────────────────────────────────
const wayOn: Record<TaskState, string> = {
  open: 'Its task coordinator has to be named first.', assigned: 'It has to be started first.',
  'in progress': 'It has to be signed off first.',
  'signed off': 'Send it back first.', done: 'Reopen it first.', 'set aside': 'Reinstate it first.',
}
/** The task is in one of these states; else the sentence says where it stands and what comes first. */
export const whileTaskIs = (...wanted: readonly TaskState[]): Condition<TaskFacts> => condition({
  says: `the task is ${wanted.join(' or ')}`, refuses: 'state', holds: (f) => wanted.includes(f.task.state),
  because: (f) => standsElsewhere(f.task.state, wanted),
})
function standsElsewhere(state: TaskState, wanted: readonly TaskState[]): string {
  if (wanted.length === 1 && (wanted[0] === 'done' || wanted[0] === 'set aside')) return `The task is ${state}, not ${wanted[0]}.`
  const passed = wanted.every((each) => taskStates.indexOf(each) < taskStates.indexOf(state))
  return passed && state === 'in progress' ? 'The task is in progress already.' : `The task is ${state}. ${wayOn[state]}`
}

/** The person that an act names: an active seat, whole or limited. Why they can't take part, no limited seat learns (N8). */
export const namedIsActive = condition<IncidentFacts & { named: Named }>({
  says: 'the person named has an active seat', refuses: 'state', holds: (f) => f.named.active,
  because: (f) => `${f.named.name} can’t take part now${f.standings.has('limited') ? '.' : ': the rules are not acknowledged, or access is suspended or ended.'}`,
})
/**
 * Whoever is to coordinate a task: an active seat, or one that waits for its rules alone (TK-2). Until these are acknowledged it is shown nothing, hears
 * nothing of the task and can't start it (SE-8).
 */
export const namedMayHold = condition<IncidentFacts & { named: NamedForTask }>({
  says: 'the person named has an active seat, or one that waits for its rules alone', refuses: 'state', holds: (f) => f.named.active || f.named.rulesWait,
  because: (f) => `${f.named.name} can’t have a task now: there is no access, or it is suspended or ended.`,
})
export const isSomebodyElse = condition<TaskFacts & { named: Named }>({
  says: 'the person named does not coordinate it already', refuses: 'state', holds: (f) => f.named.id !== f.task.coordinator?.seatId,
  because: (f) => `${f.named.name} coordinates it already.`,
})
export const successorFits = condition<TaskFacts & { successor: Named | null }>({
  says: 'a successor, if named, is someone else with an active seat', refuses: 'state',
  holds: ({ successor, me }) => successor === null || (successor.active && successor.id !== me?.id),
  because: (f) => `${f.successor?.name ?? 'The person named'} can’t take it over: propose someone else who is active.`,
})
/** What decides whether a task may start, of the task as rules see it. */
export const waitFacts = ({ task, incident }: {
  task: Pick<TaskFacts['task'], 'prerequisite' | 'repairs' | 'permitted' | 'prerequisites' | 'dependencies'>; incident: { entryAnswered: boolean }
}): WaitFacts => ({
  task, prerequisites: task.prerequisites, dependencies: task.dependencies, entryAnswered: incident.entryAnswered,
})
/** Why a task can’t start, as its refusal says it. */
export const cantStart = (waits: readonly Wait[], seesWhole: boolean): string => `Can’t start yet: ${waitSentence(waits, seesWhole)}.`
export const mayStart = condition<TaskFacts>({
  says: 'nothing is in the way, or it was permitted out of order', refuses: 'state', holds: (f) => waitsToStart(waitFacts(f)).length === 0,
  because: (f) => cantStart(waitsToStart(waitFacts(f)), f.me?.sees !== 'shared'),
})
export const isBlocked = condition<TaskFacts>({
  says: 'something is in the way of starting', refuses: 'state', holds: (f) => !f.task.permitted && blocks(waitFacts(f)).length > 0,
  because: (f) => (f.task.permitted ? 'It was permitted already.' : 'Nothing is in its way: it can be started without a permission.'),
})
/** What the coordinator is shown who lets a task start out of order; the reason is their own words in the same act. */
export function permitShown(f: TaskFacts) {
  return {
    taskId: f.task.id, title: f.task.title, waits: blocks(waitFacts(f)).map(({ task, stands }) => ({ taskId: task?.id ?? null, stands })),
  }
}
export const sectionIsThere = condition<IncidentFacts & { sectionTitle: string | null }>({
  says: 'the section is one of the plan', refuses: 'state', holds: (f) => f.sectionTitle !== null, because: 'Choose a section of the plan.',
})
/** Tasks whose coordinator may have been removed from the list (TK-6). */
export type LeftFacts = IncidentFacts & { left: readonly { id: string; title: string; state: TaskState; coordinatorSeatId: string | null; removed: boolean }[] }
export const leftUnderWay = condition<LeftFacts>({
  says: 'the task is assigned or in progress', refuses: 'state',
  holds: (f) => f.left.every(({ state }) => state === 'assigned' || state === 'in progress'), because: 'The task is not under way.',
})
export const coordinatorHasLeft = condition<LeftFacts>({
  says: 'its task coordinator was removed from the roster', refuses: 'state', holds: (f) => f.left.every(({ removed }) => removed),
  because: 'Its task coordinator is still here.',
})

const byCoordinator = { scope: 'incident', who: ['coordinator'], while: open } as const
const byTeam = { scope: 'incident', who: ['member', 'limited'], while: open } as const

export const taskPermissions = {
  'task.add': permission<IncidentFacts & { sectionTitle: string | null }>({
    rows: 'TK-1', does: 'add tasks', ...byCoordinator, and: [sectionIsThere],
  }),
  'task.assign': permission<TaskFacts & { named: NamedForTask }>({
    rows: 'TK-2, TK-4', does: 'assign tasks', ...byCoordinator,
    and: [whileTaskIs('open', 'assigned', 'in progress'), isSomebodyElse, namedMayHold],
  }),
  'task.cover': permission<TaskFacts>({
    rows: 'TK-2, H6', does: 'say which changes to hosts a task covers', ...byCoordinator, and: [whileTaskIs('assigned', 'in progress')],
  }),
  'task.start': permission<TaskFacts>({
    rows: 'TK-3', does: 'start a task', ...byTeam, and: [byItsPeople('start it'), whileTaskIs('assigned'), mayStart],
  }),
  'task.permit': permission<TaskFacts>({
    rows: 'TK-15', does: 'let a task start out of order', ...byCoordinator, proof: true, and: [whileTaskIs('assigned'), isBlocked],
  }),
  'task.giveBack': permission<TaskFacts & { successor: Named | null }>({
    rows: 'TK-5', does: 'hand a task back', ...byTeam,
    and: [byTaskCoordinator('hand it back'), whileTaskIs('assigned', 'in progress'), successorFits],
  }),
  'task.release': permission<LeftFacts>({
    rows: 'TK-6', does: 'take a task from someone who was removed', scope: 'incident', who: ['system'], while: open,
    and: [leftUnderWay, coordinatorHasLeft],
  }),
} as const
