import pg from 'pg'

const LOCK = 0x7475726e

/**
 * Waits for a test's turn, and returns what gives it on. Tests share the machine with those of other workers; one that measures how long something takes
 * has it alone: it waits until the others' tests have ended, and none begins before it has.
 */
export async function turn(alone: boolean): Promise<() => Promise<void>> {
  const server = new pg.Client({ connectionString: process.env.TEST_ADMIN_URL })
  await server.connect()
  await server.query(alone ? 'select pg_advisory_lock($1)' : 'select pg_advisory_lock_shared($1)', [LOCK])
  return () => server.end()
}
