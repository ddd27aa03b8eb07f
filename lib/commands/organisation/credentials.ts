import { readsAsCode } from '@/lib/actor/counters'
import { confirmEnrolment } from '@/lib/actor/enrolment'
import { hashPassword, isPassword, passwordFaults } from '@/lib/actor/password'
import { spendRecoveryCode } from '@/lib/actor/recovery'
import { checkCode, closeSecret } from '@/lib/actor/second-factor'
import { Refused, fieldRefused } from '@/lib/commands/refused'
import type { Tx } from '@/lib/db/client'
import { newId } from '@/lib/db/id'

type Somebody = { id: string; login: string; name: string; organisation: string }

/** Sets a password that W2 allows, and keeps the hash of the old one so that it never comes back. Refuses with what to mend. */
export async function setPassword(tx: Tx, now: Date, person: Somebody, password: string, field: string): Promise<void> {
  const old = await tx.credential.findUnique({ where: { personId: person.id } })
  const former = await tx.formerPassword.findMany({ where: { personId: person.id } })
  const had = [old?.passwordHash ?? [], ...former.map((each) => each.passwordHash)].flat()
  const faults = await passwordFaults(password, [person.login, person.name, person.organisation], had)
  if (faults.length > 0) throw fieldRefused(field, faults.join(' '))
  if (old?.passwordHash) await tx.formerPassword.createMany({ data: [{ id: newId(), personId: person.id, passwordHash: old.passwordHash, endedAt: now }] })
  const passwordHash = await hashPassword(password)
  await tx.credential.upsert({
    where: { personId: person.id }, update: { passwordHash, passwordChangedAt: now }, create: { personId: person.id, passwordHash, passwordChangedAt: now },
  })
}

/** Adds the authenticator app whose secret came back sealed, once its first code is right, with ten new recovery codes (W1). */
export async function setSecondFactor(
  tx: Tx, now: Date, personId: string, bound: string, given: { sealed: string; code: string; recoveryHashes: readonly string[] },
): Promise<void> {
  const confirmed = confirmEnrolment(bound, given.sealed, given.code, now)
  if (confirmed === 'expired') throw fieldRefused('code', 'This picture has run out. Load the page again and scan the new one.')
  if (confirmed === 'wrong') throw new Refused('proof', 'The code is not right. Enter the one your app shows now.', { fields: { code: 'Not right.' } })
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
  if (verdict === 'ok') return
  const because = verdict === 'used' ? 'This code was used already. Wait for the next one.' : 'The code is not right. Enter the one your app shows now.'
  throw new Refused('proof', because, { fields: { [field]: because } })
}

/** Before somebody changes their password: the present one. Only in commands that say `proves`. */
export async function provePassword(tx: Tx, personId: string, password: string, field: string): Promise<void> {
  const credential = await tx.credential.findUnique({ where: { personId } })
  if (!(await isPassword(credential?.passwordHash ?? null, password)))
    throw new Refused('proof', 'Your present password is another one.', { fields: { [field]: 'Your present password is another one.' } })
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
