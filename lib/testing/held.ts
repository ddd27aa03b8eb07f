import pg from 'pg'
import { expect, vi } from 'vitest'
import type { Hands } from './world'

/** Somebody else holds rows of a test's database, from another process, until `giveBack`. */
export type Hold = { giveBack: () => Promise<void> }

/** Takes the row of the organisation, or of an incident, as a command of another process would. */
export async function holdRow(w: Hands, incidentId?: string): Promise<Hold> {
  const other = new pg.Client({ connectionString: w.database.superUrl })
  other.on('error', () => {}) // the database goes before a test that failed gives it back
  await other.connect()
  await other.query('begin')
  if (incidentId) await other.query('select 1 from incident where id = $1 for no key update', [incidentId])
  else await other.query('select 1 from organisation for no key update')
  return {
    giveBack: async () => {
      await other.query('commit')
      await other.end()
    },
  }
}

type Statement = { text: string; values?: readonly unknown[] }

/** Starts `work`, which `by` sends, and waits until it has asked for the row so many times in vain: whoever sent it waits for its turn now. */
export async function triedInVain(by: { id: string }, work: () => void, times = 1): Promise<void> {
  const sent = vi.spyOn(pg.Client.prototype, 'query')
  try {
    const asked = () => {
      const whose = new Map<unknown, unknown>()
      return sent.mock.calls.filter(([query], at) => {
        const { text = '', values } = query as unknown as Statement
        const connection = sent.mock.contexts[at]
        if (text === 'BEGIN') whose.delete(connection)
        // Later in it a command has the program's sight.
        else if (text.includes(`set_config('app.actor_id'`) && !whose.has(connection)) whose.set(connection, values?.[0])
        // Held by another, or others wait for it: the transaction is undone, and waits for its turn without a connection.
        return text === 'ROLLBACK' && whose.get(connection) === by.id
      }).length
    }
    work()
    await vi.waitFor(() => expect(asked()).toBeGreaterThanOrEqual(times), { timeout: 10_000, interval: 5 })
  } finally {
    sent.mockRestore()
  }
}
