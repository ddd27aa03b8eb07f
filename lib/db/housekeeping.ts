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

/** Starts the count of `key` anew; within a transaction only if that succeeds. */
export async function forgetAttempts(key: string, tx: Tx = client()): Promise<void> {
  await tx.$executeRaw`delete from throttle where key = ${key}`
}

/** A new session of somebody who gave the right password; the second factor comes next. Old rows of the person go. */
export async function openSession(session: { personId: string; tokenHash: string; agent: string; hours: number }): Promise<void> {
  await client().$transaction([
    client().$executeRaw`delete from session where person_id = ${session.personId}::uuid and expires_at < muster.now() - ${forgottenAfter}`,
    client().$executeRaw`delete from throttle where last_failure_at < muster.now() - ${forgottenAfter}`,
    client().$executeRaw`
      insert into session (id, token_hash, person_id, agent, created_at, last_active_at, expires_at)
      values (gen_random_uuid(), ${session.tokenHash}, ${session.personId}::uuid, ${session.agent.slice(0, 300)}, muster.now(), muster.now(),
        muster.now() + make_interval(hours => ${session.hours}::int))`,
  ])
}

/** The second factor was shown: from now on the session is that person, unlocked. */
export async function assureSession(sessionId: string): Promise<void> {
  await client().$executeRaw`
    update session set second_factor_at = muster.now(), last_active_at = muster.now(), locked_at = null
    where id = ${sessionId}::uuid and revoked_at is null`
}

/** Somebody is there. Says nothing about a session that is locked or has been idle too long, so that nothing wakes it but a proof (W4). */
export async function touchSession(sessionId: string): Promise<void> {
  await client().$executeRaw`
    update session set last_active_at = muster.now()
    where id = ${sessionId}::uuid and locked_at is null and revoked_at is null
      and last_active_at between muster.now() - make_interval(mins => (select idle_lock_minutes from organisation)) and muster.now() - interval '30 s'`
}

/** The screen was left: nothing is shown until a proof. */
export async function lockSession(sessionId: string): Promise<void> {
  await client().$executeRaw`update session set locked_at = muster.now() where id = ${sessionId}::uuid and locked_at is null`
}

/** A proof was given at a locked screen. */
export async function unlockSession(sessionId: string): Promise<void> {
  await client().$executeRaw`
    update session set locked_at = null, last_active_at = muster.now()
    where id = ${sessionId}::uuid and revoked_at is null and second_factor_at is not null`
}

/** Signing out of one's own session. */
export async function endSession(tokenHash: string): Promise<void> {
  await client().$executeRaw`update session set revoked_at = muster.now() where token_hash = ${tokenHash} and revoked_at is null`
}

/** When a token was last used, to the minute. */
export async function touchToken(tokenId: string): Promise<void> {
  await client().$executeRaw`
    update api_token set last_used_at = muster.now()
    where id = ${tokenId}::uuid and (last_used_at is null or last_used_at < muster.now() - interval '1 minute')`
}
