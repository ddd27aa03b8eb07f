import type { Person } from '@/lib/queries/people/person'

const count = (many: number, one: string, more: string) => (many === 0 ? null : `${many} ${many === 1 ? one : more}`)

/** What a removal brings about, before it is done: "pages close at once, 2 tasks come back to you." */
export function comesBack({ held }: Person): string {
  const tasks = count(held.coordinates.length, 'task comes back to you', 'tasks come back to you')
  const helped = count(held.helps.length, 'task loses a helper', 'tasks lose a helper')
  const evidence = count(held.evidence.length, 'piece of evidence has to be handed on', 'pieces of evidence have to be handed on')
  const questions = count(held.questions, 'question is withdrawn', 'questions are withdrawn')
  const proposals = count(held.proposals, 'proposal is withdrawn', 'proposals are withdrawn')
  return `${['pages close at once', tasks, helped, evidence, questions, proposals].filter(Boolean).join(', ')}. What they know stays known.`
}
