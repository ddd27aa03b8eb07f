import { client, transaction } from './client'
import { Prisma } from './generated/client'

// The closed list of writes that are no commands: they change nothing that anybody answers for, and are in no log book.

/** What a try is counted under: how many of a day don't wait, and the longest wait after that. */
export type Counter = { key: string; free: number; longestSeconds: number }

/** A try that was counted. */
export type Counted = { id: bigint; key: string }

/** Under what the tries of one line of the table (lib/actor/counters) are kept, of whom `of` names. */
export const counterKey = (name: string, of: string): string => `${name}: ${of}`

const forgottenAfter = Prisma.sql`interval '1 day'`
/** So many sessions of one person may wait for a second factor: whoever has a password alone fills no table. */
const halfSessions = 20

/** Counts a try before it is weighed, so that guesses sent at once all count; null, and nothing counted, if one of the counters must still wait. */
export async function takeTry(counters: readonly Counter[]): Promise<Counted[] | null> {
  const taken = await client().$queryRaw<Counted[]>`
    select taken_id as id, taken_key as key from muster.take_try(${counters.map(({ key }) => key)}::text[], ${counters.map(({ free }) => free)}::int[],
      ${counters.map(({ longestSeconds }) => longestSeconds)}::int[])`
  return taken.length > 0 ? taken : null
}

/** Takes back a try that turned out to be no failure. All others stay as they are, however many overlapped. */
export async function returnTry({ id }: Counted): Promise<void> {
  await client().$executeRaw`delete from throttle where id = ${id}`
}

/** Forgets a try and all before it under the same key. Those that were begun later stay. */
export async function forgetTries({ id, key }: Counted): Promise<void> {
  await client().$executeRaw`delete from throttle where key = ${key} and id <= ${id}`
}

/** Whether a try under this key counts now. */
export async function hasTries(key: string): Promise<boolean> {
  const rows = await client().$queryRaw<unknown[]>`select 1 from throttle where key = ${key} and at > muster.now() - ${forgottenAfter} limit 1`
  return rows.length > 0
}

/**
 * A new session of somebody who gave the right password; the second factor comes next. Old rows of the person go, but for the one that says
 * when they were last there (TO-8): a password alone must not make it earlier. So do all but the newest of those that wait for a second factor.
 */
export async function openSession(session: { personId: string; tokenHash: string; agent: string; hours: number }): Promise<void> {
  await transaction(async (tx) => {
    await tx.$executeRaw`
      delete from session where person_id = ${session.personId}::uuid and expires_at < muster.now() - ${forgottenAfter}
        and id is distinct from (select id from session where person_id = ${session.personId}::uuid and second_factor_at is not null
          order by last_active_at desc limit 1)`
    await tx.$executeRaw`delete from throttle where at < muster.now() - ${forgottenAfter}`
    await tx.$executeRaw`
      insert into session (id, token_hash, person_id, agent, created_at, last_active_at, expires_at)
      values (gen_random_uuid(), ${session.tokenHash}, ${session.personId}::uuid, ${session.agent.slice(0, 300)}, muster.now(), muster.now(),
        muster.now() + make_interval(hours => ${session.hours}::int))`
    await tx.$executeRaw`
      delete from session where id in (
        select id from session where person_id = ${session.personId}::uuid and second_factor_at is null
        order by created_at desc, id offset ${halfSessions})`
  })
}

/**
 * The second factor was shown: from now on the session is that person, unlocked, under another token. False if it has ended, or has been
 * assured meanwhile.
 */
export async function assureSession(sessionId: string, tokenHash: string): Promise<boolean> {
  return (await client().$executeRaw`
    update session set token_hash = ${tokenHash}, second_factor_at = muster.now(), last_active_at = muster.now(), locked_at = null
    where id = ${sessionId}::uuid and revoked_at is null and second_factor_at is null`) > 0
}

/** Another token in place of the old one, which is worth nothing from now on. */
export async function renewSession(sessionId: string, tokenHash: string): Promise<boolean> {
  return (await client().$executeRaw`update session set token_hash = ${tokenHash} where id = ${sessionId}::uuid and revoked_at is null`) > 0
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

/** A proof was given at a locked screen: it opens, under another token. False if the session has ended or is open already. */
export async function unlockSession(sessionId: string, tokenHash: string): Promise<boolean> {
  return (await client().$executeRaw`
    update session set token_hash = ${tokenHash}, locked_at = null, last_active_at = muster.now()
    where id = ${sessionId}::uuid and revoked_at is null and second_factor_at is not null
      and (locked_at is not null or last_active_at < muster.now() - make_interval(mins => (select idle_lock_minutes from organisation)))`) > 0
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
