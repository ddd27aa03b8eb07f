import { withoutActor } from '@/lib/db/as'
import type { Tx } from '@/lib/db/client'
import { assureSession, unlockSession } from '@/lib/db/housekeeping'
import { codeInSession, inSession, readsAsCode, secondStep, take, wasWrong, type Count } from './counters'
import { becomeKnown, knownByPerson } from './known-browser'
import { isPassword } from './password'
import { spendRecoveryCode } from './recovery'
import { checkCode, type CodeVerdict } from './second-factor'
import { digest, newToken } from './secret'

type Step = { sessionId: string; personId: string }
/** Where a code is sent from: the caller's network, and what the browser holds if it is a known one. */
type Sender = { address: string; browser: string | undefined }
/** Why somebody got no further. 'code': a password doesn't count now. */
export type StepRefusal = Exclude<CodeVerdict, 'ok'> | 'throttled' | 'code'

/**
 * The second step of signing in: a code from the app, or a recovery code (W1). If it is right, the session is that person from now on,
 * under the token that is returned, and the browser is known by the other one; what it held before is worth nothing.
 */
export async function passSecondFactor(
  { sessionId, personId }: Step, code: string, sender: Sender,
): Promise<{ token: string; browser: string } | StepRefusal> {
  const proof = readsAsCode(code) ? 'code' : 'recovery'
  const from = { address: sender.address, known: await knownByPerson(sender.browser, personId) }
  const verdict = await weighed(secondStep(proof, personId, sessionId, from), async (tx, now) => {
    if (proof === 'code') return checkCode(tx, personId, code, now)
    return (await spendRecoveryCode(tx, personId, code, now)) ? 'ok' : 'wrong'
  })
  if (verdict !== 'ok') return verdict
  const token = newToken()
  // Two right codes at once in one session: it has moved on with the first.
  if (!(await assureSession(sessionId, digest(token)))) return 'used'
  return { token, browser: await becomeKnown(personId, sender.browser) }
}

/**
 * Back to a locked screen: a code from the app or the password, of the person who locked it (W4). Returns the session's new token; null
 * if it was open already. After a wrong code in this session a password opens nothing until a right code was given.
 */
export async function unlock({ sessionId, personId }: Step, written: string): Promise<{ token: string | null } | StepRefusal> {
  const proof = readsAsCode(written) ? 'code' : 'password'
  if (proof === 'password' && (await wasWrong(codeInSession(sessionId)))) return 'code'
  const verdict = await weighed(inSession(proof, personId, sessionId), async (tx, now) => {
    if (proof === 'code') return checkCode(tx, personId, written, now)
    const credential = await tx.credential.findUnique({ where: { personId } })
    return (await isPassword(credential?.passwordHash ?? null, written, { person: personId })) ? 'ok' : 'wrong'
  })
  if (verdict !== 'ok') return verdict
  const token = newToken()
  return { token: (await unlockSession(sessionId, digest(token))) ? token : null }
}

async function weighed(counts: readonly Count[], weigh: (tx: Tx, now: Date) => Promise<CodeVerdict>): Promise<CodeVerdict | 'throttled'> {
  const attempt = await take(counts)
  if (!attempt) return 'throttled'
  const verdict = await withoutActor(async (tx) => {
    const rows = await tx.$queryRaw<{ now: Date }[]>`select muster.now() as now`
    return weigh(tx, rows[0]!.now)
  }).catch(async (fault: unknown) => {
    await attempt.neither()
    throw fault
  })
  if (verdict === 'ok') await attempt.right()
  return verdict
}
