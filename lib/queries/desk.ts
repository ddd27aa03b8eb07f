import type { Actor } from '@/lib/actor/actor'
import { look, type At } from '@/lib/db/as'
import { lastSign } from '@/lib/db/last-sign'
import { openingFacts } from '@/lib/facts/opening'
import { notReadyTasks } from '@/lib/facts/plan-line'
import { shownFacts } from '@/lib/facts/shown'
import { decide } from '@/lib/rules/decide'
import type { NoticeKind, PersonNoticeKind } from '@/lib/rules/notice'
import { byDue, type Dated } from '@/lib/rules/overdue'
import type { Phase, Verdict } from '@/lib/rules/permission'
import { permissions } from '@/lib/rules/permissions'
import { countTimes, type Heard } from '@/lib/rules/quiet'
import type { StandingDeputy } from '@/lib/rules/standing-deputy'
import type { TaskState } from '@/lib/rules/task-state'
import { decidingOver, type Deciding } from './deciding'
import { justDecided, type JustDecided } from './just-decided'
import { waits, type Wait } from './waits'

/** What a person is to an incident, as the desk says it. */
export type DeskRole = 'coordinator' | 'deputy' | 'manager' | 'team' | 'limited seat' | 'rules to read'

export type DeskIncident = {
  id: string
  drill: boolean
  role: DeskRole
  /** Null until the rules are acknowledged (R2). */
  known: { codeName: string; kind: string } | null
  /** For full seats only. */
  whole: {
    established: string; severity: 1 | 2 | 3 | 4; phase: Phase; openedAt: Date; endedAt: Date | null
    count: { done: number; setAside: number; tasks: number; late: number; quiet: number }
  } | null
}
export type DeskTask = {
  id: string; incidentId: string; title: string; doing: string; state: TaskState; ongoing: boolean; stateAt: Date; yours: boolean; notReady: boolean
  dueAt: Date | null; lastSign: Date
}
export type Told = { id: string; incidentId: string; kind: NoticeKind; at: Date }
/** What the viewer was told beside any incident (TO-8). */
export type ToldPerson = { id: string; kind: PersonNoticeKind; at: Date }

export type Desk = {
  now: Date
  incidents: DeskIncident[]
  waits: Wait[]
  deciding: Deciding
  justDecided: JustDecided[]
  tasks: DeskTask[]
  told: Told[]
  toldPerson: ToldPerson[]
  /** Standing deputies who wait for the viewer: to accept, or to confirm. */
  namings: { accept: boolean; confirm: string[] }
  can: { open: Verdict }
}

/**
 * Everything that is the viewer's, over all incidents whose list they are on. Nine statements, seven at most for each with a task of theirs to start,
 * and a few for each with one of the first waits or something just decided.
 */
export function desk(actor: Actor): Promise<Desk> {
  return look(actor, async (at) => {
    const incidents = await myIncidents(at)
    const waiting = await waits(at, incidents.map((incident) => incident.id))
    const facts = await openingFacts(at, null, null)
    return {
      now: at.now, incidents, tasks: await myTasks(at), told: await told(at), toldPerson: await toldPerson(at),
      namings: namingsFor(actor, facts.deputies), can: { open: decide(permissions['incident.open'], facts) },
      waits: waiting, deciding: await decidingOver(at, waiting), justDecided: await justDecided(at),
    }
  })
}

async function myIncidents({ tx, actor, now }: At): Promise<DeskIncident[]> {
  const rows = await tx.$queryRaw<IncidentRow[]>`
    select i.id, i.code_name, i.kind, i.drill, i.established, i.severity, i.phase, i.opened_at, i.ended_at,
      case when s.state = 'waiting' then 'rules to read' when s.sees = 'shared' then 'limited seat' when s.id = i.coordinator_seat_id then 'coordinator'
        when exists (select 1 from office o where o.seat_id = s.id and o.office = 'manager') then 'manager'
        when exists (select 1 from deputy d where d.seat_id = s.id) then 'deputy' else 'team' end as role,
      (select count(*)::int from task t where t.incident_id = i.id) as tasks,
      (select count(*)::int from task t where t.incident_id = i.id and t.state = 'set aside') as set_aside,
      (select count(*)::int from task t where t.incident_id = i.id and t.state = 'done'
        and exists (select 1 from signature g where g.task_id = t.id and g.purpose = 'sign-off' and g.state = 'in force')) as done,
      (select json_agg(json_build_object('state', t.state, 'ongoing', t.ongoing, 'dueAt', t.due_at, 'lastSign', ${lastSign})) from task t
        where s.sees = 'whole' and t.incident_id = i.id and (t.due_at is not null or t.state = 'in progress')) as times
    from seat s join incident i on i.id = s.incident_id
    where s.person_id = ${actor.id}::uuid and s.ended_at is null and s.state in ('waiting', 'active')
    -- whether it has ended is not told to a limited seat, by its place neither (N8)
    order by case when s.state = 'active' and s.sees = 'whole' then i.ended_at end desc nulls first, i.opened_at desc, i.id`
  return rows.map((row) => {
    const whole = row.role !== 'limited seat' && row.role !== 'rules to read'
    return {
      id: row.id, drill: row.drill, role: row.role,
      known: row.role === 'rules to read' ? null : { codeName: row.code_name, kind: row.kind },
      whole: whole ? {
        established: row.established, severity: row.severity, phase: row.phase, openedAt: row.opened_at, endedAt: row.ended_at,
        count: { done: row.done, setAside: row.set_aside, tasks: row.tasks, ...countTimes(row.times ?? [], now) },
      } : null,
    }
  })
}

