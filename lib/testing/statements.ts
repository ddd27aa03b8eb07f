import pg from 'pg'
import { vi } from 'vitest'

/** How many statements are sent to PostgreSQL meanwhile. What is kept for a moment is read anew. */
export async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  delete (globalThis as { musterShownFacts?: unknown }).musterShownFacts
  delete (globalThis as { musterReadAlike?: unknown }).musterReadAlike
  const sent = vi.spyOn(pg.Client.prototype, 'query')
  await work()
  const count = sent.mock.calls.length
  sent.mockRestore()
  return count
}
