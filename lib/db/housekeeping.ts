import { client, transaction, type Tx } from './client'
import { Prisma } from './generated/client'

// The closed list of writes that are no commands: they change nothing that anybody answers for, and are in no log book.

/** How many failures are free, on a day and at once, and the longest wait after that. */
export type Patience = { free: number; longestSeconds: number }

/** An attempt that was counted, and what the count was before it. */
export type Attempt = { key: string; at: Date; failures: number; before: Date | null }

const forgottenAfter = Prisma.sql`interval '1 day'`

/** The failures that still count: each day forgives as many as are free, and a day without any forgives all. */
function failuresLeft({ free }: Patience) {
  return Prisma.sql`(case when throttle.last_failure_at < muster.now() - ${forgottenAfter} then 0 else
    greatest(0, throttle.failures - floor(${free}::int * extract(epoch from muster.now() - throttle.last_failure_at) / 86400)::int) end)`
}

function waitIsOver(patience: Patience) {
  const { free, longestSeconds } = patience
  const left = failuresLeft(patience)
  return Prisma.sql`(${left} < ${free}::int
    or throttle.last_failure_at + interval '1 second' * least(${longestSeconds}::int, power(2, least(${left} - ${free}::int, 20))) <= muster.now())`
}

/** Counts an attempt before it is weighed, so that guesses sent at once all count; null if `key` must still wait. */
export async function takeAttempt(key: string, patience: Patience): Promise<Attempt | null> {
  // The row is locked before it is read, so that what it was is what it was for this attempt.
  const taken = await client().$queryRaw<Attempt[]>`
    with earlier as (select failures, last_failure_at from throttle where key = ${key} for update)
    insert into throttle (key, failures, last_failure_at)
    select ${key}, 1, muster.now() from (values (1)) as one left join earlier on true
    on conflict (key) do update set failures = ${failuresLeft(patience)} + 1, last_failure_at = muster.now() where ${waitIsOver(patience)}
    returning key, last_failure_at as at, coalesce((select failures from earlier), 0) as failures, (select last_failure_at from earlier) as before`
  return taken[0] ?? null
}

/**
 * Gives an attempt back: it turned out to be no failure, but others under the same key may have been. The count is again what it was,
 * its moment too, so that the wait is not renewed; unless there was another attempt since, which stays.
 */
export async function returnAttempt({ key, at, failures, before }: Attempt): Promise<void> {
  await client().$executeRaw`
    update throttle set
      failures = case when last_failure_at = ${at} then ${failures}::int else greatest(failures - 1, 0) end,
      last_failure_at = case when last_failure_at = ${at} then coalesce(${before}::timestamptz, last_failure_at) else last_failure_at end
    where key = ${key}`
}

/** Starts the count of `key` anew; within a transaction only if that succeeds. */
export async function forgetAttempts(key: string, tx: Tx = client()): Promise<void> {
  await tx.$executeRaw`delete from throttle where key = ${key}`
}

/** A new session of somebody who gave the right password; the second factor comes next. Old rows of the person go. */
export async function openSession(session: { personId: string; tokenHash: string; agent: string; hours: number }): Promise<void> {
  await transaction(async (tx) => {
    await tx.$executeRaw`delete from session where person_id = ${session.personId}::uuid and expires_at < muster.now() - ${forgottenAfter}`
    await tx.$executeRaw`delete from throttle where last_failure_at < muster.now() - ${forgottenAfter}`
    await tx.$executeRaw`
      insert into session (id, token_hash, person_id, agent, created_at, last_active_at, expires_at)
      values (gen_random_uuid(), ${session.tokenHash}, ${session.personId}::uuid, ${session.agent.slice(0, 300)}, muster.now(), muster.now(),
        muster.now() + make_interval(hours => ${session.hours}::int))`
  })
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

/** A token is used now; kept to the minute. */
export async function touchToken(tokenId: string): Promise<void> {
  await client().$executeRaw`
    update api_token set last_used_at = muster.now()
    where id = ${tokenId}::uuid`
}
