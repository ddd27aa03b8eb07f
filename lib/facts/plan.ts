import { blocks, isSettled, type Wait, type WaitFacts } from '@/lib/rules/blocked'
import { heldUp } from '@/lib/rules/holds-up'
import type { Level, TaskKind } from '@/lib/rules/task'
import type { TaskState } from '@/lib/rules/task-state'
import type { Within } from './incident'

/** A task in the plan of an incident, with what it waits for and what waits for it. */
export type PlannedTask = {
  id: string; key: string | null; section: string; title: string; doing: string; plain: string; level: Level; kind: TaskKind
  prerequisite: boolean; ongoing: boolean; state: TaskState; stateAt: Date; startedAt: Date | null; position: number; permitted: boolean
  coordinator: { seatId: string; name: string } | null
  /** Back in the coordinator's hands: the reason that was given. */
  backReason: string | null
  /** The sign-off's standing, if there ever was one. */
  signature: string | null
  questions: { asked: number; answered: number }
  items: { required: number; ticked: number }
  gate: string | null
  waits: Wait[]
  settled: boolean
  /** Tasks that can’t go on before this one, near ones first. */
  holdsUp: readonly string[]
}

type Row = {
  id: string; key: string | null; section: string; title: string; doing: string; plain: string; level: Level; kind: TaskKind; prerequisite: boolean
  ongoing: boolean; repairs: boolean; gate: string | null; state: TaskState; state_at: Date; started_at: Date | null; position: number; permitted: boolean
  coordinator_seat_id: string | null; coordinator: string | null; back_reason: string | null; signature: string | null
  asked: number; answered: number; required: number; ticked: number; depends: { id: string; until: 'settled' | 'started' }[]
}

/** All tasks of an incident in their order, for a whole seat. One statement, whatever their number. */
export async function plannedTasks({ tx, incident }: Within): Promise<PlannedTask[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select t.id, t.key, t.section, t.title, t.doing, t.plain, t.level, t.kind, t.prerequisite, t.ongoing, t.repairs, t.gate, t.state, t.state_at, t.started_at,
      t.position, t.permitted_at is not null as permitted, t.coordinator_seat_id, s.name as coordinator, t.back_reason, g.state as signature,
      coalesce(q.asked, 0)::int as asked, coalesce(q.answered, 0)::int as answered,
      coalesce(c.required, 0)::int as required, coalesce(c.ticked, 0)::int as ticked, coalesce(d.depends, '[]') as depends
    from task t
    left join seat s on s.id = t.coordinator_seat_id
    left join lateral (select g.state from signature g where g.task_id = t.id and g.purpose = 'sign-off' order by g.at desc, g.id limit 1) g on true
    left join (select task_id, count(*) as asked, count(*) filter (where answer <> '' or verdict is not null) as answered
      from task_question where incident_id = ${incident.incident.id}::uuid group by task_id) q on q.task_id = t.id
    left join (select task_id, count(*) filter (where level = 'must') as required, count(*) filter (where level = 'must' and ticked_at is not null) as ticked
      from checklist_item where incident_id = ${incident.incident.id}::uuid group by task_id) c on c.task_id = t.id
    left join (select task_id, json_agg(json_build_object('id', depends_on_id, 'until', until)) as depends
      from task_dependency where incident_id = ${incident.incident.id}::uuid group by task_id) d on d.task_id = t.id
    where t.incident_id = ${incident.incident.id}::uuid order by t.position, t.id`
  const byId = new Map(rows.map((row) => [row.id, row]))
  const prerequisites = rows.filter((row) => row.prerequisite).map(awaited)
  const held = heldUp(rows.map((row) => ({ ...awaited(row), prerequisite: row.prerequisite, ongoing: row.ongoing, permitted: row.permitted, dependsOn: row.depends })))
  return rows.map((row) => ({
    id: row.id, key: row.key, section: row.section, title: row.title, doing: row.doing, plain: row.plain, level: row.level, kind: row.kind,
    prerequisite: row.prerequisite, ongoing: row.ongoing, state: row.state, stateAt: row.state_at, startedAt: row.started_at, position: row.position,
    permitted: row.permitted, backReason: row.back_reason, signature: row.signature, gate: row.gate,
    coordinator: row.coordinator_seat_id ? { seatId: row.coordinator_seat_id, name: row.coordinator ?? '' } : null,
    questions: { asked: row.asked, answered: row.answered }, items: { required: row.required, ticked: row.ticked },
    waits: ['open', 'assigned'].includes(row.state) ? blocks(waitFacts(row, byId, prerequisites, incident.incident.entryAnswered)) : [],
    settled: isSettled(awaited(row)),
    holdsUp: held.get(row.id)!,
  }))
}

function waitFacts(row: Row, byId: ReadonlyMap<string, Row>, prerequisites: WaitFacts['prerequisites'], entryAnswered: boolean): WaitFacts {
  return {
    task: { prerequisite: row.prerequisite, repairs: row.repairs, permitted: row.permitted }, prerequisites, entryAnswered,
    dependencies: row.depends.flatMap(({ id, until }) => {
      const other = byId.get(id)
      return other ? [{ ...awaited(other), until, ongoing: other.ongoing }] : []
    }),
  }
}

function awaited(row: Row) {
  return { id: row.id, title: row.title, state: row.state, started: row.started_at !== null, signed: row.signature === 'in force' }
}
