import type { Within } from '@/lib/facts/incident'
import { shownContent } from '@/lib/log-book/content'
import { planLines, type PlanLine } from '@/lib/facts/plan-line'
import type { Wait } from '@/lib/rules/blocked'
import { decide } from '@/lib/rules/decide'
import { inCauseOrder } from '@/lib/rules/holds-up'
import type { Verdict } from '@/lib/rules/permission'
import { permissions } from '@/lib/rules/permissions'
import type { SignatureState } from '@/lib/rules/task'
import { isAnswered, type Confidence, type ContentQuestion } from '@/lib/rules/task-content'
import { staffing, type Staffing } from './plan/staffing'
import { readAlike } from './read-alike'

export type Situation = {
  /** `SituationContent` as JSON (`readContent` reads it): every full seat reads the same, and it travels as it is. */
  content: string
  firstDeputy: string | null
  hasManager: boolean
  staffing: Staffing | null
  can: { summarise: Verdict; establish: Verdict; describe: Verdict }
}

/** What is recorded of the incident. */
export type SituationContent = {
  summary: { text: string; by: string; at: Date | null; version: number }
  symptoms: string
  tasks: SituationTask[]
  holdUps: HoldUps
  sections: { key: string; title: string }[]
  newest: { seq: number; at: Date; who: string; says: string }[]
  entries: number
  /** The questions that managers read, with the answers as they stand now. */
  answers: Answer[]
  incident: { established: string; kind: string; severity: number; codeName: string }
  /** Somebody becomes manager by acknowledging the rules (M6). */
  managerToCome: boolean
}

export type Answer = {
  id: string; key: string | null; assessment: 'threat' | 'entry' | 'impact'; taskId: string; question: string
  verdict: ContentQuestion['verdict']; text: string; confidence: Confidence | null; by: string | null; at: Date | null; answered: boolean; signed: boolean
}

/** A task as the Situation reads it: of what it waits for the first thing, and of its sign-off the state. */
export type SituationTask = Pick<PlanLine, 'id' | 'section' | 'title' | 'doing' | 'plain' | 'kind' | 'prerequisite' | 'ongoing' | 'state' | 'stateAt'
  | 'startedAt' | 'coordinatorSeatId' | 'coordinator' | 'backReason' | 'questions' | 'notReady' | 'settled' | 'dueAt' | 'lastSign'
> & { waitsFor: Wait | null; signature: SignatureState | null }

/**
 * The tasks that could go on and that others wait for: the few that hold up most, with the nearest of those in the order in which they can go on,
 * and how many there are of both. `follows`: it waits for the one before it.
 */
export type HoldUps = { tasks: number; held: number; rows: { id: string; holdsUp: number; next: { id: string; title: string; follows: boolean }[] }[] }

/** As many as are read at a glance. */
const atAGlance = 6

/** The incident at a glance, for the team and for managers. Four statements at most, whatever there is; none if somebody else has
 * just read it. For whoever coordinates one more, and seven while prerequisites have nobody. */
export async function situation(within: Within): Promise<Situation> {
  const { incident } = within
  return {
    content: await readAlike(within, 'situation', () => situationContent(within)),
    firstDeputy: incident.deputies.find((deputy) => deputy.able)?.name ?? null, hasManager: incident.managers.some((seat) => seat.able),
    staffing: await staffing(within),
    can: {
      summarise: decide(permissions['incident.summarise'], incident), establish: decide(permissions['incident.establish'], incident),
      describe: decide(permissions['incident.describe'], incident),
    },
  }
}

