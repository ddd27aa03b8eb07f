import { z } from 'zod'
import type { At } from '@/lib/db/as'
import { incidentFacts } from '@/lib/facts/incident'
import { shownContent } from '@/lib/log-book/content'
import type { Page } from '@/lib/queries/paging'

export const logBookCursor = z.tuple([z.int32()])

type BookEntry = { seq: number; content: string; salt: string; leaf: string; prev: string; hash: string }

/**
 * The log book from its first entry, with all that a verifier needs (L3); time and kind are those of the text that is hashed. Null for a seat
 * that does not see the incident whole.
 */
export async function listLogBook(at: At, incidentId: string, { after, limit }: Page<z.output<typeof logBookCursor>>) {
  const facts = await incidentFacts(at, incidentId)
  if (!facts?.standings.has('member')) return null
  const rows = await at.tx.$queryRaw<BookEntry[]>`
    select seq, content, salt, leaf, prev, hash from log_entry
    where incident_id = ${incidentId}::uuid and seq > ${after?.[0] ?? 0}::int order by seq limit ${limit}::int`
  const last = rows.at(-1)
  return {
    next: rows.length === limit && last ? [last.seq] : null,
    rows: rows.map(({ seq, ...row }) => {
      const { recordedAt, kind } = shownContent(row.content)
      return { seq, recordedAt, kind, ...row }
    }),
  }
}
