import { z } from 'zod'
import type { IncidentFacts } from './facts'
import { id, incidentInput, moment, text } from './input'
import { condition, open, permission, type Condition } from './permission'
import { accountOpen, notOnList, type CandidateFacts } from './roster'
import { namedMayHold, whileTaskIs, type NamedForTask, type TaskFacts } from './task'

// Several tasks get their coordinators in one act, and people whom the plan names come onto the roster with it (TK-2, SE-6).

/** So many tasks at most: an entry of the logbook names them all. */
const most = 50

/** Each task gets someone from the roster, or someone whom the plan names and who comes in with it. */
const naming = z.strictObject({ taskId: id, seatId: id.optional(), planKey: text(40).optional() })
  .refine(({ seatId, planKey }) => (seatId === undefined) !== (planKey === undefined), 'Choose someone from the roster, or someone whom the plan names.')
const comer = z.strictObject({ planKey: text(40), accessUntil: moment.nullable() })

/** `comeIn`: who comes onto the roster by it, each once, with the end of their access; each of them is named for a task. */
export const staffInput = incidentInput({
  names: z.array(naming).min(1, 'Choose someone for at least one task.').max(most, `Name for ${most} tasks at a time.`)
    .refine((names) => new Set(names.map(({ taskId }) => taskId)).size === names.length, 'Name each task once.'),
  comeIn: z.array(comer).max(most, `Bring in ${most} people at a time.`).default([]),
}).refine(({ names, comeIn }) => {
  const keys = comeIn.map(({ planKey }) => planKey)
  const named = new Set(names.flatMap(({ planKey }) => planKey ?? []))
  return new Set(keys).size === keys.length && named.size === keys.length && keys.every((key) => named.has(key))
}, { path: ['comeIn'], message: 'Bring in once each person of the plan whom a task names, and nobody else.' })

/**
 * Somebody whom the plan names. `account`: as the plan means it, another since, which waits for a call-back (SE-10), or none. `twice`: the plan names that
 * account under another key, too, and it comes in by that already.
 */
export type Comer = Pick<CandidateFacts, 'candidate'> & { account: 'as named' | 'another' | 'none'; twice: boolean }
export type StaffFacts = IncidentFacts & {
  namings: readonly { task: TaskFacts['task']; named: NamedForTask }[]
  comers: readonly Comer[]
}

/** A condition of one, asked of each of several: what it says of those that break it, in a sentence each. */
const ofEach = <One>(of: string, one: Condition<One>, all: (f: StaffFacts) => readonly One[], begin: (each: One) => string): Condition<StaffFacts> =>
  condition({
    says: `of each ${of}: ${one.says}`, refuses: one.refuses, beside: true, holds: (f) => all(f).every(one.holds),
    because: (f) => all(f).filter((each) => !one.holds(each))
      .map((each) => begin(each) + (typeof one.because === 'string' ? one.because : one.because(each))).join(' '),
  })

type NamingFacts = TaskFacts & { named: NamedForTask }
const ofEachTask = (one: Condition<NamingFacts>) =>
  ofEach('task', one, (f) => f.namings.map((each): NamingFacts => ({ ...f, ...each })), ({ task }) => `${task.title}: `)
const ofEachComer = (one: Condition<IncidentFacts & Comer>) =>
  ofEach('person brought in', one, (f) => f.comers.map((each) => ({ ...f, ...each })), () => '')

const isOpen = whileTaskIs('open')
/** Another is named on the task's own row, where it is read who has it now (TK-4). */
const nobodyHasIt = condition<TaskFacts>({
  ...isOpen, because: (f) => (f.task.state === 'assigned' || f.task.state === 'in progress'
    ? `${f.task.coordinator?.name ?? 'Someone'} coordinates it already. Leave it out, or reassign it on its own row.`
    : (isOpen.because as (facts: TaskFacts) => string)(f)),
})
const hasAccount = condition<IncidentFacts & Comer>({
  says: 'there is an account', refuses: 'state', holds: (f) => f.account !== 'none',
  because: (f) => `${f.candidate.name} has no account, so can’t have a task. Choose someone else.`,
})
const accountAsNamed = condition<IncidentFacts & Comer>({
  says: 'no administrator took the account in hand since the plan named it', refuses: 'state', holds: (f) => f.account !== 'another',
  because: (f) => `${f.candidate.name}’s account is not the one that the plan named. Bring them in under Roster, call them back, then name them.`,
})
const comesInOnce = condition<IncidentFacts & Comer>({
  says: 'the plan names the account once among them', refuses: 'state', holds: (f) => !f.twice,
  because: (f) => `The plan names ${f.candidate.name} twice. Choose one of the two for all tasks.`,
})

export const staffPermissions = {
  'task.staff': permission<StaffFacts>({
    rows: 'TK-2, SE-6', does: 'name task coordinators', scope: 'incident', who: ['coordinator'], while: open,
    and: [
      ofEachTask(nobodyHasIt), ofEachTask(namedMayHold), ofEachComer(notOnList), ofEachComer(accountOpen), ofEachComer(hasAccount),
      ofEachComer(accountAsNamed), ofEachComer(comesInOnce),
    ],
  }),
} as const
