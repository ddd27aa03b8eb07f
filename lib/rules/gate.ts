import type { TaskState } from './task-state'

/** What opens a step of the notification tree (states 9). */
export type Gate = 'initial' | 'partner' | 'repair plan' | 'environment secure' | 'entry closed' | 'watching'

/** What the gates look at. The titles are those of this incident's plan. */
export type GateFacts = {
  repairPlanWritten: boolean
  environmentSecure: { done: boolean; title: string }
  entry: readonly { done: boolean; title: string }[]
  watching: boolean
}

/** What the gates look at, of all tasks of an incident. A plan can reword the tasks that are named here, not leave them out. */
export function gateFacts(
  tasks: readonly { key: string | null; title: string; state: TaskState; signed: boolean }[], more: Pick<GateFacts, 'repairPlanWritten' | 'watching'>,
): GateFacts {
  const keyed = (key: string) => {
    const task = tasks.find((each) => each.key === key)
    return { done: task?.state === 'done' && task.signed, title: task?.title ?? key }
  }
  return { ...more, environmentSecure: keyed('environment-secure'), entry: [keyed('entry-investigation'), keyed('entry-closed')] }
}

/** A shut gate: what it waits for in a few words, and as a sentence that completes "Can’t be signed off yet: …". */
export type GateShut = { waitsFor: string; because: string }

/** Why a step of the tree can't be completed yet, or null while its gate is open (ST-1, P2). Computed each time, never stored. */
export function gateShut(gate: Gate | null, facts: GateFacts, seesWhole: boolean): GateShut | null {
  switch (gate) {
    case 'repair plan': return facts.repairPlanWritten ? null : {
      waitsFor: 'a repair plan', because: 'the repair plan has to be written first',
    }
    case 'environment secure': return doneFirst([facts.environmentSecure], seesWhole)
    case 'entry closed': return doneFirst(facts.entry, seesWhole)
    case 'watching': return facts.watching ? null : { waitsFor: 'all services back', because: 'service has to be fully back first' }
    // Management contacts and partner checks have their own registers; their conditions are weighed there.
    default: return null
  }
}

function doneFirst(tasks: readonly { done: boolean; title: string }[], seesWhole: boolean): GateShut | null {
  const waiting = tasks.filter((task) => !task.done).map((task) => task.title)
  if (waiting.length === 0) return null
  if (!seesWhole) return { waitsFor: 'another task', because: 'it waits for another task' }
  const names = waiting.join(' and ')
  return { waitsFor: names, because: `${names} ${waiting.length === 1 ? 'has' : 'have'} to be done first` }
}
