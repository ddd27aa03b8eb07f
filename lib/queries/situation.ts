import type { Within } from '@/lib/facts/incident'
import { shownContent } from '@/lib/log-book/content'
import { plannedTasks, type PlannedTask } from '@/lib/facts/plan'
import { decide } from '@/lib/rules/decide'
import type { Verdict } from '@/lib/rules/permission'
import { permissions } from '@/lib/rules/permissions'

export type Situation = {
  summary: { text: string; by: string; at: Date | null; version: number }
  symptoms: string
  tasks: PlannedTask[]
  sections: { key: string; title: string }[]
  newest: { seq: number; at: Date; who: string; says: string }[]
  entries: number
  /** The questions that managers read, with the answers as they stand now. */
  answers: Answer[]
  firstDeputy: string | null
  hasManager: boolean
  can: { summarise: Verdict; establish: Verdict; describe: Verdict }
  incident: { established: string; kind: string; severity: number; codeName: string }
}

export type Answer = {
  id: string; assessment: 'threat' | 'entry' | 'impact'; taskId: string; question: string; verdict: string | null; text: string
  confidence: string | null; by: string | null; at: Date | null; signed: boolean
}

/** The incident at a glance, for the team and for managers. Five statements, whatever there is. */
export async function situation(within: Within): Promise<Situation> {
  const { tx, incident } = within
  const incidentId = incident.incident.id
  const rows = await tx.$queryRaw<IncidentRow[]>`
    select i.summary, i.summary_at, i.summary_version, s.name as summary_by, i.symptoms, i.head_seq, i.established, i.kind, i.severity, i.code_name,
      (select json_agg(json_build_object('key', x ->> 'key', 'title', x ->> 'title') order by n)
        from plan_version p, jsonb_array_elements(p.document -> 'sections') with ordinality as sections (x, n) where p.id = i.plan_version_id) as sections
    from incident i left join seat s on s.id = i.summary_seat_id where i.id = ${incidentId}::uuid`
  const row = rows[0]!
  const newest = await tx.$queryRaw<{ seq: number; content: string }[]>`
    select seq, content from log_entry where incident_id = ${incidentId}::uuid order by seq desc limit 6`
  const answers = await tx.$queryRaw<Answer[]>`
    select q.id, t.assessment, t.id as "taskId", q.plain as question, q.verdict, q.answer as text, q.confidence, s.name as by, q.answered_at as at,
      exists (select 1 from signature g where g.task_id = t.id and g.purpose = 'sign-off' and g.state = 'in force') as signed
    from task t join task_question q on q.task_id = t.id left join seat s on s.id = q.answered_by_seat_id
    where t.incident_id = ${incidentId}::uuid and t.assessment is not null order by t.position, q.position, q.id`
  return {
    summary: { text: row.summary, by: row.summary_by ?? '', at: row.summary_at, version: row.summary_version },
    symptoms: row.symptoms, tasks: await plannedTasks(within), sections: row.sections ?? [], entries: row.head_seq, answers,
    newest: newest.map((entry) => ({ seq: entry.seq, ...saidIn(entry.content) })),
    firstDeputy: incident.deputies.find((deputy) => deputy.able)?.name ?? null, hasManager: incident.managers.some((seat) => seat.able),
    can: {
      summarise: decide(permissions['incident.summarise'], incident), establish: decide(permissions['incident.establish'], incident),
      describe: decide(permissions['incident.describe'], incident),
    },
    incident: { established: row.established, kind: row.kind, severity: row.severity, codeName: row.code_name },
  }
}

/** Who did what and when, from the exact text of a log entry. */
export function saidIn(content: string): { at: Date; who: string; says: string } {
  const { recordedAt, actor, says } = shownContent(content)
  return { at: new Date(recordedAt), who: actor.name, says }
}

type IncidentRow = {
  summary: string; summary_at: Date | null; summary_version: number; summary_by: string | null; symptoms: string; head_seq: number
  established: string; kind: string; severity: number; code_name: string; sections: { key: string; title: string }[] | null
}
