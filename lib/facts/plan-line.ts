import { lastSign } from '@/lib/db/last-sign'
import { countsFirst, isSignOff } from '@/lib/db/sign-off'
import { withSystemSight } from '@/lib/db/sight'
import type { Wait } from '@/lib/rules/blocked'
import { gateFacts, gateShut, type Gate } from '@/lib/rules/gate'
import { heldUp } from '@/lib/rules/holds-up'
import type { Level, SignatureState, TaskKind } from '@/lib/rules/task'
import { isAnswered, isRequired, type ContentQuestion } from '@/lib/rules/task-content'
import { standingOf } from '@/lib/rules/task-standing'
import type { TaskState } from '@/lib/rules/task-state'
import type { Within } from './incident'

/** A task as a line: of the plan, the Situation, a sheet. */
export type PlanLine = {
  id: string; key: string | null; section: string; title: string; doing: string; plain: string; level: Level; kind: TaskKind
  state: TaskState; stateAt: Date; startedAt: Date | null; ongoing: boolean; prerequisite: boolean; permitted: boolean
  coordinatorSeatId: string | null; coordinator: string | null
  /** It is under way, and its coordinator has not acknowledged the rules yet (TK-2). */
  rulesUnread: boolean
  /** The viewer coordinates it or helps with it. */
  yours: boolean
  backReason: string | null
  /** See `TaskStanding`. */
  waits: Wait[]; gate: Wait | null; notReady: boolean; reopened: Wait[]; settled: boolean
  /** The sign-off that counts or last counted. */
  signature: { state: SignatureState; by: string; sameHand: boolean; at: Date } | null
  completedBy: string | null
  dueAt: Date | null
  /** The last sign of life while it is in progress: see `quietSince`. */
  lastSign: Date
  aside: { reason: string; needs: 'manager' | 'communication owner' | null; countersigned: boolean } | null
  items: { required: number; ticked: number }
  questions: { asked: number; answered: number }
  /** Ids of the tasks that it waits for, settled ones among them. */
  dependsOn: readonly string[]
  /** Ids of the tasks that can’t go on before this one, near ones first. */
  holdsUp: readonly string[]
  /** Depends on the task above it in its section. */
  linked: boolean
}

/**
 * All tasks of an incident in their order, for a full seat or with the program's sight. One statement, whatever their number; texts of
 * checklists, answers and results are not read.
 */
export async function planLines({ tx, incident }: Within): Promise<PlanLine[]> {
  const incidentId = incident.incident.id
  const rows = await tx.$queryRaw<Row[]>`
    select t.id, t.key, t.section, t.title, t.doing, t.plain, t.level, t.kind, t.prerequisite, t.ongoing, t.repairs, t.gate, t.state,
      t.state_at as "stateAt", t.started_at as "startedAt", t.permitted_at is not null as permitted,
      t.coordinator_seat_id as "coordinatorSeatId", c.name as coordinator, b.name as "completedBy", t.back_reason as "backReason",
      t.due_at as "dueAt", ${lastSign} as "lastSign",
      t.aside_reason as "asideReason", t.aside_needs as "asideNeeds",
      a.task_id is not null as countersigned,
      g.state as signature, g.at as "signedAt", g.same_hand as "sameHand", s.name as "signedBy",
      coalesce(q.questions, '[]') as questions, coalesce(i.items, '[]') as items, coalesce(d.depends, '[]') as depends,
      coalesce(h.helpers, '[]') as helpers, exists (select 1 from repair_step where incident_id = ${incidentId}::uuid) as "repairPlanWritten"
    from task t
    left join seat c on c.id = t.coordinator_seat_id left join seat b on b.id = t.completed_by_seat_id
    left join (select distinct on (o.task_id) o.task_id, o.state, o.seat_id, o.same_hand, o.at from signature o
      where o.incident_id = ${incidentId}::uuid and ${isSignOff} order by o.task_id, ${countsFirst}) g on g.task_id = t.id
    left join (select distinct task_id from signature
      where incident_id = ${incidentId}::uuid and purpose = 'countersignature' and state = 'in force') a on a.task_id = t.id
    left join seat s on s.id = g.seat_id
    left join (select task_id, json_agg(json_build_object('takes', takes, 'required', required, 'verdict', verdict,
          'answer', left(ltrim(answer, ${blanks}), 1))) as questions
      from task_question where incident_id = ${incidentId}::uuid group by task_id) q on q.task_id = t.id
    left join (select task_id, json_agg(json_build_object('level', level, 'all', n, 'ticked', ticked)) as items
      from (select task_id, level, count(*) as n, count(ticked_at) as ticked from checklist_item
        where incident_id = ${incidentId}::uuid and not (per_host and host_id is null) group by task_id, level) each
      group by task_id) i on i.task_id = t.id
    left join (select task_id, json_agg(json_build_object('id', depends_on_id, 'until', until) order by id) as depends
      from task_dependency where incident_id = ${incidentId}::uuid group by task_id) d on d.task_id = t.id
    left join (select task_id, json_agg(seat_id) as helpers
      from task_helper where incident_id = ${incidentId}::uuid and state = 'helper' group by task_id) h on h.task_id = t.id
    where t.incident_id = ${incidentId}::uuid order by t.position, t.id`
  return linesOf(rows, incident)
}

