import type { At, Writing } from '@/lib/db/as'
import { counterKey } from '@/lib/db/housekeeping'
import { withSightOfFound } from '@/lib/db/sight'
import type { OfItself } from '@/lib/rules/due'
import type { IncidentFacts, SeatFacts, SeatState } from '@/lib/rules/facts'
import { atOnce, hostsAtOnce } from '@/lib/rules/input'
import type { Phase, Standing } from '@/lib/rules/permission'

/** Where something of an incident is read and weighed: the transaction, and the incident as it stands at this moment. */
export type Within = At & { incident: IncidentFacts }
/** The same where rows are written, too. */
export type WritingWithin = Writing & { incident: IncidentFacts }

type SeatRow = {
  id: string; person_id: string | null; name: string; organisation: string; kind: string; state: SeatState; sees: 'whole' | 'shared'
  suspended: 'coordinator' | 'account' | null; suspended_since: string | null; administrator: boolean; by_plan: boolean; way_opened: boolean; access_until: string | null; acknowledged_rules: number | null; offices: string[]; deputy: number | null
}
/** An incident as it was read, for whoever weighs it. */
export type IncidentRow = {
  id: string; code_name: string; phase: Phase; drill: boolean; opened_at: Date; plan_number: number; coordinator_seat_id: string
  prerequisites_complete: boolean; entry_answered: boolean; rules: number
  seats: SeatRow[]
  offer: { id: string; to_seat_id: string; from_seat_id: string; due_at: string | null; note: string; offered_at: string } | null
  take_over: {
    id: string; state: 'wanted' | 'called'; reason: string; called_by_seat_id: string; called_at: string; wait_until: string | null
    needs_manager: boolean; absence_seat_id: string | null; answer_came_at: string | null; claimants: string[] | null; agreed: string[] | null
  } | null
  wait_minutes: number; silence_hours: number; seen_at: Date; brought_in_at: Date | null; told_at: Date | null
  standing: { personId: string; name: string }[] | null
  /** The last entry of the log book. */
  head: { seq: number; hash: string; recordedAt: Date }
  /** What has become due beside what the facts say; only if it was asked for. */
  due: OfItself | null
  /** When the worker looks at it next, as was written last; null if nothing waits for the clock. */
  next_due_at: Date | null
}

/**
 * The facts of an incident for an actor who may find it; null for everybody else, hidden and missing alike.
 * What the actor may not see is weighed, too (who else could take over): never show it to a limited seat.
 */
export async function incidentFacts(at: At, incidentId: string): Promise<IncidentFacts | null> {
  const row = await withSightOfFound(at, incidentId, () => readIncident(at, incidentId, { withDue: false }))
  return row ? factsFor(at, row) : null
}

