// `npm run migrate:diff`: prints the SQL of a migration that the migrations still lack for prisma/schema.prisma.
import { drift } from './checks/drift.mjs'
import { ensureInstalled } from './launch/install.mjs'
import { endWith } from './launch/say.mjs'
import { throwAwayDatabase } from './launch/throw-away.mjs'

await ensureInstalled({ withChecks: true })
try {
  const server = await throwAwayDatabase()
  const sql = await drift(server.adminUrl).finally(server.stop)
  process.stdout.write(sql || '-- The migrations and prisma/schema.prisma agree.\n')
} catch (error) {
  endWith(error)
}