/** Of the tasks of an incident the ids of those that are not ready, weighed in full (N8): that something is in the way, never what. */
export async function notReadyTasks(within: Within): Promise<ReadonlySet<string>> {
  const lines = await withSystemSight(within, within.incident.incident.id, () => planLines(within))
  return new Set(lines.filter((line) => line.notReady).map(({ id }) => id))
}

// What `trim` takes away, so that the first letter that is left says whether there is one.
const blanks = '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff'

function linesOf(rows: readonly Row[], { incident, phase, me, seats }: Within['incident']): PlanLine[] {
  const tasks = rows.map((row) => ({ ...row, started: row.startedAt !== null, signed: row.signature === 'in force' }))
  const byId = new Map(tasks.map((task) => [task.id, task]))
  const prerequisites = tasks.filter((task) => task.prerequisite)
  const gates = gateFacts(tasks, { repairPlanWritten: rows[0]?.repairPlanWritten ?? false, watching: phase === 'watching' })
  const unread = new Set(seats.filter((seat) => seat.state === 'waiting').map((seat) => seat.id))
  const held = heldUp(tasks.map((task) => ({ ...task, dependsOn: task.depends })))
  return tasks.map((task, index) => {
    const { id, key, section, title, doing, plain, level, kind, state, stateAt, startedAt, ongoing, prerequisite, permitted } = task
    const { coordinatorSeatId, coordinator, depends } = task
    const dependencies = depends.map((each) => ({ ...byId.get(each.id)!, until: each.until }))
    const shut = gateShut(task.gate, gates, me?.sees !== 'shared')
    const items = task.items.filter(isRequired)
    const asked = task.questions.filter((question) => question.required)
    const above = tasks[index - 1]
    return {
      id, key, section, title, doing, plain, level, kind, state, stateAt, startedAt, ongoing, prerequisite, permitted, coordinatorSeatId, coordinator,
      ...standingOf({
        task: { ...task, prerequisites, dependencies, gateShut: shut, signature: task.signature && { state: task.signature } }, incident,
      }),
      rulesUnread: (state === 'assigned' || state === 'in progress') && coordinatorSeatId !== null && unread.has(coordinatorSeatId),
      yours: me !== null && (coordinatorSeatId === me.id || task.helpers.includes(me.id)),
      backReason: task.backReason, completedBy: task.completedBy, dueAt: task.dueAt, lastSign: task.lastSign,
      signature: task.signature && { state: task.signature, by: task.signedBy ?? '', sameHand: task.sameHand ?? false, at: task.signedAt! },
      aside: state === 'set aside' ? { reason: task.asideReason ?? '', needs: task.asideNeeds, countersigned: task.countersigned } : null,
      items: { required: sum(items, 'all'), ticked: sum(items, 'ticked') },
      questions: { asked: asked.length, answered: asked.filter(isAnswered).length },
      dependsOn: depends.map((each) => each.id), holdsUp: held.get(id)!,
      linked: above?.section === section && depends.some((each) => each.id === above.id),
    }
  })
}

const sum = (items: readonly Counted[], what: 'all' | 'ticked') => items.reduce((all, item) => all + item[what], 0)

type Counted = { level: Level; all: number; ticked: number }
type Row = Pick<PlanLine, 'id' | 'key' | 'section' | 'title' | 'doing' | 'plain' | 'level' | 'kind' | 'state' | 'stateAt' | 'startedAt' | 'ongoing'
  | 'prerequisite' | 'permitted' | 'coordinatorSeatId' | 'coordinator' | 'backReason' | 'completedBy' | 'dueAt' | 'lastSign'> & {
    repairs: boolean; gate: Gate | null; asideReason: string | null
    asideNeeds: 'manager' | 'communication owner' | null; countersigned: boolean
    signature: SignatureState | null; signedAt: Date | null; sameHand: boolean | null; signedBy: string | null
    questions: Pick<ContentQuestion, 'takes' | 'required' | 'verdict' | 'answer'>[]; items: Counted[]
    depends: { id: string; until: 'settled' | 'started' }[]; helpers: string[]; repairPlanWritten: boolean
  }
