import type { Within } from '@/lib/facts/incident'

// What all full seats read alike of an incident is read once for each state of its log book, not once for each of a hundred readers.

/** So many are kept, those that were asked for last; and each is read anew after so many milliseconds. */
const most = 16
const keepFor = 60_000

type Read = { head: string; text: string; at: number }
const shared = globalThis as unknown as { musterReadAlike?: Map<string, Read> }

/**
 * What `read` returns, as JSON: read anew when the incident has a new entry, else as somebody else read it. `what` names it. Only for what changes
 * with an entry alone and looks the same to every full seat; whose own seat it is, what waits for them and what follows from the
 * clock or from accounts is none of it. Refuses everybody but a full seat, whose standing was read in the same snapshot.
 */
export async function readAlike({ incident }: Within, what: string, read: () => Promise<unknown>): Promise<string> {
  if (!incident.standings.has('member')) throw new Error('only full seats read alike')
  const kept = (shared.musterReadAlike ??= new Map())
  const [key, { head }, now] = [`${incident.incident.id} ${what}`, incident.incident, performance.now()]
  const found = kept.get(key)
  kept.delete(key)
  const fresh = found && found.head === head && now - found.at < keepFor ? found : { head, text: JSON.stringify(await read()), at: now }
  kept.set(key, fresh)
  for (const [oldest, { at }] of kept) if (kept.size > most || now - at >= keepFor) kept.delete(oldest)
  return fresh.text
}
