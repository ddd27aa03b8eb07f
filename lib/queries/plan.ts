import type { Within } from '@/lib/facts/incident'
import { planLines, type PlanLine } from '@/lib/facts/plan-line'
import { taskWithFacts } from '@/lib/facts/task'
import { decide } from '@/lib/rules/decide'
import { isOpen, type Verdict } from '@/lib/rules/permission'
import { permissions } from '@/lib/rules/permissions'
import type { TaskFacts } from '@/lib/rules/task'
import { decisions, type Decisions } from './plan/opened'
import { staffing, type Staffing } from './plan/staffing'
import { planOf } from './plan/version'

export type PlanSection = { key: string; title: string; lead: string }
export type Plan = {
  incidentId: string
  sections: PlanSection[]
  tasks: PlanLine[]
  /** The row that the address opens: what it says, and what can be decided over it. */
  opened: (Decisions & { description: string; source: string }) | null
  staffing: Staffing | null
  /** Nothing of it goes on any more. */
  ended: boolean
  can: { add: Verdict; move: Verdict; setSectionAside: Verdict; takeSectionUp: Verdict; assign: Verdict }
}

/**
 * The plan of an incident, for a full seat. `opened`: the id of a task whose row is open. Two
 * statements; for an open row six more, and for naming coordinators in one act seven.
 */
export async function plan(within: Within, opened: string | null): Promise<Plan> {
  const { incident } = within
  const incidentId = incident.incident.id
  const { sections } = await planOf(within)
  const tasks = await planLines(within)
  const found = opened !== null && tasks.some(({ id }) => id === opened) ? await taskWithFacts(within, opened) : null
  const anySection = { ...incident, sectionTitle: '', candidates: 1 }
  const free = { ...incident, task: freeTask }
  return {
    incidentId, sections, tasks, staffing: await staffing(within), ended: incident.phase === null || !isOpen(incident.phase),
    opened: found ? { ...(await decisions(within, found)), description: found.row.description, source: found.row.source } : null,
    can: {
      add: decide(permissions['task.add'], anySection), setSectionAside: decide(permissions['task.setSectionAside'], anySection),
      takeSectionUp: decide(permissions['task.takeSectionUp'], anySection), move: decide(permissions['task.move'], { ...free, after: null }),
      assign: decide(permissions['task.assign'], { ...free, named: { id: '', name: '', active: true, rulesWait: false } }),
    },
  }
}

/** A task that nobody has, for what can be done with any. */
const freeTask: TaskFacts['task'] = {
  id: '', key: null, title: '', section: '', state: 'open', level: 'must', kind: 'task', ongoing: false, prerequisite: false, repairs: false,
  permitted: false, coordinator: null, helpers: [], reviews: [], prerequisites: [], dependencies: [], missing: { items: [], questions: [], evidence: [] },
  written: true, signature: null, aside: null, gateShut: null, communicationOwners: [],
}
