import { client, type Tx } from './client'
import { Prisma } from './generated/client'

// The closed list of writes that are no commands: they change nothing that anybody answers for, and are in no log book.

/** How many failures are forgiven, and the longest wait after that. */
export type Patience = { free: number; longestSeconds: number }

const forgottenAfter = Prisma.sql`interval '1 day'`

function waitIsOver({ free, longestSeconds }: Patience) {
  return Prisma.sql`(throttle.failures < ${free}::int or throttle.last_failure_at < muster.now() - ${forgottenAfter}
    or throttle.last_failure_at + interval '1 second' * least(${longestSeconds}::int, power(2, least(throttle.failures - ${free}::int, 20)))
      <= muster.now())`
}

const countedOnce = Prisma.sql`failures = case when throttle.last_failure_at < muster.now() - ${forgottenAfter}
  then 1 else throttle.failures + 1 end, last_failure_at = muster.now()`

/** Whether `key` may try now. Only reads. */
export async function mayAttempt(tx: Tx, key: string, patience: Patience): Promise<boolean> {
  const waiting = await tx.$queryRaw<unknown[]>`select 1 from throttle where key = ${key} and not ${waitIsOver(patience)}`
  return waiting.length === 0
}

/** Counts an attempt before it is weighed, so that guesses sent at once all count; false if `key` must still wait. */
export async function takeAttempt(key: string, patience: Patience): Promise<boolean> {
  const taken = await client().$executeRaw`
    insert into throttle (key, failures, last_failure_at) values (${key}, 1, muster.now())
    on conflict (key) do update set ${countedOnce} where ${waitIsOver(patience)}`
  return taken > 0
}

/** Counts a failure after the fact. */
export async function recordAttempt(key: string): Promise<void> {
  await client().$executeRaw`
    insert into throttle (key, failures, last_failure_at) values (${key}, 1, muster.now()) on conflict (key) do update set ${countedOnce}`
}

/** Gives one attempt back: it turned out to be right, but others under the same key may not be. */
export async function returnAttempt(key: string): Promise<void> {
  await client().$executeRaw`update throttle set failures = greatest(failures - 1, 0) where key = ${key}`
}

/** Starts the count of `key` anew. */
export async function forgetAttempts(key: string): Promise<void> {
  await client().$executeRaw`delete from throttle where key = ${key}`
}
