import type { Within } from '@/lib/facts/incident'
import { verifyBook, type BookEntry, type BookVerdict } from '@/lib/log-book/verify'
import { decide } from '@/lib/rules/decide'
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

const pageSize = 200
/** Up to here a book is checked with every look; a longer one when somebody asks. */
const checkedAlways = 1000

/** The log book, newest first, a page of 200 (L1 to L3). Four statements. */
export async function logBook(within: Within, asked: { part: BookPart | null; before: number | null; verify: boolean }): Promise<LogBook> {
  const { tx, incident, now } = within
  const incidentId = incident.incident.id
  const { part, before } = asked
  const kinds = part && bookParts[part]
  const [head] = await tx.$queryRaw<{ seq: number; hash: string }[]>`
    select head_seq as seq, head_hash as hash from incident where id = ${incidentId}::uuid`
  const rows = await tx.$queryRaw<Row[]>`
    select e.seq, e.recorded_at as "recordedAt", e.kind, e.content, e.hash,
      case when t.id is not null then json_build_object('id', t.id, 'title', t.title) end as task
    from log_entry e left join task t on t.id = e.task_id
    where e.incident_id = ${incidentId}::uuid and e.seq < ${before ?? 2_147_483_647}::int
      and (${kinds}::text is null or e.kind ~ ${kinds}::text)
    order by e.seq desc limit ${pageSize + 1}::int`
  const people = await tx.$queryRaw<{ name: string }[]>`
    select distinct name from seat where incident_id = ${incidentId}::uuid and state in ('aware', 'waiting', 'active') order by name`
  const lines = rows.slice(0, pageSize).map(lineOf)
  return {
    incidentId, head: head!, lines, part, newest: before === null,
    earlier: rows.length > pageSize ? lines.at(-1)!.seq : null,
    chain: asked.verify || head!.seq <= checkedAlways ? verifyBook(await wholeBook(within), head) : null,
    names: people.map(({ name }) => name),
    note: decide(permissions['logBook.note'], { ...incident, at: now }),
  }
}

function wholeBook({ tx, incident }: Within): Promise<BookEntry[]> {
  return tx.$queryRaw<BookEntry[]>`
    select seq, content, salt, leaf, prev, hash from log_entry where incident_id = ${incident.incident.id}::uuid order by seq`
}

function lineOf({ content, ...row }: Row): BookLine {
  const { actor, says, about } = JSON.parse(content) as Content
  const noted = row.kind.endsWith('.noted') && typeof about.at === 'string'
  return {
    ...row, who: actor.name, says, detail: detailOf(about, says), happenedAt: noted ? new Date(String(about.at)) : null,
    calledBack: (about.call as { calledBack?: boolean } | null | undefined)?.calledBack === true,
  }
}

const written = ['text', 'reason', 'note', 'summary', 'why', 'answer', 'result'] as const

/** The text that was written with an entry, unless its sentence says it already. */
function detailOf(about: Content['about'], says: string): string | null {
  const text = written.map((key) => about[key]).find((value) => typeof value === 'string' && value !== '')
  return typeof text === 'string' && !says.includes(text) ? text : null
}

type Content = { actor: { name: string }; says: string; about: Record<string, unknown> }
type Row = { seq: number; recordedAt: Date; kind: string; content: string; hash: string; task: { id: string; title: string } | null }
