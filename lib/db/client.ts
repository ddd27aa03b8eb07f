import { createHash } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient, type Prisma } from './generated/client'

const kept = globalThis as unknown as { musterClient?: PrismaClient }

/** The one connection pool of this process. Only lib/db uses it. */
export function client(): PrismaClient {
  const connectionString = process.env.APP_DATABASE_URL
  if (!connectionString) throw new Error('APP_DATABASE_URL is not set: start Muster with npm start.')
  return (kept.musterClient ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString, max: 10 }, { statementNameGenerator: ({ sql }) => nameOf(sql) }),
    transactionOptions: { maxWait: 15_000, timeout: 30_000 },
  }))
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
