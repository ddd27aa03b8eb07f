import { PrismaPg } from '@prisma/adapter-pg'
import { Connections } from './connection'
import { PrismaClient, type Prisma } from './generated/client'
import { Places } from './places'
import { snapshotOn } from './snapshot'
import { nameOf, statementsOn, type Statements } from './statement'

/** So many of one person's acts may wait, and so many of their reads: more than their browsers, and twenty live streams, ask for at once. */
const mostOfOne = { acts: 20, reads: 40 }

/**
 * How many connections each kind of work may hold at once, so that none starves another: commands, those that take minutes, and
 * pages. Within a kind, persons take turns. What is left of `mostConnections` is for sign-in and whatever else takes one statement.
 */
const shares = {
  commands: new Places('a connection for commands', 3, { patience: 15_000, most: mostOfOne.acts }),
  long: new Places('another large file', 1, { patience: 300_000, most: 3 }),
  pages: new Places('a connection for pages', 2, { patience: 15_000, most: mostOfOne.reads }),
}
export type Share = keyof typeof shares
/** Who asks is looked up before all else: by session or token, of which one alone can't keep the others from being known. */
const doors = new Places('a look at who asks', 2, { patience: 15_000, most: mostOfOne.reads })

type Models = Omit<Prisma.TransactionClient, keyof Statements>
/** Models by Prisma and statements in SQL, on one connection. */
export type Tx = Models & Statements

type Kept = { connections: Connections; prisma: PrismaClient; client: Tx }
const kept = globalThis as unknown as { muster?: Kept }

function database(): Kept {
  if (kept.muster) return kept.muster
  const connectionString = process.env.APP_DATABASE_URL
  if (!connectionString) throw new Error('APP_DATABASE_URL is not set: start Muster with npm start.')
  const connections = new Connections(connectionString)
  const prisma = new PrismaClient({
    adapter: new PrismaPg(connections, { statementNameGenerator: ({ sql }) => nameOf(sql) }),
    transactionOptions: { maxWait: 15_000, timeout: 30_000 },
  })
  return (kept.muster = { connections, prisma, client: withStatements(prisma, statementsOn(() => connections)) })
}

// Defined, not assigned: to assign would set them on the client itself, which all share.
const withStatements = (models: Models, statements: Statements): Tx =>
  Object.create(models, Object.getOwnPropertyDescriptors(statements)) as Tx

/** The database outside of a transaction. Only lib/db uses it. */
export const client = (): Tx => database().client

/** Runs `work`, one statement that says whose a token is, in turn with those of other tokens; refused with `Busy` where too many of this one wait. */
export const atTheDoor = <T>(tokenHash: string, work: (client: Tx) => Promise<T>): Promise<T> => doors.within(tokenHash, () => work(client()))

/**
 * Runs `work` in one transaction, which ends with it: kept if it returns, undone if it throws. `timeout`: in milliseconds. `of`: which
 * connections it takes one of, and `by` whom; refused with `Busy` when that person waits for too many of those, or for too long.
 */
export function transaction<T>(work: (tx: Tx) => Promise<T>, { of, timeout }: { of?: { share: Share; by: string }; timeout?: number } = {}): Promise<T> {
  const { connections, prisma } = database()
  const run = () => connections.hold((connection) =>
    prisma.$transaction((tx) => work(withStatements(tx, statementsOn(connection))), timeout ? { timeout } : {}))
  return of ? shares[of.share].within(of.by, run) : run()
}

/** A page begins once no command is being carried out, or after so many milliseconds: a command's many short statements would each wait for the page's. */
const commandsFirst = 60

/** Runs `work` in one snapshot, as row-level security lets that actor see it, at the moment it is given: statements that read, half a minute at most. */
export const snapshot = <T>(actorId: string, work: (tx: Statements, now: Date) => Promise<T>): Promise<T> =>
  shares.pages.within(actorId, async () => {
    await shares.commands.untilFree(commandsFirst)
    return snapshotOn(database().connections, actorId, work)
  })

/** Ends the pool: for tests and short programs. */
export async function disconnect(): Promise<void> {
  const ended = kept.muster
  kept.muster = undefined
  await ended?.prisma.$disconnect()
  await ended?.connections.end()
}
