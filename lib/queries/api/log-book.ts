import { z } from 'zod'
import type { At } from '@/lib/db/as'
import { incidentFacts } from '@/lib/facts/incident'
import { shownContent } from '@/lib/log-book/content'
import { mostBytes, type Page } from '@/lib/queries/paging'

export const logBookCursor = z.tuple([z.int32()])

type BookEntry = { seq: number; last: number; content: string; salt: string; leaf: string; prev: string; hash: string }

/**
 * The log book from its first entry, with all that a verifier needs (L3); time and kind are those of the text that is hashed. Null for a seat
 * that does not see the incident whole. A page ends where its texts have a megabyte, with one entry at least.
 */
export async function listLogBook(at: At, incidentId: string, { after, limit }: Page<z.output<typeof logBookCursor>>) {
  const facts = await incidentFacts(at, incidentId)
  if (!facts?.standings.has('member')) return null
  const rows = await at.tx.$queryRaw<BookEntry[]>`
    with page as (select seq, octet_length(content) as bytes from log_entry
        where incident_id = ${incidentId}::uuid and seq > ${after?.[0] ?? 0}::int order by seq limit ${limit}::int),
      fitting as (select seq, row_number() over (order by seq) as place, sum(bytes) over (order by seq) as bytes, max(seq) over () as last from page)
    select e.seq, e.content, e.salt, e.leaf, e.prev, e.hash, f.last from fitting f join log_entry e on e.incident_id = ${incidentId}::uuid and e.seq = f.seq
    where f.place = 1 or f.bytes <= ${mostBytes}::int order by e.seq`
  const end = rows.at(-1)
  return {
    next: end && (rows.length === limit || end.seq < end.last) ? [end.seq] : null,
    rows: rows.map(({ seq, last: _, ...row }) => {
      const { recordedAt, kind } = shownContent(row.content)
      return { seq, recordedAt, kind, ...row }
    }),
  }
}
