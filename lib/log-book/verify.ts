import type { Besides, BookFault, BookHead, BookRow, BookVerdict } from './book'
import { entryHash, leafOf } from './hash'
import { readContent, type Content } from './content'

export type Book = {
  /** Whose book it is; null for the organisation's own. */
  incidentId: string | null
  head: BookHead
  /** Its entries in their order, some at a time: a book of any length is checked in the memory of one page. */
  pages: AsyncIterable<readonly BookRow[]>
  besides?: Besides
}

/**
 * Recomputes a log book from its first entry to its last (L3): that each follows the one before, that its text is the one that was hashed,
 * that every column of its row says the same as the text, and that the book ends where its head says. What stands beside the book and is
 * shown as part of the record is compared, too (`besides`). Answers up to which entry it is whole, or the first fault and where it is.
 * It can't tell a book that was cut off, or rewritten from some entry on, if its head was changed with it: that takes a receipt.
 */
export async function verifyBook({ incidentId, head, pages, besides }: Book): Promise<BookVerdict> {
  let last: BookRow | null = null
  let unheld = 0
  for await (const page of pages) {
    for (const row of page) {
      const seq: number = (last?.seq ?? 0) + 1
      const fault = chainFault(row, seq, last?.hash ?? '') ?? headFault(row, head)
      if (fault) return fault
      const content = readContent(row.content)
      const wrong = content ? columnFault(row, content, incidentId) ?? besides?.entry(row, content) : at(seq, 'content', 'The entry can’t be read.')
      if (wrong) return wrong
      if (incidentId && content?.task === undefined) unheld += 1
      last = row
    }
  }
  const seq = last?.seq ?? 0
  if (head.seq > seq) return at(seq + 1, 'missing', `Entries are missing at the end: the logbook had ${head.seq}.`)
  if (last && head.recordedUs !== last.recordedUs)
    return at(seq, 'head_recorded_at', 'The time kept for the end of the logbook is not the time of its last entry.')
  return besides?.left(seq) ?? { whole: true, upTo: seq, unheld }
}

const at = (brokenAt: number, field: string, because: string): BookFault => ({ whole: false, brokenAt, field, because })

function chainFault(row: BookRow, seq: number, prev: string): BookFault | null {
  if (row.seq > seq) return at(seq, 'missing', `Entry ${seq} is missing.`)
  if (row.seq < seq) return at(seq, 'seq', `Entry ${row.seq} is in the place of entry ${seq}.`)
  if (row.prev !== prev) return at(seq, 'prev', 'The entry does not follow the one before it.')
  const leaf = leafOf(row.salt, row.content)
  if (row.leaf !== leaf) {
    const alone = row.hash === entryHash(row.prev, seq, leaf)
    return alone ? at(seq, 'leaf', 'The hash of what the entry says was changed.') : at(seq, 'content', 'What the entry says was changed, or its salt.')
  }
  if (row.hash !== entryHash(row.prev, seq, row.leaf)) return at(seq, 'hash', 'The entry’s hash was changed.')
  return null
}

function headFault({ seq, hash }: BookRow, head: BookHead): BookFault | null {
  if (seq > head.seq) return at(seq, 'head_seq', `The logbook goes on after its end: it should have ${head.seq} entries.`)
  if (seq === head.seq && hash !== head.hash) return at(seq, 'head_hash', 'The last entry is not the one that was on record as the end of the logbook.')
  return null
}

/** What a row says beside its text. The text is what was hashed; what differs from it was changed. */
function columnFault(row: BookRow, content: Content, incidentId: string | null): BookFault | null {
  const { seq } = row
  const columns: readonly (readonly [string, string, unknown, unknown])[] = [
    ['incident_id', 'incident', incidentId ?? undefined, content.incident],
    ['seq', 'number', row.seq, content.seq],
    ['recorded_at', 'time', row.recordedUs, microseconds(content.recordedAt)],
    ['actor_id', 'actor', row.actorId, content.actor.id],
    ['kind', 'kind', row.kind, content.kind],
    // Not held by the text of older entries.
    ['seat_id', 'seat', row.seatId, content.seat === undefined ? row.seatId : content.seat],
    ['task_id', 'task', row.taskId, content.task === undefined ? row.taskId : content.task],
  ]
  const wrong = columns.find(([, , stands, says]) => stands !== says)
  return wrong ? at(seq, wrong[0], `The ${wrong[1]} in the entry’s row is not the one that the entry says.`) : null
}

/** A moment in microseconds; null for a text that is none. */
function microseconds(moment: string): bigint | null {
  const time = Date.parse(moment)
  return Number.isNaN(time) ? null : BigInt(time) * 1000n
}
