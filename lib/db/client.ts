import { createHash } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient, type Prisma } from './generated/client'

const kept = globalThis as unknown as { musterClient?: PrismaClient }

/** The one connection pool of this process. Only lib/db uses it. */
export function client(): PrismaClient {
  const connectionString = process.env.APP_DATABASE_URL
  if (!connectionString) throw new Error('APP_DATABASE_URL is not set: start Muster with npm start.')
  return (kept.musterClient ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString, max: 10, onConnect: settled }, { statementNameGenerator: ({ sql }) => nameOf(sql) }),
    transactionOptions: { maxWait: 15_000, timeout: 30_000 },
  }))
}

// As each transaction has to be. Without scans of whole tables, what is hidden costs an outsider no time (docs/decisions/0006).
async function settled(connection: { query: (sql: string) => Promise<unknown> }): Promise<void> {
  await connection.query(`set session characteristics as transaction isolation level read committed;
    set enable_seqscan = off; set plan_cache_mode = force_generic_plan`)
}

// Each connection plans a statement once and keeps the plan under this name: planning took longer than running (docs/decisions/0008).
const names = new Map<string, string>()
const mostNames = 5_000

function nameOf(sql: string): string {
  const known = names.get(sql)
  if (known) return known
  if (names.size >= mostNames) names.clear()
  const name = `m${createHash('sha256').update(sql).digest('base64url').slice(0, 24)}`
  names.set(sql, name)
  return name
}

/** Ends the pool: for tests and short programs. */
export async function disconnect(): Promise<void> {
  await kept.musterClient?.$disconnect()
  kept.musterClient = undefined
}

export type Tx = Prisma.TransactionClient
