import type { At, Writing } from '@/lib/db/as'
import { counterKey } from '@/lib/db/housekeeping'
import { withSightOfFound } from '@/lib/db/sight'
import { untoldDue } from '@/lib/db/untold-due'
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
  access_until: string | null; acknowledged_rules: number | null
  /** By the coordinator; when the end of their access was written down; whether their account was disabled or reset. */
  suspended_at: string | null; lapse_noted_at: string | null; account_over: boolean
  administrator: boolean; way_opened: boolean
  /** Who brought them in by the plan. */
  by_plan_of: string | null
}
/** An incident as it was read, for whoever weighs it. */
export type IncidentRow = {
  id: string; code_name: string; phase: Phase; drill: boolean; opened_at: Date; plan_number: number; coordinator_seat_id: string
  prerequisites_complete: boolean; entry_answered: boolean; rules: number
  seats: SeatRow[] | null
  offices: { seat_id: string; office: string }[] | null
  /** Seats of the deputies, in their order, and of everybody who ever was coordinator. */
  deputies: string[] | null
  coordinators: string[] | null
  offer: { id: string; to_seat_id: string; from_seat_id: string; due_at: string | null; note: string; offered_at: string } | null
  take_over: {
    id: string; state: 'wanted' | 'called'; reason: string; called_by_seat_id: string; called_at: string; wait_until: string | null
    needs_manager: boolean; absence_seat_id: string | null; answers_came_at: string[] | null; claimants: string[] | null; agreed: string[] | null
  } | null
  wait_minutes: number; silence_hours: number; used_at: Date | null; office_since: Date; brought_in_at: Date | null; told_at: Date | null
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
export async function readIncident({ tx, now }: At, incidentId: string, { withDue }: { withDue: boolean }): Promise<IncidentRow | null> {
  const rows = await tx.$queryRaw<(Omit<IncidentRow, 'head' | 'due'> & {
    due: Omit<OfItself, 'lapsed' | 'nextTaskDueAt'> & { nextTaskDueAt: string | null } | null; head_seq: number; head_hash: string; head_recorded_at: Date
  })[]>`
    select i.head_seq, i.head_hash, i.head_recorded_at, i.id, i.code_name, i.phase, i.drill, i.opened_at, i.plan_number, i.coordinator_seat_id,
      i.next_due_at,
      not exists (select 1 from task t where t.incident_id = i.id and t.prerequisite and t.started_at is null and t.state <> 'set aside')
        as prerequisites_complete,
      i.entry_accepted_at is not null or exists (select 1 from task t join signature g on g.task_id = t.id
        where t.incident_id = i.id and t.assessment = 'entry' and g.purpose = 'sign-off' and g.state = 'in force'
          and not exists (select 1 from task_question q where q.task_id = t.id and q.verdict = 'unknown')) as entry_answered,
      (select max(number) from rules_version) as rules,
      (select json_agg(x) from (
        select s.id, s.person_id, s.name, s.organisation, s.kind, s.state, s.sees, s.access_until, s.acknowledged_rules,
          s.suspended_at, s.lapse_noted_at, p.id is not null and (p.disabled_at is not null or p.trust <> s.trust) as account_over,
          coalesce(p.administrator or p.administration_at >= i.opened_at, false) as administrator, coalesce(p.vouched_at > s.added_at, false) as way_opened,
          case when s.how = 'plan' then s.added_by_seat_id end as by_plan_of
        from seat s left join person p on p.id = s.person_id
        where s.incident_id = i.id and s.ended_at is null and s.state in ('waiting', 'active') order by s.added_at, s.id) as x) as seats,
      (select json_agg(json_build_object('seat_id', o.seat_id, 'office', o.office)) from office o where o.incident_id = i.id) as offices,
      (select json_agg(d.seat_id order by d.position) from deputy d where d.incident_id = i.id) as deputies,
      (select json_agg(distinct c.seat_id) from coordinator_term c where c.incident_id = i.id) as coordinators,
      (select json_build_object('id', h.id, 'to_seat_id', h.to_seat_id, 'from_seat_id', h.from_seat_id, 'due_at', h.due_at,
          'note', h.note, 'offered_at', h.offered_at)
        from hand_over h where h.incident_id = i.id and h.state = 'offered') as offer,
      (select json_build_object('id', t.id, 'state', t.state, 'reason', t.reason, 'called_by_seat_id', t.called_by_seat_id,
          'called_at', t.called_at, 'wait_until', t.wait_until, 'needs_manager', t.needs_manager, 'absence_seat_id', t.absence_seat_id,
          -- a code that is being weighed counts as a try until it is right (docs/decisions/0031)
          'answers_came_at', (select json_agg(h.at) from throttle h where t.state = 'called' and h.at >= t.called_at
            and h.key = (select ${counterKey('codes in sessions', '')}::text || c.person_id from seat c where c.id = i.coordinator_seat_id)),
          'claimants', (select json_agg(v.seat_id order by v.at) from take_over_voice v
            where v.take_over_id = t.id and v.voice = 'claim' and v.withdrawn_at is null),
          'agreed', (select json_agg(v.seat_id order by v.at) from take_over_voice v where v.take_over_id = t.id and v.voice = 'agree'))
        from take_over t where t.incident_id = i.id and t.state in ('wanted', 'called')) as take_over,
      i.take_over_wait_minutes as wait_minutes, i.silence_hours,
      (select max(n.last_active_at) from session n join seat s on s.person_id = n.person_id
        where s.id = i.coordinator_seat_id and n.second_factor_at is not null) as used_at,
      (select coalesce(max(e.recorded_at), i.opened_at) from coordinator_term c join log_entry e on e.incident_id = i.id and e.seq = c.from_seq
        where c.incident_id = i.id and c.seat_id = i.coordinator_seat_id) as office_since,
      (select max(e.recorded_at) from log_entry e where e.incident_id = i.id and e.kind = 'takeOver.broughtIn') as brought_in_at,
      i.standing_told_at as told_at,
      -- those on the incident's list of standing deputies who count (N4) and are no deputies here yet, nor were removed or suspended here (TO-8)
      (select json_agg(json_build_object('personId', p.id, 'name', p.name) order by l.position)
        from pinned_deputy l join person p on p.id = l.person_id and p.disabled_at is null and not p.administrator and p.trust = l.trust
          and (p.administration_at is null or p.administration_at < l.named_at)
        cross join lateral (select bool_or(s.state = 'removed' or s.id = i.coordinator_seat_id or d.id is not null
              or s.ended_at is null and (s.suspended_at is not null or s.trust not in (0, p.trust) or s.access_until <= muster.now())) as here
          from seat s left join deputy d on d.seat_id = s.id where s.incident_id = i.id and s.person_id = p.id) as seated
        where l.incident_id = i.id and l.accepted_at is not null and l.confirmed_at is not null and seated.here is not true) as standing,
      case when ${withDue} then json_build_object(
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
          order by t.position, t.id limit ${atOnce}::int) as l),
        'overdueTaskIds', (select coalesce(json_agg(l.id), '[]') from (select t.id from task t
          where t.incident_id = i.id and ${untoldDue} and t.due_at <= ${now}
          order by t.position, t.id limit ${atOnce}::int) as l),
        'nextTaskDueAt', (select min(t.due_at) from task t where t.incident_id = i.id and ${untoldDue} and t.due_at > ${now})) end as due
    from incident i cross join organisation o
    where i.id = ${incidentId}::uuid`
  const [row] = rows
  if (!row) return null
  const due = row.due && { ...row.due, nextTaskDueAt: date(row.due.nextTaskDueAt), lapsed: lapsed(row.seats ?? [], now) }
  return { ...row, due, head: { seq: row.head_seq, hash: row.head_hash, recordedAt: row.head_recorded_at } }
}

/** SE-10: rights that ended by themselves, of one cause, and whose end is not in the book yet. */
function lapsed(seats: readonly SeatRow[], now: Date): OfItself['lapsed'] {
  const unnoted = seats.filter((seat) => seat.lapse_noted_at === null)
  const ofAccounts = unnoted.filter((seat) => seat.account_over)
  const ended = ofAccounts.length > 0 ? ofAccounts : unnoted.filter((seat) => windowIsOver(seat, now))
  const seatIds = ended.map(({ id }) => id).toSorted().slice(0, atOnce)
  return seatIds.length === 0 ? null : { cause: ofAccounts.length > 0 ? 'account' : 'window', seatIds }
}

const windowIsOver = ({ access_until: until }: SeatRow, now: Date): boolean => until !== null && new Date(until) <= now

/** The facts of an incident that was read, for this actor; null for who is not on it. */
export function factsFor({ actor, now }: At, row: IncidentRow): IncidentFacts | null {
  const rows = row.seats ?? []
  const seats = rows.map((seat) => seatFacts(seat, now))
  const me = seats.find((seat) => seat.personId === actor.id) ?? null
  if (actor.via !== 'system' && (!me || me.suspended)) return null
  const coordinator = seats.find((seat) => seat.id === row.coordinator_seat_id)!
  const among = (ids: readonly string[]) => ids.flatMap((id) => seats.find((seat) => seat.id === id) ?? [])
  const deputies = among(row.deputies ?? [])
  const managers = among((row.offices ?? []).filter(({ office }) => office === 'manager').map((each) => each.seat_id))
  const former = new Set(row.coordinators)
  return {
    now, via: actor.via, phase: row.phase, coordinatorName: coordinator.name,
    standings: standingsFor(actor.via, me, { coordinator, deputies, managers }),
    me,
    rulesDue: me?.state === 'active' && (me.acknowledgedRules ?? 0) < row.rules,
    incident: {
      id: row.id, codeName: row.code_name, drill: row.drill, openedAt: row.opened_at, planNumber: row.plan_number,
      prerequisitesComplete: row.prerequisites_complete, entryAnswered: row.entry_answered, head: row.head.hash,
    },
    seats, coordinator, deputies, managers,
    offer: row.offer && {
      id: row.offer.id, toSeatId: row.offer.to_seat_id, fromSeatId: row.offer.from_seat_id, note: row.offer.note,
      dueAt: date(row.offer.due_at), offeredAt: new Date(row.offer.offered_at),
    },
    takeOver: row.take_over && {
      id: row.take_over.id, state: row.take_over.state, reason: row.take_over.reason, calledBySeatId: row.take_over.called_by_seat_id,
      calledAt: new Date(row.take_over.called_at), waitUntil: date(row.take_over.wait_until),
      needsManager: row.take_over.needs_manager,
      absenceSeatId: row.take_over.absence_seat_id, answersCameAt: (row.take_over.answers_came_at ?? []).map((at) => new Date(at)),
      claimants: row.take_over.claimants ?? [], agreed: row.take_over.agreed ?? [],
    },
    succession: {
      waitMinutes: row.wait_minutes, silenceHours: row.silence_hours, coordinatorUsedAt: row.used_at,
      coordinatorSeenAt: row.used_at && row.used_at > row.office_since ? row.used_at : row.office_since, lastBroughtInAt: row.brought_in_at,
      standing: row.standing ?? [], standingToldAt: row.told_at,
      suspendedSince: new Map(rows.flatMap((each): [string, Date][] => suspendedSince(each).map((since) => [each.id, since]))),
      administrators: idsOf(rows, (each) => each.administrator), wayOpened: idsOf(rows, (each) => each.way_opened),
      byPlan: idsOf(rows, ({ by_plan_of: by }) => by !== null && !former.has(by)),
    },
  }
}

type Offices = Pick<IncidentFacts, 'coordinator' | 'deputies' | 'managers'>

function standingsFor(via: string, me: SeatFacts | null, { coordinator, deputies, managers }: Offices): ReadonlySet<Standing> {
  if (via === 'system') return new Set(['system'])
  if (!me) return new Set()
  if (me.state === 'waiting') return new Set(['unacknowledged'])
  if (me.sees === 'shared') return new Set(['limited'])
  const standings = new Set<Standing>(['member'])
  if (me === coordinator) standings.add('coordinator')
  if (deputies.includes(me)) standings.add('deputy')
  if (managers.includes(me)) standings.add('manager')
  return standings
}

function seatFacts(row: SeatRow, now: Date): SeatFacts {
  const accessUntil = date(row.access_until)
  const suspended = row.suspended_at !== null ? 'coordinator' : row.account_over ? 'account' : windowIsOver(row, now) ? 'window' : null
  return {
    id: row.id, personId: row.person_id, name: row.name, organisation: row.organisation, kind: row.kind, state: row.state, sees: row.sees,
    suspended, accessUntil, acknowledgedRules: row.acknowledged_rules,
    able: row.state === 'active' && row.sees === 'whole' && suspended === null,
  }
}

/** Since when a seat counts for nothing: the first of the coordinator's word and the end that was written down; empty for one that counts. */
const suspendedSince = (row: SeatRow): Date[] =>
  [row.suspended_at, row.lapse_noted_at].flatMap((at) => (at === null ? [] : [new Date(at)])).toSorted((a, b) => Number(a) - Number(b)).slice(0, 1)

const idsOf = (rows: readonly SeatRow[], where: (row: SeatRow) => boolean) => new Set(rows.filter(where).map(({ id }) => id))

const date = (text: string | null): Date | null => (text === null ? null : new Date(text))