/** What is recorded of the incident, read now. */
export async function situationContent(within: Within): Promise<SituationContent> {
  const { tx, incident } = within
  const incidentId = incident.incident.id
  const rows = await tx.$queryRaw<IncidentRow[]>`
    select i.summary, i.summary_at, i.summary_version, s.name as summary_by, i.symptoms, i.head_seq, i.established, i.kind, i.severity, i.code_name,
      exists (select 1 from seat m where m.incident_id = i.id and m.state = 'waiting' and m.ended_at is null and m.as_manager) as manager_to_come,
      (select json_agg(json_build_object('key', x ->> 'key', 'title', x ->> 'title') order by n)
        from plan_version p, jsonb_array_elements(p.document -> 'sections') with ordinality as sections (x, n) where p.id = i.plan_version_id) as sections
    from incident i left join seat s on s.id = i.summary_seat_id where i.id = ${incidentId}::uuid`
  const row = rows[0]!
  const newest = await tx.$queryRaw<{ seq: number; content: string }[]>`
    select seq, content from log_entry where incident_id = ${incidentId}::uuid order by seq desc limit 6`
  const answers = await tx.$queryRaw<AnswerRow[]>`
    select q.takes, q.id, q.key, t.assessment, t.id as "taskId", q.plain as question, q.verdict, q.answer as text, q.confidence,
      s.name as by, q.answered_at as at,
      exists (select 1 from signature g where g.task_id = t.id and g.purpose = 'sign-off' and g.state = 'in force') as signed
    from task t join task_question q on q.task_id = t.id left join seat s on s.id = q.answered_by_seat_id
    where t.incident_id = ${incidentId}::uuid and t.assessment is not null order by t.position, q.position, q.id`
  const tasks = await planLines(within)
  return {
    summary: { text: row.summary, by: row.summary_by ?? '', at: row.summary_at, version: row.summary_version },
    symptoms: row.symptoms, tasks: tasks.map(situationTask), holdUps: holdUps(tasks), sections: row.sections ?? [], entries: row.head_seq,
    answers: answers.map(({ takes, ...answer }) => ({ ...answer, answered: isAnswered({ takes, verdict: answer.verdict, answer: answer.text }) })),
    newest: newest.map((entry) => ({ seq: entry.seq, ...saidIn(entry.content) })),
    incident: { established: row.established, kind: row.kind, severity: row.severity, codeName: row.code_name },
    managerToCome: row.manager_to_come,
  }
}

function situationTask(task: PlanLine): SituationTask {
  const { id, section, title, doing, plain, kind, prerequisite, ongoing, state, stateAt, startedAt, coordinatorSeatId, coordinator } = task
  const { backReason, questions, notReady, settled, dueAt, lastSign } = task
  return {
    id, section, title, doing, plain, kind, prerequisite, ongoing, state, stateAt, startedAt, coordinatorSeatId, coordinator,
    backReason, questions, notReady, settled, dueAt, lastSign, waitsFor: notReady ? (task.waits[0] ?? task.gate) : null,
    signature: task.signature?.state ?? null,
  }
}

function holdUps(tasks: readonly PlanLine[]): HoldUps {
  const byId = new Map(tasks.map((task) => [task.id, task]))
  const dependsOn = (id: string) => byId.get(id)!.dependsOn
  const nearest = (held: readonly string[]) => inCauseOrder(held, dependsOn).slice(0, atAGlance).map((id, place, all) => (
    { id, title: byId.get(id)!.title, follows: place > 0 && dependsOn(id).includes(all[place - 1]!) }))
  const holding = tasks.filter((task) => task.holdsUp.length > 0 && !task.notReady)
    .sort((a, b) => b.holdsUp.length - a.holdsUp.length)
  return {
    tasks: holding.length, held: new Set(holding.flatMap(({ holdsUp }) => holdsUp)).size,
    rows: holding.slice(0, atAGlance).map(({ id, holdsUp }) => ({
      id, holdsUp: holdsUp.length, next: nearest(holdsUp),
    })),
  }
}

/** Who did what and when, from the exact text of a log entry. */
export function saidIn(content: string): { at: Date; who: string; says: string } {
  const { recordedAt, actor, says } = shownContent(content)
  return { at: new Date(recordedAt), who: actor.name, says }
}

type AnswerRow = Omit<Answer, 'answered'> & Pick<ContentQuestion, 'takes'>
type IncidentRow = {
  summary: string; summary_at: Date | null; summary_version: number; summary_by: string | null; symptoms: string; head_seq: number
  established: string; kind: string; severity: number; code_name: string; sections: { key: string; title: string }[] | null
  manager_to_come: boolean
}
