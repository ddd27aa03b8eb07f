import { capital } from '@/components/ui/capital'
import type { IconName } from '@/components/ui/icon'
import type { ShapeName } from '@/components/ui/shape-drawings'
import type { Listed } from '@/lib/queries/people/list'

const kinds: Record<string, string> = {
  technical: 'Team member', legal: 'Legal', communication: 'Communication', management: 'Management', hosting: 'Hosting provider',
  partner: 'Partner', police: 'Police', custodian: 'Document custodian', other: 'Other',
}
export const kindOptions = Object.entries(kinds).map(([value, label]) => ({ value, label }))
export const kindWord = (kind: string): string => kinds[kind] ?? kind

const places = ['first', 'second', 'third', 'fourth', 'fifth']
const deputyWord = (place: number): string => `${places[place - 1] ?? `${place}th`} deputy`
const offices: Record<string, string> = {
  manager: 'manager', 'point of contact': 'point of contact', 'communication owner': 'communication owner',
}

/** "First deputy, manager": what somebody is on this incident. */
export function roleWords(person: Listed): string {
  const held = [
    ...(person.coordinator ? ['coordinator'] : []), ...(person.deputy === null ? [] : [deputyWord(person.deputy)]),
    ...person.offices.map((office) => offices[office] ?? office),
  ].join(', ')
  if (held !== '') return capital(held)
  if (person.managerToCome) return 'Manager, once the rules are acknowledged'
  return `${person.told ? 'Told without approval' : kindWord(person.kind)}${person.fromPlan ? ', named in the plan' : ''}`
}

const causes = {
  coordinator: 'suspended by the coordinator', account: 'suspended: call back first', window: 'suspended: access expired',
}

/** The shape and word of what somebody has. */
export function knowsWord(person: Listed): { of: ShapeName; word: string } {
  switch (person.knows) {
    case 'involved': return { of: 'involved', word: 'involved' }
    case 'limited': return { of: 'involved-limited', word: 'involved, limited' }
    case 'waiting': return { of: 'aware', word: 'on the roster, rules not acknowledged' }
    case 'suspended': return { of: 'aware', word: person.causes.map((cause) => causes[cause]).join('; ') }
    case 'removed': return { of: 'aware', word: 'removed, still aware' }
    case 'aware': return { of: 'aware', word: 'aware' }
  }
}

/** Somebody who has or waits for access. */
export const hasSeat = ({ knows }: Listed): boolean => knows !== 'aware' && knows !== 'removed'

const count = (many: number, one: string, more: string) => `${many} ${many === 1 ? one : more}`

/** What the seat lets somebody see. */
export function seatWords(person: Listed): string {
  if (person.knows === 'aware') return 'None: aware only'
  if (person.knows === 'removed') return 'None: removed'
  if (person.sees === 'whole') return person.knows === 'waiting' ? 'Whole incident, after the rules' : 'Whole incident'
  const tasks = person.sharedTasks > 0 && count(person.sharedTasks, 'task', 'tasks')
  const things = person.sharedThings > 0 && count(person.sharedThings, 'thing', 'things')
  return tasks || things ? `${[tasks, things].filter(Boolean).join(' and ')} shared` : 'Nothing shared yet'
}

/** The icon beside a safe way to reach somebody, from its own words. */
export function reachIcon(reach: string): IconName {
  if (/\bkey\b|encrypt|signal/i.test(reach)) return 'key'
  return /mail|@/i.test(reach) ? 'mail' : 'phone'
}

/** "9 know: 8 involved, 1 aware only. Rules acknowledged by all 8." */
export function summary(list: readonly Listed[]): string {
  const know = list.filter((person) => person.knows !== 'removed')
  const seated = know.filter((person) => person.knows !== 'aware')
  const due = seated.filter((person) => !person.acknowledged?.newest).length
  const rules = due === 0 ? `Rules acknowledged by all ${seated.length}.` : `Rules not acknowledged yet by ${due}.`
  return `${know.length} know: ${seated.length} involved, ${know.length - seated.length} aware only. ${rules}`
}
