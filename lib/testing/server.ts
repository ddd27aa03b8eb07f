import { randomUUID } from 'node:crypto'
import { dropDatabases, prepareTemplate } from '../../scripts/launch/template.mjs'
import { throwAwayDatabase } from '../../scripts/launch/throw-away.mjs'

/** Before the tests that need a database: a throw-away server, unless TEST_ADMIN_URL names one; and the migrated template. */
export default async function setup() {
  const given = process.env.TEST_ADMIN_URL
  const server = given ? { adminUrl: given, stop: async () => {} } : await throwAwayDatabase()
  process.env.TEST_ADMIN_URL = server.adminUrl
  process.env.TEST_RUN = randomUUID().slice(0, 8)
  await prepareTemplate(server.adminUrl)
  return async () => {
    if (given) await dropDatabases(given, `test\\_${process.env.TEST_RUN}\\_%`)
    await server.stop()
  }
}
