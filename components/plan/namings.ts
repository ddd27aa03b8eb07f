import type { Staffing } from '@/lib/queries/plan/staffing'

/** A task with who is chosen for it: from the list, or somebody whom the plan names. */
export type Naming = { taskId: string; seatId: string; planKey?: undefined } | { taskId: string; planKey: string; seatId?: undefined }

/**
 * What is sent of what was chosen, by task: `seat ID` or `plan KEY`. What the page no longer has, a task or a person, counts for nothing. `comeIn`: who
 * comes onto the list by it, each once, in the order of the plan.
 */
export function named({ tasks, people, comers }: Staffing, chosen: Readonly<Record<string, string>>): { names: Naming[]; comeIn: Staffing['comers'] } {
  const names = tasks.flatMap(({ id: taskId }): Naming[] => {
    const [how, who = ''] = (chosen[taskId] ?? '').split(' ', 2)
    if (how === 'seat' && people.some(({ id }) => id === who)) return [{ taskId, seatId: who }]
    return how === 'plan' && comers.some(({ key }) => key === who) ? [{ taskId, planKey: who }] : []
  })
  return { names, comeIn: comers.filter(({ key }) => names.some(({ planKey }) => planKey === key)) }
}
