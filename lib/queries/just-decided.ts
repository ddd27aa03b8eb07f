import type { At } from '@/lib/db/as'
import { shownFacts } from '@/lib/facts/shown'
import { tasksWithFacts } from '@/lib/facts/task'
import { shownContent } from '@/lib/log-book/content'
import { decisionsOver, type Decisions } from './plan/opened'

/** How a decision over a task is taken back: reopened once done, another named once given, taken up once set aside. */
export type WayBack = 'reopen' | 'assign' | 'takeUp'
const waysBack: Record<string, WayBack> = {
  'task.done': 'reopen', 'task.assigned': 'assign', 'task.staffed': 'assign', 'task.setAside': 'takeUp', 'task.sectionSetAside': 'takeUp',
}
/** Entries that name several tasks at once: what is said of each of them alone. */
const ofEach: Record<string, (title: string, coordinator: string | null) => string> = {
  'task.staffed': (title, coordinator) => `assigned ${title} to ${coordinator}`, 'task.sectionSetAside': (title) => `set ${title} aside`,
}

/** A decision of the viewer over a task that stands as they decided it. `says`: in the words of the logbook. */
export type JustDecided = {
  incidentId: string; title: string; says: string; at: Date; way: WayBack
  decide: Pick<Decisions, 'taskId' | 'proposed' | 'cover' | 'nameable' | 'hosts'> & { can: Pick<Decisions['can'], WayBack> }
}

/** As many as are read at a glance. */
const most = 10

/**
 * What the viewer decided over tasks in the last hour, the newest first, while nothing came of it yet and they still coordinate. Two statements, and
 * a few for each incident among them.
 */
export async function justDecided(at: At): Promise<JustDecided[]> {
  const rows = await at.tx.$queryRaw<{ incidentId: string; taskId: string; title: string; coordinator: string | null; kind: string; content: string; at: Date }[]>`
    select t.incident_id as "incidentId", t.id as "taskId", t.title, c.name as coordinator, e.kind, e.content, e.recorded_at as at
    from seat s join incident i on i.id = s.incident_id and i.coordinator_seat_id = s.id and i.phase in ('starting', 'responding', 'repairing', 'watching')
      join task t on t.incident_id = i.id and t.state in ('done', 'assigned', 'set aside') and t.state_at > muster.now() - interval '1 hour'
      left join seat c on c.id = t.coordinator_seat_id
      cross join lateral (select l.kind, l.content, l.recorded_at, l.actor_id from (
        (select * from log_entry o where o.incident_id = t.incident_id and o.task_id = t.id
          and o.kind = case t.state when 'done' then 'task.done' when 'assigned' then 'task.assigned' else 'task.setAside' end
          order by o.seq desc limit 1)
        union all
        (select * from log_entry m where m.incident_id = t.incident_id and m.recorded_at > muster.now() - interval '1 hour'
          and m.kind = case t.state when 'assigned' then 'task.staffed' when 'set aside' then 'task.sectionSetAside' end
          and m.content::jsonb #> '{about,tasks}' @> jsonb_build_array(jsonb_build_object(case t.state when 'assigned' then 'taskId' else 'id' end, t.id))
          order by m.seq desc limit 1)) l
        order by l.seq desc limit 1) e
    where s.person_id = ${at.actor.id}::uuid and s.state = 'active' and s.ended_at is null and e.actor_id = ${at.actor.id}::uuid
      and e.recorded_at > muster.now() - interval '1 hour'
    order by e.recorded_at desc, t.id limit ${most}::int`
  const decided = new Map<string, Decisions>()
  for (const incidentId of new Set(rows.map((row) => row.incidentId))) {
    const incident = await shownFacts(at, incidentId)
    if (!incident) continue
    const found = await tasksWithFacts({ ...at, incident }, rows.filter((row) => row.incidentId === incidentId).map(({ taskId }) => taskId))
    for (const each of await decisionsOver({ ...at, incident }, found)) decided.set(each.taskId, each)
  }
  return rows.flatMap(({ incidentId, taskId, title, coordinator, kind, content, at: when }) => {
    const decisions = decided.get(taskId)
    if (!decisions) return []
    const { proposed, cover, nameable, hosts, can: { reopen, assign, takeUp } } = decisions
    return [{
      incidentId, title, says: ofEach[kind]?.(title, coordinator) ?? shownContent(content).says, at: when, way: waysBack[kind]!,
      decide: { taskId, proposed, cover, nameable, hosts, can: { reopen, assign, takeUp } },
    }]
  })
}
