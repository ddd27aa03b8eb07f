import type { Within } from '@/lib/facts/incident'
import { shownContent, type Content } from '@/lib/log-book/content'
import { checkBook, checkedAlways } from '@/lib/log-book/read'
import type { BookVerdict } from '@/lib/log-book/book'
import { decide } from '@/lib/rules/decide'
import { inList } from '@/lib/rules/in-list'
import { bookParts, type BookPart } from '@/lib/rules/log-book'
import type { Verdict } from '@/lib/rules/permission'
import { permissions } from '@/lib/rules/permissions'

export type BookLine = {
  seq: number; recordedAt: Date; kind: string; who: string; says: string; hash: string
  /** What was written with it: a reason, what was said, the text itself. */
  detail: string | null
  /** When a call, an act or an observation was, beside when it was written down. */
  happenedAt: Date | null
  calledBack: boolean
  /** Something of it is left out here. */
  cut: boolean
  task: { id: string; title: string } | null
}
export type LogBook = {
  incidentId: string
  head: { seq: number; hash: string }
  lines: BookLine[]
  part: BookPart | null
  /** The number to go on before; null at the end. */
  earlier: number | null
  newest: boolean
  /** Null for a long book that nobody asked to check. */
  chain: BookVerdict | null
  names: string[]
  note: Verdict
}

/** `entry`: the number of the entry that is opened. */
export type BookAsked = { part: BookPart | null; before: number | null; entry: number | null; verify: boolean }

const pageSize = 200

/**
 * The log book, newest first, a page of 200 (L1 to L3), from the newest, `before` a number, or from the entry that the address opens on. That one is
 * shown whole; of others long texts are cut, so that a page stays bounded whatever people write. What a line says, who, when and of which kind is read from the text that is hashed,
 * not from the columns beside it. Three statements, and those of the check.
 */
export async function logBook(within: Within, asked: BookAsked): Promise<LogBook> {
  const { tx, incident, now } = within
  const incidentId = incident.incident.id
  const { part, entry } = asked
  const before = asked.before ?? (entry === null ? null : entry + 1)
  const kinds = part && bookParts[part]
  const [head] = await tx.$queryRaw<{ seq: number; hash: string }[]>`
    select head_seq as seq, head_hash as hash from incident where id = ${incidentId}::uuid`
  const rows = await tx.$queryRaw<Row[]>`
    select e.seq, e.content, e.hash, e.task_id as "taskId", t.title as "taskTitle"
    from log_entry e left join task t on t.id = e.task_id
    where e.incident_id = ${incidentId}::uuid and e.seq < ${before ?? 2_147_483_647}::int
      and (${kinds}::text is null or e.kind ~ ${kinds}::text)
    order by e.seq desc limit ${pageSize + 1}::int`
  const people = await tx.$queryRaw<{ name: string }[]>`
    select distinct name from seat where incident_id = ${incidentId}::uuid and state in ('aware', 'waiting', 'active') order by name`
  const lines = rows.slice(0, pageSize).map((row) => lineOf(row, row.seq === entry))
  return {
    incidentId, head: head!, lines, part, newest: before === null,
    earlier: rows.length > pageSize ? lines.at(-1)!.seq : null,
    chain: asked.verify || head!.seq <= checkedAlways ? await checkBook(within, incidentId) : null,
    names: people.map(({ name }) => name),
    note: decide(permissions['logBook.note'], { ...incident, at: now }),
  }
}

function lineOf({ seq, content, hash, taskId, taskTitle }: Row, whole: boolean): BookLine {
  const { recordedAt, kind, actor, says, about, task } = shownContent(content)
  const detail = detailOf(about, says)
  const [shownSays, shownDetail] = whole ? [says, detail] : [inList(says), detail && inList(detail)]
  const noted = kind.endsWith('.noted') && typeof about.at === 'string'
  return {
    seq, hash, recordedAt: new Date(recordedAt), kind, who: actor.name, says: shownSays, detail: shownDetail,
    cut: shownSays !== says || shownDetail !== detail,
    happenedAt: noted ? new Date(String(about.at)) : null,
    calledBack: (about.call as { calledBack?: boolean } | null | undefined)?.calledBack === true,
    // Entries from before the task was part of the text have it beside them alone.
    task: taskId && taskTitle !== null && (task === undefined || task === taskId) ? { id: taskId, title: taskTitle } : null,
  }
}

const written = ['text', 'reason', 'note', 'summary', 'why', 'answer', 'result'] as const

/** The text that was written with an entry, unless its sentence says it already. */
function detailOf(about: Content['about'], says: string): string | null {
  const text = written.map((key) => about[key]).find((value) => typeof value === 'string' && value !== '')
  return typeof text === 'string' && !says.includes(text) ? text : null
}

type Row = { seq: number; content: string; hash: string; taskId: string | null; taskTitle: string | null }
