import type { Within } from '@/lib/facts/incident'
import { evidenceLabel } from '@/lib/rules/evidence'
import type { Level, Review } from '@/lib/rules/task'
import type { Confidence, Verdict as Answer } from '@/lib/rules/task-content'

export type WorkItem = {
  id: string; text: string; level: Level; host: string | null; ticked: { by: string | null; at: Date } | null
  /** Stands for one item on each confirmed host, of which there is none yet. */
  pattern: boolean
}
export type WorkQuestion = {
  id: string; key: string | null; text: string; takes: 'text' | 'yes-no'; required: boolean
  verdict: Answer | null; answer: string; confidence: Confidence | null
  by: string | null; at: Date | null; version: number
}
export type WorkEvidence = {
  requestId: string; text: string; required: boolean
  item: { label: string | null; title: string | null; sha256: string | null; holder: string | null; saidBy: string | null } | null
}
/** So many remarks are read at once. */
const remarksAtOnce = 100
export type WorkRemark = { id: string; by: string | null; text: string; at: Date }
export type WorkReview = {
  id: string; seatId: string; name: string | null; state: Review['state']; objection: string | null; answer: string | null; at: Date
  sameHand: boolean
}
export type Work = {
  items: WorkItem[]; questions: WorkQuestion[]; evidence: WorkEvidence[]; remarks: WorkRemark[]; olderThan: string | null; newest: boolean; reviews: WorkReview[]
  cover: { host: string | null; kinds: string }[]
}

type Request = {
  id: string; text: string; required: boolean; evidenceId: string | null
  number: number | null; title: string | null; sha256: string | null; holder: string | null; saidBy: string | null
}

/**
 * What is in a task, with the viewer's own sight: names of people and things that are not shared are null. One statement each.
 * Of its remarks the newest hundred, or the hundred before the remark `before`; `olderThan`: before which there are more;
 * `newest`: these are the last that were written.
 */
export async function workOf({ tx, incident }: Within, taskId: string, before: string | null): Promise<Work> {
  const items = await tx.$queryRaw<(Omit<WorkItem, 'ticked'> & { by: string | null; at: Date | null })[]>`
    select i.id, i.text, i.level, h.name as host, s.name as by, i.ticked_at as at, i.per_host and i.host_id is null as pattern
    from checklist_item i left join host h on h.id = i.host_id left join seat s on s.id = i.ticked_by_seat_id
    where i.task_id = ${taskId}::uuid
      and not (i.per_host and i.host_id is null
        and exists (select 1 from checklist_item o where o.task_id = i.task_id and o.key = i.key and o.host_id is not null))
    order by i.position, h.name, i.id`
  const questions = await tx.$queryRaw<WorkQuestion[]>`
    select q.id, q.key, q.text, q.takes, q.required, q.verdict, q.answer, q.confidence, s.name as by, q.answered_at as at, q.version
    from task_question q left join seat s on s.id = q.answered_by_seat_id where q.task_id = ${taskId}::uuid order by q.position, q.id`
  const evidence = await tx.$queryRaw<Request[]>`
    select r.id, r.text, r.required, r.evidence_id as "evidenceId", e.number, e.title, e.sha256, s.name as holder,
      case when e.holder_seat_id <> e.registered_by_seat_id then coalesce(b.name, '') end as "saidBy"
    from evidence_request r left join evidence e on e.id = r.evidence_id left join seat s on s.id = e.holder_seat_id left join seat b on b.id = e.registered_by_seat_id
    where r.task_id = ${taskId}::uuid order by r.position, r.id`
  const remarks = await tx.$queryRaw<WorkRemark[]>`
    select r.id, s.name as by, r.text, r.at from remark r left join seat s on s.id = r.seat_id
    where r.task_id = ${taskId}::uuid
      and (${before}::uuid is null or (r.at, r.id) < (select b.at, b.id from remark b where b.id = ${before}::uuid and b.task_id = ${taskId}::uuid))
    order by r.at desc, r.id desc limit ${remarksAtOnce + 1}::int`
  const shownRemarks = remarks.slice(0, remarksAtOnce).reverse()
  const reviews = await tx.$queryRaw<WorkReview[]>`
    select r.id, r.seat_id as "seatId", s.name, r.state, r.objection, r.answer, r.at, r.same_hand as "sameHand"
    from review r left join seat s on s.id = r.seat_id where r.task_id = ${taskId}::uuid order by r.at, r.id`
  const cover = await tx.$queryRaw<Work['cover']>`
    select h.name as host, c.kinds from task_cover c left join host h on h.id = c.host_id
    where c.task_id = ${taskId}::uuid order by h.name, c.id`
  // Numbers of evidence count what is registered (N8).
  const limited = incident.standings.has('limited')
  return {
    questions, reviews, cover, remarks: shownRemarks, newest: before === null, olderThan: remarks.length > remarksAtOnce ? (shownRemarks[0]?.id ?? null) : null,
    items: items.map(({ by, at, ...item }) => ({ ...item, ticked: at && { by, at } })),
    evidence: evidence.map(({ id, text, required, evidenceId, number, title, sha256, holder, saidBy }) => ({
      requestId: id, text, required,
      item: evidenceId === null ? null : { label: number === null || limited ? null : evidenceLabel(number), title, sha256, holder, saidBy },
    })),
  }
}
