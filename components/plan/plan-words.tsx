import type { ReactNode } from 'react'
import type { Reader } from '@/components/ui/reader'
import { Due, Quiet } from '@/components/task/task-times'
import { WaitLinks } from '@/components/task/wait-links'
import { StateWord } from '@/components/ui/shape'
import type { PlanLine } from '@/lib/facts/plan-line'
import { isolated } from '@/lib/rules/hidden-characters'
import { inTheWay } from '@/lib/rules/task-standing'

/** What is in the way, each by its name: "Threat assessment", "gate: a repair plan". */
export function WaitsFor({ task, incidentId }: { task: PlanLine; incidentId: string }): ReactNode {
  return <WaitLinks waits={inTheWay(task)} incidentId={incidentId} />
}

/** Beside who coordinates a task: that they can’t begin yet, for they have still to acknowledge the rules (TK-2). */
export function RulesUnread({ task }: { task: PlanLine }): ReactNode {
  return task.rulesUnread && <> <span className="unread">rules not read yet</span></>
}

/** What is going on with a task now, in a few words: by when it is due, where it stands, whether nothing is heard of it. */
export function Now({ task, waits, ...reader }: { task: PlanLine; waits: boolean } & Reader): ReactNode {
  return <><Due task={task} {...reader} />{goingOn(task, waits)}<Quiet task={task} now={reader.now} /></>
}

function goingOn(task: PlanLine, waits: boolean): ReactNode {
  const signature = task.signature?.state
  if (signature === 'overtaken' && task.state === 'in progress') return <StateWord of="overtaken" wraps>sign-off overtaken</StateWord>
  if (waits) return <StateWord of="waits-for-you" wraps>waiting for you</StateWord>
  if (signature === 'in doubt') return <StateWord of="overtaken" wraps>signature in doubt</StateWord>
  const marks = [task.reopened.length > 0 && 'Rests on something reopened', task.permitted && 'Permitted out of order']
  return [progress(task), ...marks].filter(Boolean).join('. ')
}

function progress({ state, backReason, signature, completedBy, aside, items, questions, holdsUp }: PlanLine): string {
  if (state === 'open' && backReason) return `Handed back: ${backReason}`
  const hand = signature?.state === 'in force' && signature.sameHand ? ', no second person' : ''
  if (state === 'signed off') return `Signed by ${isolated(signature?.by ?? 'someone')}${hand}`
  // Whoever signed is named where it is signed: said again only of somebody else.
  if (state === 'done') return completedBy && completedBy !== signature?.by ? `Completed by ${isolated(completedBy)}${hand}` : hand && 'No second person'
  if (aside?.needs && !aside.countersigned)
    return `Needs the signature of ${aside.needs === 'manager' ? 'a manager' : 'the communication owner'}`
  if (aside) return 'Not needed'
  const counts = [
    questions.asked > 0 && `${questions.answered} of ${questions.asked} answered`,
    items.required > 0 && `${items.ticked} of ${items.required} ticked`,
  ].filter(Boolean).join(', ')
  if (state === 'in progress') return counts
  return holdsUp.length > 0 ? `Holds up ${holdsUp.length}` : ''
}

/** What the coordinator does next with a task. */
export function nextVerb({ state }: PlanLine): string {
  if (state === 'open') return 'Name someone'
  return state === 'signed off' ? 'Decide' : 'More'
}
