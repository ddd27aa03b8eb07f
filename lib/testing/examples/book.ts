import type pg from 'pg'
import { entryHash, leafOf } from '@/lib/log-book/hash'

export type BookEntry = {
  incident_id: string | null; seq: number; kind: string; actor_id: string; content: string; salt: string; leaf: string; prev: string
  hash: string
}

const columns = 'seq, kind, actor_id, content, salt, leaf, prev, hash'

/** Every entry of every log book; of the organisation's with null for the incident. */
export async function books(sql: pg.Client): Promise<BookEntry[]> {
  const found = await sql.query<BookEntry>(
    `select incident_id, ${columns} from log_entry union all select null, ${columns} from organisation_entry order by incident_id, seq`)
  return found.rows
}

/** A log book: an incident's, or with null the organisation's. */
export async function book(sql: pg.Client, incidentId: string | null): Promise<BookEntry[]> {
  return (await books(sql)).filter((entry) => entry.incident_id === incidentId)
}

/** Numbers of entries that do not follow from the one before, each hash computed anew (L3). Empty if the chain is whole. */
export function breaksOf(entries: readonly BookEntry[]): number[] {
  return entries.filter((entry, i) => {
    const before = entries[i - 1]
    return entry.seq !== (before?.seq ?? 0) + 1 || entry.prev !== (before?.hash ?? '')
      || entry.leaf !== leafOf(entry.salt, entry.content) || entry.hash !== entryHash(entry.prev, entry.seq, entry.leaf)
  }).map((entry) => entry.seq)
}
