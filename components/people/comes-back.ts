import type { Person } from '@/lib/queries/people/person'

const count = (many: number, one: string, more: string) => (many === 0 ? null : `${many} ${many === 1 ? one : more}`)

const tasksOf = ({ held }: Person) => [
  count(held.coordinates.length, 'task comes back to you', 'tasks come back to you'),
  count(held.helps.length, 'task loses a helper', 'tasks lose a helper'),
]

/** What narrowing to nothing brings about; null if the person holds no task. */
export function tasksComeBack(person: Person): string | null {
  return tasksOf(person).filter(Boolean).join(', ') || null
}

/** What a removal brings about, before it is done: "pages close at once, 2 tasks come back to you." */
export function comesBack(person: Person): string {
  const { held } = person
  const evidence = count(held.evidence.length, 'piece of evidence has to be handed on', 'pieces of evidence have to be handed on')
  const questions = count(held.questions, 'question is withdrawn', 'questions are withdrawn')
  const proposals = count(held.proposals, 'proposal is withdrawn', 'proposals are withdrawn')
  const all = ['pages close at once', ...tasksOf(person), evidence, questions, proposals].filter(Boolean)
  return `${all.join(', ')}. What they know stays known.`
}
