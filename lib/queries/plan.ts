import type { Within } from '@/lib/facts/incident'
import { allTaskFacts } from '@/lib/facts/task'
import { decide } from '@/lib/rules/decide'
import type { Verdict } from '@/lib/rules/permission'
import { permissions } from '@/lib/rules/permissions'
import { decisions, type Decisions } from './plan/opened'
import { planOf } from './plan/version'
import { planLines, type PlanLine } from './plan/line'

export type PlanSection = { key: string; title: string; lead: string }
export type Plan = {
  incidentId: string
  sections: PlanSection[]
  tasks: PlanLine[]
  prerequisitesComplete: boolean
  /** The row that the address opens: what it says, and what can be decided over it. */
  opened: (Decisions & { description: string; source: string }) | null
  counts: { people: number; entries: number }
  can: { add: Verdict; move: Verdict; setSectionAside: Verdict; assign: Verdict }
}

/** The plan of an incident, for a full seat. `opened`: the id of a task whose row is open. Seven statements at most. */
export async function plan(within: Within, opened: string | null): Promise<Plan> {
  const { tx, incident } = within
  const incidentId = incident.incident.id
  const { sections } = await planOf(within)
  const tasks = await allTaskFacts(within)
  const found = tasks.find(({ facts }) => facts.task.id === opened)
  const counted = await tx.$queryRaw<{ people: number; entries: number }[]>`
    select time_line_count as entries, (select count(*)::int from seat s
      where s.incident_id = i.id and s.state in ('aware', 'waiting', 'active')) as people
    from incident i where i.id = ${incidentId}::uuid`
  const anySection = { ...incident, sectionTitle: '', candidates: 1 }
  const first = tasks[0]!.facts
  const free = { ...first, task: { ...first.task, state: 'open' as const, coordinator: null } }
  return {
    incidentId, tasks: planLines(tasks), prerequisitesComplete: incident.incident.prerequisitesComplete, counts: counted[0]!,
    sections,
    opened: found ? { ...(await decisions(within, found)), description: found.row.description, source: found.row.source } : null,
    can: {
      add: decide(permissions['task.add'], anySection), setSectionAside: decide(permissions['task.setSectionAside'], anySection),
      move: decide(permissions['task.move'], { ...free, after: null }),
      assign: decide(permissions['task.assign'], { ...free, named: { id: '', name: '', active: true } }),
    },
  }
}
