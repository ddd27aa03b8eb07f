import type { At } from '@/lib/db/as'

/** One thing that waits: its id, what it is called, what it says, who caused it. Texts only, so that it can be signed. */
export type WaitingThing = { id: string; title: string; detail: string; by: string; since: string }

export const waitingKinds = ['proposal', 'mark done', 'handed back', 'question', 'disclosure', 'countersignature'] as const
export type WaitingKind = (typeof waitingKinds)[number]

/** Everything in an incident that waits for a decision of whoever coordinates, and the countersignatures due; by kind, oldest first. */
export type WaitingForCoordinator = Record<WaitingKind, WaitingThing[]>

/** What a new coordinator takes over (HO-2): shown before the office is accepted, and kept with the acceptance. */
export async function waitingForCoordinator({ tx }: At, incidentId: string): Promise<WaitingForCoordinator> {
  const rows = await tx.$queryRaw<(Omit<WaitingThing, 'since'> & { kind: WaitingKind; since: Date })[]>`
    with waiting as (
      select 'proposal' as kind, s.id, concat_ws(', ', s.name, nullif(s.organisation, '')) as title, s.why as detail, s.added_by_seat_id as by_id, s.added_at as since
        from seat s where s.incident_id = ${incidentId}::uuid and s.state = 'proposed' and s.ended_at is null
      union all select 'mark done', t.id, t.title, t.result, t.coordinator_seat_id, t.state_at
        from task t where t.incident_id = ${incidentId}::uuid and t.state = 'signed off'
      union all select 'handed back', t.id, t.title, t.back_reason, null, t.state_at
        from task t where t.incident_id = ${incidentId}::uuid and t.state = 'open' and t.back_reason is not null
      union all select 'question', q.id, q.text, '', q.asked_by_seat_id, q.asked_at
        from question q where q.incident_id = ${incidentId}::uuid and q.answered_at is null and q.withdrawn_at is null
      union all select 'disclosure', d.id, concat_ws(', ', d.to_name, nullif(d.to_organisation, '')), d.what, d.reported_by_seat_id, d.reported_at
        from disclosure d where d.incident_id = ${incidentId}::uuid and d.decided_at is null
      union all select 'countersignature', t.id, t.title, coalesce(t.aside_reason, ''), null, t.state_at
        from task t where t.incident_id = ${incidentId}::uuid and t.state = 'set aside' and t.aside_needs is not null
          and not exists (select 1 from signature g where g.task_id = t.id and g.purpose = 'countersignature' and g.state = 'in force'))
    select w.kind, w.id, w.title, w.detail, coalesce(s.name, '') as by, w.since
    from waiting w left join seat s on s.id = w.by_id order by w.since, w.id`
  const waiting: WaitingForCoordinator = {
    proposal: [], 'mark done': [], 'handed back': [], question: [], disclosure: [], countersignature: [],
  }
  for (const { kind, since, ...thing } of rows) waiting[kind].push({ ...thing, since: since.toISOString() })
  return waiting
}
