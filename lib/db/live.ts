import pg from 'pg'
import { client } from './client'

export type Sight = {
  personId: string; incidentId: string; sees: 'whole' | 'shared' | 'rules'
  /** When the newest entry of its log book was written. */
  changedAt: Date
}

/** What each of these people may find now. One statement, whatever their number. */
export async function sights(people: readonly string[]): Promise<Sight[]> {
  return client().$queryRaw<Sight[]>`
    select person_id as "personId", incident_id as "incidentId", sees, changed_at as "changedAt" from muster.sights(${[...people]}::uuid[])`
}

export type Tickets = { sessions: readonly string[]; tokens: readonly string[] }

/** Which of these sessions (by id) and tokens (by hash) open a page at this moment (W1, W3, W4). One statement. */
export async function livingTickets({ sessions, tokens }: Tickets): Promise<Set<string>> {
  const rows = await client().$queryRaw<{ ticket: string }[]>`
    select id::text as ticket from muster.living_session where id = any (${[...sessions]}::uuid[]) and assured and not locked
    union all
    select token_hash from muster.living_token where token_hash = any (${[...tokens]}::text[])`
  return new Set(rows.map((row) => row.ticket))
}

/** Ids of incidents, as the database tells of them. `lost` when the line broke and was made anew: anything may have changed meanwhile. */
export type Ear = { heard: (incidentId: string) => void; lost: () => void }

/**
 * Listens on a connection of its own, which needs a direct one and not a pool of transactions; makes it anew when it breaks.
 * Returns what ends it.
 */
export function listenForChanges({ heard, lost }: Ear): () => Promise<void> {
  let ended = false
  let line: pg.Client | null = null
  let again: NodeJS.Timeout | undefined

  async function connect(first: boolean): Promise<void> {
    const next = new pg.Client({ connectionString: process.env.APP_DATABASE_URL, keepAlive: true })
    line = next
    next.on('notification', ({ payload }) => payload && heard(payload))
    next.on('error', () => broken(next))
    next.on('end', () => broken(next))
    try {
      await next.connect()
      await next.query('listen muster_changed')
      if (!first) lost()
    } catch {
      broken(next)
    }
  }

  function broken(which: pg.Client): void {
    if (ended || line !== which) return
    line = null
    void which.end().catch(() => {})
    again = setTimeout(() => void connect(false), 250)
  }

  void connect(true)
  return async () => {
    ended = true
    clearTimeout(again)
    await line?.end().catch(() => {})
  }
}
