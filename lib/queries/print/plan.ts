import type { Within } from '@/lib/facts/incident'
import { plannedTasks, type PlannedTask } from '@/lib/facts/plan'
import type { PlanSection } from '@/lib/queries/plan'
import { planOf } from '@/lib/queries/plan/version'
import { sheetOf, type Sheet } from './sheet'

/** A task as a row of the packet: what to do in it, and what is known to fill in of its blank columns. */
export type PrintedTask = PlannedTask & {
  description: string
  yours: boolean
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
    select t.id, t.description, coalesce(c.checklist, '[]') as checklist, coalesce(q.open, '{}') as open,
      g.at as "signedAt", coalesce(g.same_hand, false) as "sameHand", e.seq as "signedEntry",
      coalesce(t.coordinator_seat_id = ${incident.me?.id ?? null}::uuid, false) or exists (select 1 from task_helper h
        where h.task_id = t.id and h.seat_id = ${incident.me?.id ?? null}::uuid and h.state = 'helper') as yours
    from task t
    left join (select i.task_id, json_agg(json_build_object('text', i.text, 'host', h.name, 'ticked', i.ticked_at is not null)
          order by i.position, h.name, i.id) as checklist
        from checklist_item i left join host h on h.id = i.host_id
        where i.incident_id = ${incidentId}::uuid and not (i.per_host and i.host_id is null) group by i.task_id) c on c.task_id = t.id
    left join (select task_id, array_agg(text order by position, id) as open from task_question
        where incident_id = ${incidentId}::uuid and answer = '' and verdict is null group by task_id) q on q.task_id = t.id
    left join (select task_id, max(at) as at, bool_or(same_hand) as same_hand from signature
        where incident_id = ${incidentId}::uuid and purpose = 'sign-off' and state = 'in force' group by task_id) g on g.task_id = t.id
    left join (select task_id, max(seq) as seq from log_entry
        where incident_id = ${incidentId}::uuid and kind = 'task.signedOff' group by task_id) e on e.task_id = t.id
    where t.incident_id = ${incidentId}::uuid`
  const byId = new Map(details.map((row) => [row.id, row]))
  return {
    sheet: await sheetOf(within), sections,
    tasks: (await plannedTasks(within)).map((task) => {
      const { description, checklist, open, yours, signedAt, signedEntry, sameHand } = byId.get(task.id)!
      return { ...task, description, checklist, open, yours, signed: signedAt && { at: signedAt, entry: signedEntry, sameHand } }
    }),
  }
}

type Row = Pick<PrintedTask, 'id' | 'description' | 'yours' | 'checklist' | 'open'> & {
  signedAt: Date | null; signedEntry: number | null; sameHand: boolean
}
