import { isSettled, restsOnReopened, waitsToStart, type Wait } from './blocked'
import { waitFacts, type SignatureState, type TaskFacts } from './task'

type Standing = Pick<TaskFacts['task'], 'state' | 'prerequisite' | 'repairs' | 'permitted' | 'prerequisites' | 'dependencies' | 'gateShut'>
/** What the standing of a task follows from. */
export type StandingFacts = { task: Standing & { signature: { state: SignatureState } | null }; incident: { entryAnswered: boolean } }

/** How a task stands, as every page and every sheet says it. */
export type TaskStanding = {
  /** What keeps it from being started; empty once it was started, and when it was permitted out of order (TK-3, TK-15). */
  waits: Wait[]
  /** The shut gate of a step of the notification tree that is not signed off. It may be started all the same, not signed (ST-1). */
  gate: Wait | null
  /** Not started, and something is in the way: of starting it, or of signing it by its gate. */
  notReady: boolean
  /** Started or signed, but something that it waited for is unsettled again. */
  reopened: Wait[]
  settled: boolean
}

/** The one reading of a task: what it waits for, whether it is ready, whether it is settled (states 4, "Blocked"; ST-1). */
export function standingOf(facts: StandingFacts): TaskStanding {
  const { task } = facts
  const unstarted = task.state === 'open' || task.state === 'assigned'
  const waits = unstarted ? waitsToStart(waitFacts(facts)) : []
  const shut = unstarted || task.state === 'in progress' ? task.gateShut : null
  const gate: Wait | null = shut && { kind: 'gate', task: null, what: shut.waitsFor, stands: shut.because }
  return {
    waits, gate, notReady: unstarted && (waits.length > 0 || gate !== null),
    reopened: unstarted || task.state === 'set aside' ? [] : restsOnReopened(task),
    settled: isSettled({ state: task.state, signed: task.signature?.state === 'in force' }),
  }
}

/** All that a task waits for, its gate last. */
export const inTheWay = ({ waits, gate }: Pick<TaskStanding, 'waits' | 'gate'>): Wait[] => (gate ? [...waits, gate] : waits)
