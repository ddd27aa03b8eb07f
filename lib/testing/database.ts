import { randomUUID } from 'node:crypto'
import { copyDatabase, dropDatabases, TEMPLATE, TEST_APP_PASSWORD } from '../../scripts/launch/template.mjs'
import { appUrl, databaseUrl, ownerUrl } from '../../scripts/launch/urls.mjs'

/** One database of a test: `appUrl` as the application, `ownerUrl` as muster_owner, `superUrl` as the server's superuser. */
export type TestDatabase = { name: string; appUrl: string; ownerUrl: string; superUrl: string; drop: () => Promise<void> }

/** A migrated, empty database of one's own. It is gone after the run at the latest; `drop` is for those who make many. */
export function freshDatabase(): Promise<TestDatabase> {
  return cloneDatabase(TEMPLATE)
}

/** A copy of a database with all that is in it, in some 30 ms. Connections to the source are closed. */
export async function cloneDatabase(from: string): Promise<TestDatabase> {
  const adminUrl = process.env.TEST_ADMIN_URL
  if (!adminUrl) throw new Error('TEST_ADMIN_URL is not set: run tests with npx vitest run --project database, or npm test.')
  const name = `test_${process.env.TEST_RUN ?? 'x'}_${randomUUID().slice(0, 8)}`
  await copyDatabase(adminUrl, from, name)
  const superUrl = databaseUrl(adminUrl, name)
  const urls = { superUrl, ownerUrl: ownerUrl(superUrl), appUrl: appUrl(superUrl, TEST_APP_PASSWORD) }
  return { name, ...urls, drop: () => dropDatabases(adminUrl, name) }
}

/** Gives the test file that calls it a database of its own, before `lib/db` first connects. */
export async function useFreshDatabase(): Promise<TestDatabase> {
  const database = await freshDatabase()
  process.env.APP_DATABASE_URL = database.appUrl
  process.env.OWNER_DATABASE_URL = database.ownerUrl
  return database
}
