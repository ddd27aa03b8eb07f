import type { TaskState } from './task-state'

/** Something a task can wait for, as it stands now. */
export type Awaited = { id: string; title: string; state: TaskState; started: boolean; signed: boolean }
export type Dependency = Awaited & { until: 'settled' | 'started'; ongoing: boolean }

/** What decides whether a task may start or be signed off: computed each time, never stored (states 4, "Blocked"). */
export type WaitFacts = {
  task: { prerequisite: boolean; repairs: boolean; permitted: boolean }
  /** All prerequisite tasks of the incident. */
  prerequisites: readonly Awaited[]
  dependencies: readonly Dependency[]
  entryAnswered: boolean
}

/**
 * One thing in the way: a task, the entry that is not answered, or the gate of a step of the notification tree. `what` completes "Waits
 * for …", `stands` says how it stands: after a task's title, or as a sentence of its own.
 */
export type Wait = { kind: 'prerequisite' | 'task' | 'entry' | 'gate'; task: { id: string; title: string } | null; what: string; stands: string }

/** Done with its sign-off in force, or set aside. */
export const isSettled = ({ state, signed }: Pick<Awaited, 'state' | 'signed'>): boolean =>
  state === 'set aside' || (state === 'done' && signed)

/** Started, or settled without a start. */
export const isUnderWay = (task: Awaited): boolean => task.started || isSettled(task)

/** Why a task can't start (TK-3); nothing is in the way of a task that was permitted out of order (TK-15). */
export function waitsToStart(facts: WaitFacts): Wait[] {
  return facts.task.permitted ? [] : blocks(facts)
}

/** What stands in the way of starting, permitted or not (T5, T6). */
export function blocks({ task, prerequisites, dependencies, entryAnswered }: WaitFacts): Wait[] {
  const first = task.prerequisite ? [] : prerequisites.filter((each) => !isUnderWay(each))
  const rest = dependencies.filter((each) => (each.until === 'started' ? !isUnderWay(each) : !isSettled(each)))
    .filter((each) => !first.some((other) => other.id === each.id))
  const entry: Wait[] = task.repairs && !entryAnswered
    ? [{ kind: 'entry', task: null, what: 'the answer how they got in', stands: 'how they got in is not answered yet' }] : []
  return [
    ...first.map((each) => ({ ...wait(each, 'hasn’t started'), kind: 'prerequisite' as const })), ...rest.map((each) => wait(each, standing(each))),
    ...entry,
  ]
}

/**
 * Why a task can't be signed off: everything it depends on is settled now (TK-7). What goes on until the end of the incident can't
 * be, so there a start is enough.
 */
export function waitsToSign({ dependencies }: Pick<WaitFacts, 'dependencies'>): Wait[] {
  return dependencies.filter((each) => (each.ongoing ? !isUnderWay(each) : !isSettled(each))).map((each) => wait(each, standing(each)))
}

/** Tasks that this one was allowed to start after, and that are unsettled again: "rests on something reopened". */
export function restsOnReopened({ dependencies }: Pick<WaitFacts, 'dependencies'>): Wait[] {
  return dependencies.filter((each) => each.until === 'settled' && !isSettled(each)).map((each) => wait(each, standing(each)))
}

/** "Entry investigation is in progress and Raise logging hasn’t started"; without names for whoever may not see those tasks (N8). */
export function waitSentence(waits: readonly Wait[], seesWhole: boolean): string {
  if (!seesWhole) return 'it waits for another task'
  return listed(waits.map(({ task, stands }) => (task ? `${task.title} ${stands}` : stands)))
}

/** What is waited for, each thing once: several prerequisites are one, which is no single task (T6). */
export function awaitedThings(waits: readonly Wait[]): Omit<Wait, 'stands'>[] {
  const rest = waits.filter(({ kind }) => kind !== 'prerequisite')
  return waits.length - rest.length < 2 ? [...waits] : [{ kind: 'prerequisite', task: null, what: 'the prerequisites' }, ...rest]
}

/** "the prerequisites and Entry investigation". */
export const awaitedWords = (waits: readonly Wait[]): string => listed(awaitedThings(waits).map(({ what }) => what))

/** "a, b and c". */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`
}

const wait = ({ id, title }: Awaited, stands: string): Wait => ({ kind: 'task', task: { id, title }, what: title, stands })

function standing(task: Dependency): string {
  if (!task.started) return 'hasn’t started'
  if (task.state === 'done') return 'is done, but its signature is no longer in force'
  return task.state === 'signed off' ? 'is signed off, but not done' : `is ${task.state}`
}
