import { readsAsCode, take } from '@/lib/actor/counters'
import { confirmEnrolment } from '@/lib/actor/enrolment'
import { hashPassword, passwordFaults } from '@/lib/actor/password'
import { spendRecoveryCode } from '@/lib/actor/recovery'
import { checkCode, closeSecret } from '@/lib/actor/second-factor'
import { Refused, fieldRefused, proofRefused } from '@/lib/commands/refused'
import type { PasswordsHad } from '@/lib/db/accounts'
import type { Tx } from '@/lib/db/client'
import { newId } from '@/lib/db/id'

/** A new password as it was weighed before the command had its lock. */
export type WeighedPassword = { faults: string[]; hash: string; over: string | null; chosen?: () => Promise<void> }

/** As many former passwords are remembered. */
const remembered = 24

/**
 * Weighs a new password (W2) and hashes it: a second of work, done without a lock. `had`: hashes of the passwords before it, and
 * words that an attacker would try first. What is wrong with it comes back as sentences that say what to do.
 */
export async function weighNewPassword(personId: string, password: string, had: PasswordsHad): Promise<WeighedPassword> {
  const by = { person: personId }
  const faults = await passwordFaults(password, had.about, [had.current ?? [], had.former].flat(), by)
  return { faults, hash: faults.length > 0 ? '' : await hashPassword(password, by), over: had.current }
}

/** As `weighNewPassword`, of somebody with an account: their tries are counted, also those that are refused. Refuses while they must wait. */
export async function weighNextPassword(personId: string, password: string, had: PasswordsHad): Promise<WeighedPassword> {
  const attempt = await take([{ name: 'new password', of: personId }])
  if (!attempt) throw new Refused('throttled', 'Too many tries. Wait a few minutes, then choose another password.')
  return { ...(await weighNewPassword(personId, password, had)), chosen: attempt.right }
}

/** Sets a password that was weighed, and keeps the hash of the old one so that it does not come back. Refuses with what to mend. */
export async function setPassword(tx: Tx, now: Date, personId: string, { faults, hash, over, chosen }: WeighedPassword, field: string): Promise<void> {
  if (faults.length > 0) throw fieldRefused(field, faults.join(' '))
  const old = await tx.credential.findUnique({ where: { personId } })
  if ((old?.passwordHash ?? null) !== over) throw new Refused('changed', 'The password was changed a moment ago. Reload the page.')
  await rememberPassword(tx, now, personId, over)
  await tx.credential.upsert({
    where: { personId }, update: { passwordHash: hash, passwordChangedAt: now }, create: { personId, passwordHash: hash, passwordChangedAt: now },
  })
  await chosen?.()
}

/** What was a password till now does not become one again. */
async function rememberPassword(tx: Tx, now: Date, personId: string, passwordHash: string | null): Promise<void> {
  if (passwordHash === null) return
  await tx.formerPassword.createMany({ data: [{ id: newId(), personId, passwordHash, endedAt: now }] })
  await tx.$executeRaw`
    delete from former_password where person_id = ${personId}::uuid and id not in (
      select id from former_password where person_id = ${personId}::uuid order by ended_at desc limit ${remembered}::int)`
}

/** Takes away all that somebody signed in with: password, authenticator app and recovery codes (W5). Only a one-time link leads in then. */
export async function clearCredentials(tx: Tx, now: Date, personId: string): Promise<void> {
  const old = await tx.credential.findUnique({ where: { personId } })
  await rememberPassword(tx, now, personId, old?.passwordHash ?? null)
  await tx.credential.updateMany({ where: { personId }, data: { passwordHash: null, totpSecret: null, totpConfirmedAt: null } })
  await tx.recoveryCode.deleteMany({ where: { personId } })
}

/** Adds the authenticator app whose secret came back sealed, once its first code is right, with ten new recovery codes (W1). */
export async function setSecondFactor(
  tx: Tx, now: Date, personId: string, bound: string, given: { sealed: string; code: string; recoveryHashes: readonly string[] },
): Promise<void> {
  const confirmed = confirmEnrolment(bound, given.sealed, given.code, now)
  if (confirmed === 'expired') throw fieldRefused('code', 'This QR code has expired. Reload the page and scan the new one.')
  if (confirmed === 'wrong') throw proofRefused('wrong')
  const factor = { totpSecret: closeSecret(personId, confirmed.secret), totpConfirmedAt: now, totpLastStep: confirmed.step }
  await tx.credential.upsert({ where: { personId }, update: factor, create: { personId, ...factor } })
  await setRecoveryCodes(tx, personId, given.recoveryHashes)
}

export async function setRecoveryCodes(tx: Tx, personId: string, hashes: readonly string[]): Promise<void> {
  await tx.recoveryCode.deleteMany({ where: { personId } })
  await tx.recoveryCode.createMany({ data: hashes.map((codeHash) => ({ id: newId(), personId, codeHash })) })
}

/**
 * Before somebody changes what signs them in: a code from their app. With `recovery`, a recovery code will do: the app may be what is lost.
 * Only in commands that say `proves`, whose tries are counted.
 */
export async function prove(tx: Tx, now: Date, personId: string, code: string, field: string, recovery = false): Promise<void> {
  if (recovery && !readsAsCode(code) && (await spendRecoveryCode(tx, personId, code, now))) return
  const verdict = await checkCode(tx, personId, code, now)
  if (verdict !== 'ok') throw proofRefused(verdict, field)
}

/** Ends every way in that somebody holds: sessions, tokens and invitations still open. */
export async function endAccess(tx: Tx, now: Date, personId: string): Promise<void> {
  await tx.session.updateMany({ where: { personId, revokedAt: null }, data: { revokedAt: now } })
  await forgetBrowsers(tx, personId)
  await endTokens(tx, now, personId)
  await tx.invitation.updateMany({ where: { personId, usedAt: null, expiresAt: { gt: now } }, data: { expiresAt: now } })
}

/** Ends a person's tokens: whoever made one with the access that is changed now must not keep it (W3). */
export async function endTokens(tx: Tx, now: Date, personId: string): Promise<void> {
  await tx.apiToken.updateMany({ where: { personId, revokedAt: null }, data: { revokedAt: now } })
}

/** No browser is known for a person any more: wherever a session was ended, what is left there counts as a stranger. */
export async function forgetBrowsers(tx: Tx, personId: string): Promise<void> {
  await tx.knownBrowser.deleteMany({ where: { personId } })
}

/** Ends a person's sessions, all but the one they are in; no browser is known for them then. Returns how many. */
export async function endOtherSessions(tx: Tx, now: Date, personId: string, sessionId: string | null): Promise<number> {
  await forgetBrowsers(tx, personId)
  const { count } = await tx.session.updateMany({
    where: { personId, revokedAt: null, expiresAt: { gt: now }, ...(sessionId ? { NOT: { id: sessionId } } : {}) }, data: { revokedAt: now },
  })
  return count
}
