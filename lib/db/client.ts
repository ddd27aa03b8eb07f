import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient, type Prisma } from './generated/client'

const kept = globalThis as unknown as { musterClient?: PrismaClient }

/** The one connection pool of this process. Only lib/db uses it. */
export function client(): PrismaClient {
  const connectionString = process.env.APP_DATABASE_URL
  if (!connectionString) throw new Error('APP_DATABASE_URL is not set: start Muster with npm start.')
  return (kept.musterClient ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString, max: 10 }),
    transactionOptions: { maxWait: 15_000, timeout: 30_000 },
  }))
}

/** Ends the pool: for tests and short programs. */
export async function disconnect(): Promise<void> {
  await kept.musterClient?.$disconnect()
  kept.musterClient = undefined
}

export type Tx = Prisma.TransactionClient
