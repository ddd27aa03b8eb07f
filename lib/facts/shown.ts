import type { At } from '@/lib/db/as'
import { withSystemSight } from '@/lib/db/sight'
import { factsFor, readIncident, type IncidentRow } from './incident'
import type { IncidentFacts } from '@/lib/rules/facts'

// A hundred people who look at one incident need its facts at the same moment. What is read of it is the same for all of them; what it makes of
// each follows from it (`factsFor`).

/** When somebody was last seen at their desk stands in no log book: on a page it may be so old, in milliseconds. */
const keepFor = 1_000
const most = 16

type Read = { heads: string; row: IncidentRow; at: number }
const shared = globalThis as unknown as { musterShownFacts?: Map<string, Read> }

/**
 * As `incidentFacts`, for a page: what somebody else's page has just read of the incident is not read again while neither its log book nor the
 * organisation's has a new entry. Whether the actor may find the incident is asked each time; commands weigh what they read themselves.
 */
export async function shownFacts(at: At, incidentId: string): Promise<IncidentFacts | null> {
  const found = await at.tx.$queryRaw<{ heads: string }[]>`
    select i.head_hash || ' ' || o.head_hash as heads from incident i cross join organisation o where i.id = ${incidentId}::uuid`
  if (!found[0]) return null
  const row = await readShared(at, incidentId, found[0].heads)
  return row ? factsFor(at, row) : null
}

async function readShared(at: At, incidentId: string, heads: string): Promise<IncidentRow | null> {
  const kept = (shared.musterShownFacts ??= new Map())
  const now = performance.now()
  const known = kept.get(incidentId)
  if (known?.heads === heads && now - known.at < keepFor) return known.row
  const row = await withSystemSight(at, incidentId, () => readIncident(at, incidentId, { withDue: false }))
  for (const [id, { at: read }] of kept) if (id === incidentId || kept.size > most || now - read >= keepFor) kept.delete(id)
  if (row) kept.set(incidentId, { heads, row, at: now })
  return row
}
