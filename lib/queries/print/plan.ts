import type { Within } from '@/lib/facts/incident'
import { planLines, type PlanLine } from '@/lib/facts/plan-line'
import type { PlanSection } from '@/lib/queries/plan'
import { planOf } from '@/lib/queries/plan/version'
import { isAnswered, type ContentQuestion } from '@/lib/rules/task-content'
import { sheetOf, type Sheet } from './sheet'

/** A task as a row of the packet: what to do in it, and what is known to fill in of its blank columns. */
export type PrintedTask = PlanLine & {
  description: string
  checklist: { text: string; host: string | null; ticked: boolean }[]
  /** Not answered yet. */
  open: string[]
  /** In force. */
  signed: { at: Date; entry: number | null; sameHand: boolean } | null
}
export type PrintedPlan = { sheet: Sheet; sections: PlanSection[]; tasks: PrintedTask[] }

/** The plan as a packet of checklists, for a full seat. Five statements, whatever there is. */
export async function printedPlan(within: Within): Promise<PrintedPlan> {
  const { tx, incident } = within
  const incidentId = incident.incident.id
  const { sections } = await planOf(within)
  const details = await tx.$queryRaw<Row[]>`
    select t.id, t.description, coalesce(c.checklist, '[]') as checklist, coalesce(q.questions, '[]') as questions, e.seq as "signedEntry"
    from task t
    left join (select i.task_id, json_agg(json_build_object('text', i.text, 'host', h.name, 'ticked', i.ticked_at is not null)
          order by i.position, h.name, i.id) as checklist
        from checklist_item i left join host h on h.id = i.host_id
        where i.incident_id = ${incidentId}::uuid and not (i.per_host and i.host_id is null) group by i.task_id) c on c.task_id = t.id
    left join (select task_id, json_agg(json_build_object('text', text, 'takes', takes, 'verdict', verdict, 'answer', answer)
          order by position, id) as questions
        from task_question where incident_id = ${incidentId}::uuid group by task_id) q on q.task_id = t.id
    left join (select task_id, max(seq) as seq from log_entry
        where incident_id = ${incidentId}::uuid and kind = 'task.signedOff' group by task_id) e on e.task_id = t.id
    where t.incident_id = ${incidentId}::uuid`
  const byId = new Map(details.map((row) => [row.id, row]))
  return {
    sheet: await sheetOf(within), sections,
    tasks: (await planLines(within)).map((line) => {
      const { description, checklist, questions, signedEntry } = byId.get(line.id)!
      const { signature } = line
      return {
        ...line, description, checklist, open: questions.filter((question) => !isAnswered(question)).map(({ text }) => text),
        signed: signature?.state === 'in force' ? { at: signature.at, entry: signedEntry, sameHand: signature.sameHand } : null,
      }
    }),
  }
}

type Row = Pick<PrintedTask, 'id' | 'description' | 'checklist'> & {
  questions: Pick<ContentQuestion, 'text' | 'takes' | 'verdict' | 'answer'>[]; signedEntry: number | null
}
