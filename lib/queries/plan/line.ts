import type { TaskRow } from '@/lib/facts/task-row'
import { blocks, isSettled, restsOnReopened, type Wait } from '@/lib/rules/blocked'
import { heldUp } from '@/lib/rules/holds-up'
import { coordinatesIt, helpsWithIt, waitFacts, type Level, type SignatureState, type TaskFacts } from '@/lib/rules/task'
import type { TaskState } from '@/lib/rules/task-state'
import { isAnswered, isRequired } from '@/lib/rules/task-content'

/** A task as a row of the plan. */
export type PlanLine = {
  id: string; section: string; title: string; level: Level; state: TaskState; stateAt: Date; ongoing: boolean; prerequisite: boolean
  coordinator: string | null
  /** The viewer coordinates it or helps with it. */
  yours: boolean
  backReason: string | null
  /** What stands in the way of starting it; empty once it runs. */
  waits: Wait[]
  /** Why the gate of a step of the notification tree is shut, while the step is not finished. */
  gate: string | null
  /** Runs or is signed, but something it waited for is unsettled again. */
  reopened: Wait[]
  permitted: boolean
  started: boolean
  settled: boolean
  signature: { state: SignatureState; by: string; sameHand: boolean } | null
  completedBy: string | null
  aside: { reason: string; needs: string | null; countersigned: boolean } | null
  items: { required: number; ticked: number }
  questions: { asked: number; answered: number }
  /** How many tasks can’t go on before this one. */
  holdsUp: number
  /** Depends on the task above it in its section. */
  linked: boolean
}

/** The rows of a plan from the facts of all its tasks, in their order. */
export function planLines(tasks: readonly { facts: TaskFacts; row: TaskRow }[]): PlanLine[] {
  const held = holdings(tasks)
  return tasks.map(({ facts, row }, index) => {
    const { task } = facts
    const above = tasks[index - 1]?.facts.task
    const unsettled = !isSettled({ state: task.state, signed: task.signature?.state === 'in force' })
    const waiting = task.state === 'open' || task.state === 'assigned'
    const running = task.state === 'in progress' || task.state === 'signed off' || task.state === 'done'
    const required = row.items.filter(isRequired)
    const asked = row.questions.filter((question) => question.required)
    return {
      id: task.id, section: task.section, title: task.title, level: task.level, state: task.state, stateAt: row.stateAt,
      ongoing: task.ongoing,
      prerequisite: task.prerequisite, coordinator: task.coordinator?.name ?? null, permitted: task.permitted,
      started: row.started, settled: !unsettled,
      yours: coordinatesIt(facts) || helpsWithIt(facts),
      backReason: row.backReason, completedBy: row.completedBy, aside: task.aside,
      waits: waiting ? blocks(waitFacts(facts)) : [],
      gate: waiting || task.state === 'in progress' ? task.gateShut?.waitsFor ?? null : null,
      reopened: running ? restsOnReopened(task) : [],
      signature: task.signature && { state: task.signature.state, by: task.signature.name, sameHand: task.signature.sameHand },
      items: { required: required.length, ticked: required.filter((item) => item.ticked).length },
      questions: { asked: asked.length, answered: asked.filter(isAnswered).length },
      holdsUp: held.get(task.id)!.length,
      linked: above?.section === task.section && task.dependencies.some((each) => each.id === above.id),
    }
  })
}

/** What each task of a plan holds up, from the facts of all. */
export const holdings = (tasks: readonly { facts: TaskFacts; row: TaskRow }[]) => heldUp(tasks.map(({ facts: { task }, row }) => ({
  id: task.id, title: task.title, state: task.state, started: row.started, signed: task.signature?.state === 'in force',
  prerequisite: task.prerequisite, ongoing: task.ongoing, permitted: task.permitted, dependsOn: row.dependsOn,
})))
