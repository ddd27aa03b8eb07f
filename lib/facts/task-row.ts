import type { At } from '@/lib/db/as'
import { lastSign } from '@/lib/db/last-sign'
import { lastSignOff } from '@/lib/db/sign-off'
import type { Gate } from '@/lib/rules/gate'
import type { Level, Review, SignatureState, TaskKind } from '@/lib/rules/task'
import type { TaskState } from '@/lib/rules/task-state'
import type { ContentEvidence, ContentItem, ContentQuestion } from '@/lib/rules/task-content'

/** What every task is to the others: enough to know who waits for whom. */
export type TaskOutline = {
  id: string; key: string | null; title: string; state: TaskState; prerequisite: boolean; ongoing: boolean
  started: boolean; signed: boolean
}

/** A task with all that belongs to it. */
export type TaskRow = {
  id: string; key: string | null; section: string; title: string; doing: string; plain: string; description: string; source: string
  level: Level; kind: TaskKind; assessment: string | null; prerequisite: boolean; ongoing: boolean; repairs: boolean; gate: Gate | null
  position: number; state: TaskState
  coordinatorSeatId: string | null; coordinatorName: string | null; permitted: boolean; started: boolean; result: string; version: number
  stateAt: Date; contentAt: Date | null; dueAt: Date | null; lastSign: Date; permittedReason: string | null; backReason: string | null; successor: string | null; successorSeatId: string | null
  completedBy: string | null; completedBySeatId: string | null
  asideReason: string | null; asideBySeatId: string | null; asideNeeds: 'manager' | 'communication owner' | null; countersigned: boolean
  /** Who set it aside countersigned it, too. */
  asideBySameHand: boolean
  helpers: { seatId: string; name: string; state: 'helper' | 'asked' }[]
  reviews: Review[]
  dependsOn: { id: string; until: 'settled' | 'started' }[]
  /** Without the patterns that stand for one item on each confirmed host. */
  items: (ContentItem & { host: string | null })[]
  questions: ContentQuestion[]
  evidence: ContentEvidence[]
  signature: { id: string; state: SignatureState; seatId: string; personId: string; name: string; sameHand: boolean } | null
}

/** Every task of an incident, in outline. Call with the program's sight, or that of a whole seat. */
export async function taskOutlines({ tx }: Pick<At, 'tx'>, incidentId: string): Promise<TaskOutline[]> {
  return tx.$queryRaw<TaskOutline[]>`
    select t.id, t.key, t.title, t.state, t.prerequisite, t.ongoing, t.started_at is not null as started,
      exists (select 1 from signature g where g.task_id = t.id and g.purpose = 'sign-off' and g.state = 'in force') as signed
    from task t where t.incident_id = ${incidentId}::uuid order by t.position, t.id`
}

/** These tasks of an incident, or all of them, in their order. Call with the program's sight, or that of a whole seat. */
export async function taskRows({ tx }: Pick<At, 'tx'>, incidentId: string, taskIds: readonly string[] | null): Promise<TaskRow[]> {
  const ids = taskIds && [...taskIds]
  return tx.$queryRaw<TaskRow[]>`
    select t.id, t.key, t.section, t.title, t.doing, t.plain, t.description, t.source, t.level, t.kind, t.assessment, t.prerequisite, t.ongoing,
    t.repairs,
      t.gate, t.position, t.state, t.coordinator_seat_id as "coordinatorSeatId", c.name as "coordinatorName",
      t.permitted_at is not null as permitted, t.started_at is not null as started, t.result, t.version,
      t.state_at as "stateAt", t.content_at as "contentAt", t.due_at as "dueAt", ${lastSign} as "lastSign", t.permitted_reason as "permittedReason", t.back_reason as "backReason",
      (select s.name from seat s where s.id = t.successor_seat_id) as successor, t.successor_seat_id as "successorSeatId",
      (select s.name from seat s where s.id = t.completed_by_seat_id) as "completedBy", t.completed_by_seat_id as "completedBySeatId",
      t.aside_reason as "asideReason", t.aside_by_seat_id as "asideBySeatId", t.aside_needs as "asideNeeds",
      exists (select 1 from signature g
        where g.task_id = t.id and g.purpose = 'countersignature' and g.state = 'in force') as countersigned,
      exists (select 1 from signature g where g.task_id = t.id and g.purpose = 'countersignature' and g.state = 'in force' and g.same_hand)
        as "asideBySameHand",
      (select coalesce(json_agg(json_build_object('seatId', h.seat_id, 'name', s.name, 'state', h.state) order by h.since, h.id), '[]')
        from task_helper h join seat s on s.id = h.seat_id where h.task_id = t.id) as helpers,
      (select coalesce(json_agg(json_build_object('id', r.id, 'seatId', r.seat_id, 'name', s.name, 'state', r.state,
          'active', s.state = 'active' and s.ended_at is null) order by r.at, r.id), '[]')
        from review r join seat s on s.id = r.seat_id where r.task_id = t.id) as reviews,
      (select coalesce(json_agg(json_build_object('id', d.depends_on_id, 'until', d.until) order by d.id), '[]')
        from task_dependency d where d.task_id = t.id) as "dependsOn",
      (select coalesce(json_agg(json_build_object('id', i.id, 'text', i.text, 'level', i.level, 'hostId', i.host_id,
          'host', h.name, 'ticked', i.ticked_at is not null) order by i.position, i.host_id, i.id), '[]')
        from checklist_item i left join host h on h.id = i.host_id where i.task_id = t.id and not (i.per_host and i.host_id is null)) as items,
      (select coalesce(json_agg(json_build_object('id', q.id, 'text', q.text, 'takes', q.takes, 'required', q.required,
          'verdict', q.verdict, 'answer', q.answer, 'confidence', q.confidence) order by q.position, q.id), '[]')
        from task_question q where q.task_id = t.id) as questions,
      (select coalesce(json_agg(json_build_object('id', e.id, 'text', e.text, 'required', e.required, 'evidenceId', e.evidence_id,
          'sha256', v.sha256) order by e.position, e.id), '[]')
        from evidence_request e left join evidence v on v.id = e.evidence_id where e.task_id = t.id) as evidence,
      (select json_build_object('id', g.id, 'state', g.state, 'seatId', g.seat_id, 'personId', g.person_id, 'name', s.name,
          'sameHand', g.same_hand)
        from (${lastSignOff}) g join seat s on s.id = g.seat_id) as signature
    from task t left join seat c on c.id = t.coordinator_seat_id
    where t.incident_id = ${incidentId}::uuid and (${ids}::uuid[] is null or t.id = any (${ids}::uuid[]))
    order by t.position, t.id`
}
