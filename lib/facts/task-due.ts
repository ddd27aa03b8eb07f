import type { At } from '@/lib/db/as'
import type { TaskDue } from '@/lib/rules/due'

/** What became due of an incident's tasks, one of each kind. Call with the program's sight. */
export async function dueOfTasks({ tx }: Pick<At, 'tx'>, incidentId: string): Promise<TaskDue> {
  const rows = await tx.$queryRaw<TaskDue[]>`
    select
      (select t.id from task t join seat s on s.id = t.coordinator_seat_id
        where t.incident_id = ${incidentId}::uuid and t.state in ('assigned', 'in progress') and s.state = 'removed'
        order by t.position, t.id limit 1) as "leftTaskId",
      (select h.id from host h where h.incident_id = ${incidentId}::uuid and h.state = 'confirmed' and exists (
          select 1 from checklist_item p where p.incident_id = h.incident_id and p.per_host and p.host_id is null and not exists (
            select 1 from checklist_item i where i.task_id = p.task_id and i.key is not distinct from p.key and i.host_id = h.id))
        order by h.added_at, h.id limit 1) as "newHostId",
      (select t.id from task t join signature g on g.task_id = t.id
        where t.incident_id = ${incidentId}::uuid and t.ongoing and g.purpose = 'sign-off'
          and g.state in ('in force', 'in doubt', 'on paper')
          and g.list_stamp is not null and g.list_stamp <> muster.list_stamp(t.incident_id, t.key)
        order by t.position, t.id limit 1) as "changedListTaskId"`
  return rows[0]!
}
