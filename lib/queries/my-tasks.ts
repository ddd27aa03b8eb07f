import { lastSign } from '@/lib/db/last-sign'
import type { Within } from '@/lib/facts/incident'
import { notReadyTasks } from '@/lib/facts/plan-line'
import { byDue } from '@/lib/rules/overdue'
import type { TaskState } from '@/lib/rules/task-state'

/** What a limited seat works with (N8): its tasks, and what else is shared with it. */
export type MyTasks = {
  tasks: {
    id: string; title: string; description: string; state: TaskState; ongoing: boolean; backReason: string | null; stateAt: Date; yours: boolean
    notReady: boolean; dueAt: Date | null; lastSign: Date
  }[]
  shared: { id: string; noun: 'host' | 'evidence' | 'time line entry'; text: string }[]
}

/** The page of a limited seat, with its own sight: what is not shared is not there. Late tasks first, then by when they are due. Five statements. */
export async function myTasks(within: Within): Promise<MyTasks> {
  const { tx, incident } = within
  const incidentId = incident.incident.id
  const tasks = await tx.$queryRaw<Omit<MyTasks['tasks'][number], 'notReady'>[]>`
    select t.id, t.title, t.description, t.state, t.ongoing, t.back_reason as "backReason", t.state_at as "stateAt",
      t.coordinator_seat_id = ${incident.me?.id ?? null}::uuid as yours, t.due_at as "dueAt", ${lastSign} as "lastSign"
    from share x join task t on t.id = x.object_id where x.incident_id = ${incidentId}::uuid and x.seat_id = ${incident.me?.id ?? null}::uuid
    order by t.position, t.id`
  const shared = await tx.$queryRaw<MyTasks['shared']>`
    select h.id, 'host' as noun, h.name as text from share x join host h on h.id = x.object_id where x.incident_id = ${incidentId}::uuid
    union all select e.id, 'evidence', e.title
      from share x join evidence e on e.id = x.object_id where x.incident_id = ${incidentId}::uuid
    union all select l.id, 'time line entry', coalesce((select c.text from time_line_correction c where c.entry_id = l.id order by c.at desc, c.id desc limit 1), l.text)
      from share x join time_line_entry l on l.id = x.object_id where x.incident_id = ${incidentId}::uuid
    order by noun, text, id`
  const waiting = await notReadyTasks(within)
  return { tasks: tasks.map((task) => ({ ...task, notReady: waiting.has(task.id) })).sort(byDue), shared }
}
