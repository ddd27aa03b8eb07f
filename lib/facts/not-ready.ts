import type { At } from '@/lib/db/as'
import { withSystemSight } from '@/lib/db/sight'
import { waitsToStart, type Awaited, type Dependency } from '@/lib/rules/blocked'
import { incidentFacts } from './incident'

type Row = {
  id: string; prerequisite: boolean; repairs: boolean; permitted: boolean; prerequisites: Awaited[]; dependencies: Dependency[]
}

/**
 * Of these tasks of one incident the ids of those that can’t start yet, weighed in full (TK-3, N8): that something is in the way, never
 * what. The caller has found the tasks as the actor. One statement, and the incident’s own where a repair is among them.
 */
export async function notReady(at: At, incidentId: string, taskIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (taskIds.length === 0) return new Set()
  const rows = await withSystemSight(at, incidentId, () => at.tx.$queryRaw<Row[]>`
    with each as (
      select t.id, t.prerequisite, json_build_object('id', t.id, 'title', t.title, 'state', t.state, 'started', t.started_at is not null,
        'ongoing', t.ongoing, 'signed', exists (select 1 from signature g
          where g.task_id = t.id and g.purpose = 'sign-off' and g.state = 'in force'))::jsonb as stands
      from task t where t.incident_id = ${incidentId}::uuid)
    select t.id, t.prerequisite, t.repairs, t.permitted_at is not null as permitted,
      (select coalesce(jsonb_agg(e.stands), '[]') from each e where e.prerequisite) as prerequisites,
      (select coalesce(jsonb_agg(e.stands || jsonb_build_object('until', d.until)), '[]')
        from task_dependency d join each e on e.id = d.depends_on_id where d.task_id = t.id) as dependencies
    from task t where t.incident_id = ${incidentId}::uuid and t.id = any (${[...taskIds]}::uuid[])`)
  const repairs = rows.some((row) => row.repairs && !row.permitted)
  const entryAnswered = !repairs || ((await incidentFacts(at, incidentId))?.incident.entryAnswered ?? false)
  return new Set(rows.filter((row) => waitsToStart({ ...row, task: row, entryAnswered }).length > 0).map(({ id }) => id))
}
