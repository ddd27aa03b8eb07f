import type { At } from '@/lib/db/as'
import { lastSignOff } from '@/lib/db/sign-off'

/** What waits for the viewer: a decision, a signature or an answer that is theirs to give. */
export const waitKinds = [
  'offer', 'take-over', 'identity', 'mark done', 'handed back', 'proposal', 'question', 'disclosure', 'join', 'countersign', 'review', 'objection',
  'overtaken', 'taken back', 'sent back', 'in doubt', 'on paper', 'rules',
] as const
export type WaitKind = (typeof waitKinds)[number]

export type Wait = {
  incidentId: string
  kind: WaitKind
  /** The thing itself: a task, a seat, a question … */
  id: string
  /** What an answer to it is about, where the thing has several: the seat that asks to join, the signature in doubt; else the thing. */
  about: string
  /** What it is called: a task's title, a person's name. */
  title: string
  /** Why it waits, in somebody's words; empty if there are none. */
  detail: string
  /** Who caused it. */
  by: string
  since: Date
  /** Until when it can be answered; null where nothing ends it. */
  due: Date | null
  /** How many of its kind wait in its incident, this one among them. */
  ofKind: number
}

/** So many of one kind are read for each incident; of words so much as a line shows. The rest is counted. */
const most = { ofKind: 100, letters: 200 }

/**
 * What waits for the viewer in these incidents, most urgent first: who coordinates, which can be too late, then the longest wait. Of each kind the
 * hundred that wait longest, in short words. One statement, with the viewer's own sight.
 * Takes the ids of incidents that the viewer may find; others add nothing.
 */
