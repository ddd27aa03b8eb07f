import type { PlanLine } from '@/lib/facts/plan-line'
import { verbAnchor } from '@/lib/rules/search-place'

/** `staffs`: it names task coordinators for the prerequisites. */
export type FirstThing = { title: string; why: string; page: string; staffs?: true }
type Standing = {
  /** Everybody on the list, the reader among them. */
  people: number
  ableDeputy: boolean; manager: boolean
  tasks: readonly Pick<PlanLine, 'title' | 'state' | 'prerequisite' | 'coordinator' | 'backReason' | 'notReady'>[]
}

/** What an incident still lacks so that others can act: for whoever coordinates it, in the order in which they do it (T6, C3, M6). */
export function firstThings({ people, ableDeputy, manager, tasks }: Standing): FirstThing[] {
  const things: FirstThing[] = []
  if (people === 1) things.push({
    title: 'Add the people who are to help', page: `people${verbAnchor('Add someone')}`,
    why: 'You are the only one on the roster. Nobody else can find this incident, get a task or stand in for you.',
  })
  const open = tasks.filter((task) => task.state === 'open' && !task.coordinator && !task.backReason)
  // Who does a prerequisite is named at once, also where it waits for another one.
  const first = open.filter((task) => task.prerequisite)
  const free = open.filter((task) => !task.notReady)
  if (first.length > 0) things.push({
    title: `Name task coordinators for the prerequisites: ${first.length} ${first.length === 1 ? 'has' : 'have'} none`, page: 'plan', staffs: true,
    why: `${listed(first)}. Other tasks can start once all prerequisites have.`,
  })
  else if (free.length > 0) things.push({
    title: free.length === 1 ? 'Name a task coordinator: one task can start and nobody has it'
      : `Name task coordinators: ${free.length} tasks can start and nobody has them`, page: 'plan', why: `${listed(free)}.`,
  })
  if (!ableDeputy) things.push({
    title: 'Appoint a deputy', page: 'office#deputies', why: 'Without one, nobody can take over if you can’t be reached.',
  })
  if (!manager) things.push({
    title: 'Name a manager', page: 'office#offices',
    why: 'You report to a manager, and setting a “must” aside needs a manager’s signature.',
  })
  return things
}

const listed = (tasks: readonly { title: string }[]): string =>
  tasks.slice(0, 6).map(({ title }) => title).join(', ') + (tasks.length > 6 ? ` and ${tasks.length - 6} more` : '')