type IncidentRow = {
  id: string; code_name: string; kind: string; drill: boolean; established: string; severity: 1 | 2 | 3 | 4; phase: Phase; opened_at: Date
  ended_at: Date | null; role: DeskRole; tasks: number; done: number; set_aside: number
  times: (Dated & Heard)[] | null
}

/** Tasks that the viewer coordinates or helps with and that are not settled, of open incidents; late ones first, then by when they are due, then begun ones. */
async function myTasks(at: At): Promise<DeskTask[]> {
  const tasks = await at.tx.$queryRaw<Omit<DeskTask, 'notReady'>[]>`
    select t.id, t.incident_id as "incidentId", t.title, t.doing, t.state, t.ongoing, t.state_at as "stateAt", t.coordinator_seat_id = s.id as yours,
      t.due_at as "dueAt", ${lastSign} as "lastSign"
    from seat s join task t on t.incident_id = s.incident_id join incident i on i.id = s.incident_id
    where s.person_id = ${at.actor.id}::uuid and s.ended_at is null and s.state = 'active' and t.state in ('assigned', 'in progress', 'signed off')
      and i.phase in ('starting', 'responding', 'repairing', 'watching')
      and (t.coordinator_seat_id = s.id or exists (select 1 from task_helper h where h.task_id = t.id and h.seat_id = s.id and h.state = 'helper'))
    order by t.coordinator_seat_id = s.id desc nulls last, t.state = 'in progress' desc, t.ongoing, t.state_at, t.id`
  const starting = new Set(tasks.filter((task) => task.state === 'assigned').map((task) => task.incidentId))
  const waiting = new Set<string>()
  for (const incidentId of starting) {
    const incident = await shownFacts(at, incidentId)
    if (incident) for (const id of await notReadyTasks({ ...at, incident })) waiting.add(id)
  }
  return tasks.map((task) => ({ ...task, notReady: waiting.has(task.id) })).sort(byDue)
}

/** What the viewer was told lately: that there is something, never what (M4). */
function told({ tx, actor }: At): Promise<Told[]> {
  return tx.$queryRaw<Told[]>`
    select n.id, n.incident_id as "incidentId", n.kind, n.created_at as at
    from notice n join seat s on s.id = n.seat_id
    where s.person_id = ${actor.id}::uuid and s.ended_at is null and n.created_at > muster.now() - interval '7 days'
    order by n.created_at desc, n.id limit 8`
}

/** What the viewer was told who has no seat that counts: it leads nowhere. */
function toldPerson({ tx, actor }: At): Promise<ToldPerson[]> {
  return tx.$queryRaw<ToldPerson[]>`
    select n.id, n.kind, n.created_at as at from person_notice n
    where n.person_id = ${actor.id}::uuid and n.created_at > muster.now() - interval '7 days' order by n.created_at desc, n.id limit 8`
}

/** What the viewer can do for the plan's list of standing deputies (C7): accept for themselves, confirm others. */
function namingsFor(actor: Actor, deputies: readonly StandingDeputy[]): Desk['namings'] {
  const open = deputies.filter((each) => each.sound)
  return {
    accept: open.some((each) => each.personId === actor.id && each.acceptedAt === null),
    confirm: !actor.ours || actor.administrator ? [] : open
      .filter((each) => each.confirmedAt === null && each.personId !== actor.id && each.namedById !== actor.id).map(({ name }) => name),
  }
}