export async function waits({ tx, actor }: At, incidentIds: readonly string[]): Promise<Wait[]> {
  return tx.$queryRaw<Wait[]>`
    with me as (
      select s.id, s.incident_id, s.acknowledged_rules, i.coordinator_seat_id = s.id as ic,
        exists (select 1 from office o where o.seat_id = s.id and o.office = 'manager') as manager,
        exists (select 1 from office o where o.seat_id = s.id and o.office = 'communication owner') as owner,
        exists (select 1 from deputy d where d.seat_id = s.id) as deputy
      from seat s join incident i on i.id = s.incident_id
      where s.person_id = ${actor.id}::uuid and s.state = 'active' and s.ended_at is null and s.incident_id = any (${[...incidentIds]}::uuid[])
        and i.phase in ('starting', 'responding', 'repairing', 'watching')),
    waiting as (
      select m.incident_id, 'offer' as kind, h.id, 'The role of coordinator' as title, h.note as detail, h.from_seat_id as by_id, h.offered_at as since,
          h.id as about, h.due_at as due
        from me m join hand_over h on h.incident_id = m.incident_id and h.to_seat_id = m.id and h.state = 'offered'
      union all select m.incident_id, 'take-over', t.id, 'Takeover called', t.reason, t.called_by_seat_id, t.called_at, t.id,
          case t.state when 'called' then t.wait_until end
        from me m join take_over t on t.incident_id = m.incident_id and t.state in ('wanted', 'called')
        where (m.ic or m.manager or m.deputy or t.state = 'wanted') and not exists (select 1 from take_over_voice v
          where v.take_over_id = t.id and v.seat_id = m.id and v.withdrawn_at is null)
      union all select m.incident_id, 'identity', s.id, s.name, '', s.id, coalesce(s.lapse_noted_at, s.added_at), s.id, null
        from me m join incident i on i.id = m.incident_id join seat s on s.incident_id = m.incident_id and s.state in ('waiting', 'active')
        join person p on p.id = s.person_id where p.trust <> s.trust and p.disabled_at is null and s.ended_at is null
          and p.vouched_by_id is distinct from ${actor.id}::uuid
          and case when s.id = i.coordinator_seat_id or p.vouched_by_id = (select c.person_id from seat c where c.id = i.coordinator_seat_id)
            then not m.ic and (m.deputy or m.manager) else m.ic end
      union all select m.incident_id, 'mark done', t.id, t.title, '', t.coordinator_seat_id, t.state_at, t.id, null
        from me m join task t on t.incident_id = m.incident_id and t.state = 'signed off' where m.ic
      union all select m.incident_id, 'handed back', t.id, t.title, t.back_reason, t.successor_seat_id, t.state_at, t.id, null
        from me m join task t on t.incident_id = m.incident_id and t.state = 'open' and t.back_reason is not null where m.ic
      union all select m.incident_id, 'proposal', s.id, s.name, s.why, s.added_by_seat_id, s.added_at, s.id, null
        from me m join seat s on s.incident_id = m.incident_id and s.state = 'proposed' and s.ended_at is null where m.ic
      union all select m.incident_id, 'question', q.id, q.text, '', q.asked_by_seat_id, q.asked_at, q.id, null
        from me m join question q on q.incident_id = m.incident_id and q.answered_at is null and q.withdrawn_at is null where m.ic
      union all select m.incident_id, 'disclosure', d.id, d.to_name, d.what, d.reported_by_seat_id, d.reported_at, d.id, null
        from me m join disclosure d on d.incident_id = m.incident_id and d.decided_at is null where m.ic
      union all select m.incident_id, 'join', t.id, t.title, '', h.seat_id, h.since, h.seat_id, null
        from me m join task_helper h on h.incident_id = m.incident_id and h.state = 'asked' join task t on t.id = h.task_id
        where m.ic or t.coordinator_seat_id = m.id
      union all select m.incident_id, 'countersign', t.id, t.title, coalesce(t.aside_reason, ''), t.aside_by_seat_id, t.state_at, t.id, null
        from me m join task t on t.incident_id = m.incident_id and t.state = 'set aside'
        where (t.aside_needs = 'manager' and m.manager or t.aside_needs = 'communication owner' and m.owner)
          and not exists (select 1 from signature g where g.task_id = t.id and g.purpose = 'countersignature' and g.state = 'in force')
      union all select m.incident_id, 'review', t.id, t.title, '', i.coordinator_seat_id, r.at, r.id, null
        from me m join review r on r.incident_id = m.incident_id and r.seat_id = m.id and r.state = 'asked'
        join task t on t.id = r.task_id join incident i on i.id = m.incident_id
      union all select m.incident_id, 'objection', t.id, t.title, coalesce(r.objection, ''), r.seat_id, r.at, r.id, null
        from me m join task t on t.incident_id = m.incident_id and t.coordinator_seat_id = m.id
        join review r on r.task_id = t.id and r.state = 'objected' and r.answer is null
      union all select m.incident_id, 'overtaken', t.id, t.title, '', t.coordinator_seat_id, t.state_at, t.id, null
        from me m join task t on t.incident_id = m.incident_id and t.coordinator_seat_id = m.id and t.state = 'in progress'
        join lateral (${lastSignOff}) g on g.state = 'overtaken'
      -- what came off their desk as signed or done is back in work, by an edit or by a fact (TK-8, TK-12)
      union all select m.incident_id, 'taken back', t.id, t.title, coalesce(g.state_reason, ''), t.coordinator_seat_id, g.state_at, t.id, null
        from me m join task t on t.incident_id = m.incident_id and t.state = 'in progress' and t.coordinator_seat_id is distinct from m.id
        join lateral (${lastSignOff}) g on g.state = 'overtaken' where m.ic
      union all select m.incident_id, 'sent back', t.id, t.title, t.back_reason, i.coordinator_seat_id, t.state_at, t.id, null
        from me m join task t on t.incident_id = m.incident_id and t.coordinator_seat_id = m.id and t.state = 'in progress'
        join incident i on i.id = m.incident_id where t.back_reason is not null
      union all select m.incident_id, 'in doubt', t.id, t.title, coalesce(g.state_reason, ''), g.seat_id, g.state_at, g.id, null
        from me m join signature g on g.incident_id = m.incident_id and g.state = 'in doubt' join task t on t.id = g.task_id where m.ic
      union all select m.incident_id, 'on paper', t.id, t.title, '', g.typed_by_seat_id, g.at, g.id, null
        from me m join signature g on g.incident_id = m.incident_id and g.state = 'on paper' join task t on t.id = g.task_id
        where g.seat_id = m.id or m.ic and not g.accepted_by_ic or m.manager and not g.accepted_by_manager
      union all select m.incident_id, 'rules', m.incident_id, 'The rules', '', null::uuid, r.created_at, m.incident_id, null
        from me m join rules_version r on r.number = (select max(number) from rules_version) where coalesce(m.acknowledged_rules, 0) < r.number)
    select w.incident_id as "incidentId", w.kind, w.id, left(w.title, ${most.letters}::int) as title, left(w.detail, ${most.letters}::int) as detail,
      coalesce(s.name, '') as by, w.since, w.about, w.due, w.of_kind as "ofKind"
    from (select *, row_number() over (partition by incident_id, kind order by since, id, about) as place,
        count(*) over (partition by incident_id, kind)::int as of_kind from waiting) w left join seat s on s.id = w.by_id
    where w.place <= ${most.ofKind}::int
    order by w.kind not in ('take-over', 'offer'), w.due, w.since, w.id, w.about`
}
