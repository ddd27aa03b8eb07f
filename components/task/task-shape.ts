import type { ShapeName } from '@/components/ui/shape-drawings'
import type { PlanLine } from '@/lib/facts/plan-line'

type Shaped = Pick<PlanLine, 'state' | 'ongoing' | 'backReason' | 'notReady'>

/** The shape of a task's state: always beside its word. */
export function taskShape({ state, ongoing, backReason, notReady }: Shaped): ShapeName {
  if (state === 'in progress') return ongoing ? 'ongoing' : 'in-progress'
  if (state === 'signed off') return 'signed-off'
  if (state === 'set aside') return 'set-aside'
  if (state === 'done') return 'done'
  if (notReady) return 'not-ready'
  if (state === 'open') return backReason ? 'handed-back' : 'open'
  return 'assigned'
}

/** The word of a task's state. */
export function taskWord(task: Shaped): string {
  const shape = taskShape(task)
  const words: Partial<Record<ShapeName, string>> = { 'not-ready': 'not ready', 'handed-back': 'handed back', ongoing: 'ongoing' }
  return words[shape] ?? task.state
}
