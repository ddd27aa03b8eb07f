import { columns, phases, type Column, type Phase } from '@/lib/rules/permission'
import { mayStand } from '@/lib/rules/matrix'
import type { CommandName } from '@/lib/rules/permissions'
import { ruleOf } from './attempt'
import type { Role } from './cast'
import type { Example } from './example'

/** Columns for whom the example is carried out. */
export function columnsOf(name: CommandName, example: Example): Column[] {
  return columns.filter((column) => mayStand(ruleOf(name), column) && !isUnseen(name, column) && !example.never?.[column])
}

/** Phases in which it is carried out; commands of the organisation know none, so one will do. */
export function phasesOf(name: CommandName, example: Example): Phase[] {
  const rule = ruleOf(name)
  if (rule.scope === 'organisation') return ['starting']
  return (rule.while ?? phases).filter((phase) => !example.neverWhile?.[phase])
}

export function isUnseen(name: CommandName, role: Column | Role): boolean {
  return ruleOf(name).scope === 'incident' && ![
    'coordinator', 'deputy', 'manager', 'member', 'limited', 'unacknowledged', 'system', 'colleague'
  ].includes(role)
}

/** How the matrix answers, before any condition is weighed. `sees`: whether all that the input names is visible. */
export function expected(name: CommandName, column: Column, phase: Phase, sees: boolean): 'missing' | 'forbidden' | 'state' | 'done' {
  const rule = ruleOf(name)
  if (isUnseen(name, column) || !sees) return 'missing'
  if (!mayStand(rule, column)) return 'forbidden'
  return rule.while && !rule.while.includes(phase) ? 'state' : 'done'
}
