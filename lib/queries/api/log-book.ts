import { z } from 'zod'
import type { At } from '@/lib/db/as'
import { incidentFacts } from '@/lib/facts/incident'
import type { Page } from '@/lib/queries/paging'

export const logBookCursor = z.tuple([z.int32()])

/** The log book from its first entry, with all that a verifier needs (L3); null for a seat that does not see the incident whole. */
export async function listLogBook(at: At, incidentId: string, { after, limit }: Page<z.output<typeof logBookCursor>>) {
  const facts = await incidentFacts(at, incidentId)
  if (!facts?.standings.has('member')) return null
  const rows = await at.tx.logEntry.findMany({
    where: { incidentId, seq: { gt: after?.[0] ?? 0 } }, orderBy: { seq: 'asc' }, take: limit,
  })
  const last = rows.at(-1)
  return {
    next: rows.length === limit && last ? [last.seq] : null,
    rows: rows.map(({ seq, recordedAt, kind, content, salt, leaf, prev, hash }) => ({
      seq, recordedAt: recordedAt.toISOString(), kind, content, salt, leaf, prev, hash,
    })),
  }
}
