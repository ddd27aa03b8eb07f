import type { Within } from '@/lib/facts/incident'
import { decide } from '@/lib/rules/decide'
import type { Verdict } from '@/lib/rules/permission'
import { permissions } from '@/lib/rules/permissions'

/** A question to the coordinator with its answer (R5). */
export type Question = {
  id: string; text: string; by: string; yours: boolean; askedAt: Date; task: { id: string; title: string } | null
  answer: { text: string; by: string; at: Date } | null
  withdrawn: boolean
  can: { answer: Verdict }
}

type Row = {
  id: string; text: string; by: string | null; yours: boolean; askedAt: Date; taskId: string | null; taskTitle: string | null
  answer: string | null; answeredBy: string | null; answeredAt: Date | null; withdrawn: boolean
}

/** What the viewer may read: a full seat all questions, a limited one its own. Open ones first, the oldest on top; then the newest. */
export async function questions({ tx, incident }: Within): Promise<Question[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select q.id, q.text, s.name as by, q.asked_by_seat_id = ${incident.me?.id ?? null}::uuid as yours, q.asked_at as "askedAt",
      t.id as "taskId", t.title as "taskTitle", q.answer, a.name as "answeredBy", q.answered_at as "answeredAt",
      q.withdrawn_at is not null as withdrawn
    from question q left join seat s on s.id = q.asked_by_seat_id left join seat a on a.id = q.answered_by_seat_id
      left join task t on t.id = q.task_id
    where q.incident_id = ${incident.incident.id}::uuid
    order by q.answered_at is null and q.withdrawn_at is null desc, case when q.answered_at is null then q.asked_at end,
      q.asked_at desc, q.id limit 100`
  return rows.map((row) => {
    const { id, text, yours, askedAt, withdrawn, answeredAt } = row
    const facts = { ...incident, question: { answered: answeredAt !== null, withdrawn } }
    return {
      id, text, yours, askedAt, withdrawn, by: row.by ?? '',
      task: row.taskId === null ? null : { id: row.taskId, title: row.taskTitle ?? '' },
      // Whoever coordinated then may be out of a limited seat's sight by now.
      answer: answeredAt && { text: row.answer ?? '', by: row.answeredBy ?? 'The coordinator', at: answeredAt },
      can: { answer: decide(permissions['question.answer'], facts) },
    }
  })
}
