import { withoutActor } from '@/lib/db/as'
import type { Tx } from '@/lib/db/client'
import { assureSession, forgetAttempts, takeAttempt, unlockSession } from '@/lib/db/housekeeping'
import { isPassword } from './password'
import { proofKey, proofPatience } from './proof'
import { spendRecoveryCode } from './recovery'
import { checkCode, type CodeVerdict } from './second-factor'

type Step = { sessionId: string; personId: string }
export type StepVerdict = CodeVerdict | 'throttled'

/** The second step of signing in: a code from the app, or a recovery code (W1). On 'ok' the session is that person. */
export async function passSecondFactor({ sessionId, personId }: Step, code: string): Promise<StepVerdict> {
  const verdict = await attempt(personId, async (tx, now) => {
    if (/^[\d\s]+$/.test(code)) return checkCode(tx, personId, code, now)
    return (await spendRecoveryCode(tx, personId, code, now)) ? 'ok' : 'wrong'
  })
  if (verdict === 'ok') await assureSession(sessionId)
  return verdict
}

/** Back to a locked screen: a code from the app or the password, of the person who locked it (W4). */
export async function unlock({ sessionId, personId }: Step, written: string): Promise<StepVerdict> {
  const verdict = await attempt(personId, async (tx, now) => {
    if (/^\d{3}\s?\d{3}$/.test(written.trim())) return checkCode(tx, personId, written, now)
    const credential = await tx.credential.findUnique({ where: { personId } })
    return (await isPassword(credential?.passwordHash ?? null, written)) ? 'ok' : 'wrong'
  })
  if (verdict === 'ok') await unlockSession(sessionId)
  return verdict
}

async function attempt(personId: string, weigh: (tx: Tx, now: Date) => Promise<CodeVerdict>): Promise<StepVerdict> {
  if (!(await takeAttempt(proofKey(personId), proofPatience))) return 'throttled'
  const verdict = await withoutActor(async (tx) => {
    const rows = await tx.$queryRaw<{ now: Date }[]>`select muster.now() as now`
    return weigh(tx, rows[0]!.now)
  })
  if (verdict === 'ok') await forgetAttempts(proofKey(personId))
  return verdict
}