/** Reads an incident with the program's sight, in one statement. Whether the actor may find it, the caller has asked. */
export async function readIncident({ tx }: At, incidentId: string, { withDue }: { withDue: boolean }): Promise<IncidentRow | null> {
  const rows = await tx.$queryRaw<(Omit<IncidentRow, 'head'> & { head_seq: number; head_hash: string; head_recorded_at: Date })[]>`
    select i.head_seq, i.head_hash, i.head_recorded_at, i.id, i.code_name, i.phase, i.drill, i.opened_at, i.plan_number, i.coordinator_seat_id,
      i.next_due_at,
      not exists (select 1 from task t where t.incident_id = i.id and t.prerequisite and t.started_at is null and t.state <> 'set aside')
        as prerequisites_complete,
      i.entry_accepted_at is not null or exists (select 1 from task t join signature g on g.task_id = t.id
        where t.incident_id = i.id and t.assessment = 'entry' and g.purpose = 'sign-off' and g.state = 'in force'
          and not exists (select 1 from task_question q where q.task_id = t.id and q.verdict = 'unknown')) as entry_answered,
      (select max(number) from rules_version) as rules,
      (select json_agg(json_build_object('id', s.id, 'person_id', s.person_id, 'name', s.name, 'organisation', s.organisation,
          'kind', s.kind, 'state', s.state, 'sees', s.sees, 'access_until', s.access_until, 'acknowledged_rules', s.acknowledged_rules,
          'suspended', case when s.suspended_at is not null then 'coordinator'
            when p.id is not null and (p.disabled_at is not null or p.trust <> s.trust) then 'account' end,
          'suspended_since', least(s.suspended_at, s.lapse_noted_at),
          'administrator', coalesce(p.administrator or p.administration_at >= i.opened_at, false), 'way_opened', coalesce(p.vouched_at > s.added_at, false),
          'by_plan', s.how = 'plan' and s.added_by_seat_id is not null and not exists (select 1 from coordinator_term c
            where c.incident_id = i.id and c.seat_id = s.added_by_seat_id),
          'offices', (select coalesce(json_agg(o.office), '[]') from office o where o.seat_id = s.id),
          'deputy', (select d.position from deputy d where d.seat_id = s.id)) order by s.added_at, s.id)
        from seat s left join person p on p.id = s.person_id
        where s.incident_id = i.id and s.ended_at is null and s.state in ('waiting', 'active')) as seats,
      (select json_build_object('id', h.id, 'to_seat_id', h.to_seat_id, 'from_seat_id', h.from_seat_id, 'due_at', h.due_at,
          'note', h.note, 'offered_at', h.offered_at)
        from hand_over h where h.incident_id = i.id and h.state = 'offered') as offer,
      (select json_build_object('id', t.id, 'state', t.state, 'reason', t.reason, 'called_by_seat_id', t.called_by_seat_id,
          'called_at', t.called_at, 'wait_until', t.wait_until, 'needs_manager', t.needs_manager, 'absence_seat_id', t.absence_seat_id,
          -- a code that is being weighed counts as a try until it is right (docs/decisions/0031)
          'answer_came_at', (select max(h.at) from throttle h where t.state = 'called' and h.at >= t.called_at and h.at < t.wait_until
            and h.key = (select ${counterKey('codes in sessions', '')}::text || c.person_id from seat c where c.id = i.coordinator_seat_id)),
          'claimants', (select json_agg(v.seat_id order by v.at) from take_over_voice v
            where v.take_over_id = t.id and v.voice = 'claim' and v.withdrawn_at is null),
          'agreed', (select json_agg(v.seat_id order by v.at) from take_over_voice v where v.take_over_id = t.id and v.voice = 'agree'))
        from take_over t where t.incident_id = i.id and t.state in ('wanted', 'called')) as take_over,
      i.take_over_wait_minutes as wait_minutes, i.silence_hours,
      greatest((select max(n.last_active_at) from session n join seat s on s.person_id = n.person_id
          where s.id = i.coordinator_seat_id and n.second_factor_at is not null),
        (select coalesce(max(e.recorded_at), i.opened_at) from coordinator_term c join log_entry e on e.incident_id = i.id and e.seq = c.from_seq
          where c.incident_id = i.id and c.seat_id = i.coordinator_seat_id)) as seen_at,
      (select max(e.recorded_at) from log_entry e where e.incident_id = i.id and e.kind = 'takeOver.broughtIn') as brought_in_at,
      i.standing_told_at as told_at,
      -- those on the incident's list of standing deputies who count (N4) and are no deputies here yet, nor were removed or suspended here (TO-8)
      (select json_agg(json_build_object('personId', p.id, 'name', p.name) order by l.position)
        from pinned_deputy l join person p on p.id = l.person_id and p.disabled_at is null and not p.administrator and p.trust = l.trust
          and (p.administration_at is null or p.administration_at < l.named_at)
        where l.incident_id = i.id and l.accepted_at is not null and l.confirmed_at is not null
          and not exists (select 1 from seat s left join deputy d on d.seat_id = s.id
            where s.incident_id = i.id and s.person_id = p.id and (s.state = 'removed' or s.id = i.coordinator_seat_id or d.id is not null
              or s.ended_at is null and (s.suspended_at is not null or s.trust not in (0, p.trust) or s.access_until <= muster.now())))) as standing,
      case when ${withDue} then json_build_object(
        -- SE-10: rights that ended by themselves, and whose end is not in the book yet
        'lapsed', (select json_build_object('cause', l.cause, 'seatIds', json_agg(l.id order by l.id)) from (
            select s.id, case when p.disabled_at is not null or p.trust <> s.trust then 'account' else 'window' end as cause
            from seat s join person p on p.id = s.person_id
            where s.incident_id = i.id and s.ended_at is null and s.state in ('waiting', 'active') and s.lapse_noted_at is null
              and (p.disabled_at is not null or p.trust <> s.trust or s.access_until <= muster.now())
            order by cause, s.id limit ${atOnce}::int) as l
          group by l.cause order by l.cause limit 1),
        'leftTaskIds', (select coalesce(json_agg(l.id), '[]') from (select t.id from task t join seat s on s.id = t.coordinator_seat_id
          where t.incident_id = i.id and t.state in ('assigned', 'in progress') and s.state = 'removed'
          order by t.position, t.id limit ${atOnce}::int) as l),
        'newHostIds', (select coalesce(json_agg(l.id), '[]') from (select h.id from host h
          where h.incident_id = i.id and h.state = 'confirmed' and exists (
            select 1 from checklist_item p where p.incident_id = h.incident_id and p.per_host and p.host_id is null and not exists (
              select 1 from checklist_item c where c.task_id = p.task_id and c.key is not distinct from p.key and c.host_id = h.id))
          order by h.added_at, h.id limit ${hostsAtOnce}::int) as l),
        'changedListTaskIds', (select coalesce(json_agg(l.id), '[]') from (
          select distinct t.id, t.position
          from (select k.key, muster.list_stamp(i.id, k.key) as stamp from (select distinct t.key from task t join signature g on g.task_id = t.id
              where t.incident_id = i.id and t.ongoing and g.list_stamp is not null offset 0) as k offset 0) as list
            join task t on t.incident_id = i.id and t.key = list.key and t.ongoing join signature g on g.task_id = t.id
          where g.purpose = 'sign-off' and g.state in ('in force', 'in doubt', 'on paper')
            and g.list_stamp is not null and g.list_stamp <> list.stamp
          order by t.position, t.id limit ${atOnce}::int) as l)) end as due
    from incident i cross join organisation o
    where i.id = ${incidentId}::uuid`
  const row = rows[0]
  return row ? { ...row, head: { seq: row.head_seq, hash: row.head_hash, recordedAt: row.head_recorded_at } } : null
}

