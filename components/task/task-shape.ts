import type { ShapeName } from '@/components/ui/shape-drawings'
import type { PlannedTask } from '@/lib/facts/plan'

type Shaped = Pick<PlannedTask, 'state' | 'ongoing' | 'backReason'> & { waits: readonly unknown[] }

/** The shape of a task's state: always beside its word. */
export function taskShape({ state, ongoing, backReason, waits }: Shaped): ShapeName {
  if (state === 'in progress') return ongoing ? 'ongoing' : 'in-progress'
  if (state === 'signed off') return 'signed-off'
  if (state === 'set aside') return 'set-aside'
  if (state === 'done') return 'done'
  if (waits.length > 0) return 'not-ready'
  if (state === 'open') return backReason ? 'handed-back' : 'open'
  return 'assigned'
}

/** The word of a task's state. */
export function taskWord(task: Shaped): string {
  const shape = taskShape(task)
  const words: Partial<Record<ShapeName, string>> = { 'not-ready': 'not ready', 'handed-back': 'handed back', ongoing: 'ongoing' }
  return words[shape] ?? task.state
}
