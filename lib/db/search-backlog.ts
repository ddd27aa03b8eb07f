import { client } from './client'

// Housekeeping, as in lib/db/housekeeping: what is found by its words changes nothing that anybody answers for.

const atOnce = 1_000

/** Reads the words of the next thousand entries that wait for it (docs/decisions/0007). False if none wait, or somebody else is at them. */
export async function readBacklog(): Promise<boolean> {
  const [row] = await client().$queryRaw<{ read: boolean }[]>`select muster.read_search_backlog(${atOnce}::int) as read`
  return row!.read
}