/** The facts of an incident that was read, for this actor; null for who is not on it. */
export function factsFor({ actor, now }: At, row: IncidentRow): IncidentFacts | null {
  const rows = row.seats ?? []
  const seats = rows.map((seat) => seatFacts(seat, now))
  const me = seats.find((seat) => seat.personId === actor.id) ?? null
  if (actor.via !== 'system' && (!me || me.suspended)) return null
  const mine = rows.find((seat) => seat.id === me?.id)
  const coordinator = seats.find((seat) => seat.id === row.coordinator_seat_id)!
  const deputies = rows.filter((r) => r.deputy !== null).sort((a, b) => a.deputy! - b.deputy!)
    .map((r) => seats.find((seat) => seat.id === r.id)!)
  return {
    now, via: actor.via, phase: row.phase, coordinatorName: coordinator.name,
    standings: standingsFor(actor.via, me, coordinator.id, mine),
    me,
    rulesDue: me?.state === 'active' && (me.acknowledgedRules ?? 0) < row.rules,
    incident: {
      id: row.id, codeName: row.code_name, drill: row.drill, openedAt: row.opened_at, planNumber: row.plan_number,
      prerequisitesComplete: row.prerequisites_complete, entryAnswered: row.entry_answered, head: row.head.hash,
    },
    seats, coordinator, deputies,
    managers: rows.filter((r) => r.offices.includes('manager')).map((r) => seats.find((seat) => seat.id === r.id)!),
    offer: row.offer && {
      id: row.offer.id, toSeatId: row.offer.to_seat_id, fromSeatId: row.offer.from_seat_id, note: row.offer.note,
      dueAt: date(row.offer.due_at), offeredAt: new Date(row.offer.offered_at),
    },
    takeOver: row.take_over && {
      id: row.take_over.id, state: row.take_over.state, reason: row.take_over.reason, calledBySeatId: row.take_over.called_by_seat_id,
      calledAt: new Date(row.take_over.called_at), waitUntil: date(row.take_over.wait_until),
      needsManager: row.take_over.needs_manager,
      absenceSeatId: row.take_over.absence_seat_id, answerCameAt: date(row.take_over.answer_came_at),
      claimants: row.take_over.claimants ?? [], agreed: row.take_over.agreed ?? [],
    },
    succession: {
      waitMinutes: row.wait_minutes, silenceHours: row.silence_hours, coordinatorSeenAt: row.seen_at, lastBroughtInAt: row.brought_in_at,
      standing: row.standing ?? [], standingToldAt: row.told_at,
      suspendedSince: new Map(rows.flatMap(({ id, suspended_since: since }) => (since === null ? [] : [[id, new Date(since)]]))),
      administrators: idsOf(rows, 'administrator'), byPlan: idsOf(rows, 'by_plan'), wayOpened: idsOf(rows, 'way_opened'),
    },
  }
}

function standingsFor(via: string, me: SeatFacts | null, coordinatorSeatId: string, row: SeatRow | undefined): ReadonlySet<Standing> {
  if (via === 'system') return new Set(['system'])
  if (!me) return new Set()
  if (me.state === 'waiting') return new Set(['unacknowledged'])
  if (me.sees === 'shared') return new Set(['limited'])
  const standings = new Set<Standing>(['member'])
  if (me.id === coordinatorSeatId) standings.add('coordinator')
  if (row?.deputy !== null) standings.add('deputy')
  if (row?.offices.includes('manager')) standings.add('manager')
  return standings
}

function seatFacts(row: SeatRow, now: Date): SeatFacts {
  const accessUntil = date(row.access_until)
  const suspended = row.suspended ?? (accessUntil && accessUntil <= now ? 'window' : null)
  return {
    id: row.id, personId: row.person_id, name: row.name, organisation: row.organisation, kind: row.kind, state: row.state, sees: row.sees,
    suspended, accessUntil, acknowledgedRules: row.acknowledged_rules,
    able: row.state === 'active' && row.sees === 'whole' && suspended === null,
  }
}

const idsOf = (rows: readonly SeatRow[], mark: 'administrator' | 'by_plan' | 'way_opened') => new Set(rows.flatMap((row) => (row[mark] ? [row.id] : [])))

const date = (text: string | null): Date | null => (text === null ? null : new Date(text))
