import { newId } from '@/lib/db/id'
import type { WritingWithin } from '@/lib/facts/incident'
import { canonical, fingerprint, type Json } from '@/lib/log-book/hash'
import type { Purpose } from '@/lib/rules/sign-off'
import { doubtOf } from './broken-account'

type Signed = {
  taskId: string; purpose: Purpose; content: Json; fingerprint: string
  /** The capacity in which it is signed. */
  office: 'task coordinator' | 'communication owner' | 'manager'
  how: string; sameHand: boolean; listStamp: string | null
}

/**
 * Keeps a signature in force: exactly what was signed, who, in which seat and office, when, how, under which plan and rules (SG-1). Of an
 * account that was declared broken into it is in doubt from the start (SG-5).
 */
export async function keepSignature(at: WritingWithin, { content, ...signed }: Signed): Promise<{ signatureId: string; inDoubt: boolean }> {
  const { tx, actor, now, incident } = at
  const id = newId()
  const me = incident.me!
  const doubted = await doubtOf(at, [me.id])
  await tx.signature.createMany({
    data: [{
      id, incidentId: incident.incident.id, ...signed, ...stateBy(doubted), content: canonical(content), seatId: me.id, personId: actor.id,
      at: now, stateAt: now,
      planNumber: incident.incident.planNumber, rulesVersion: me.acknowledgedRules ?? 0,
    }],
  })
  return { signatureId: id, inDoubt: doubted !== null }
}

/** In force; or, for the reason that its account is in doubt for, in doubt. */
export const stateBy = (doubted: string | null) => (doubted === null ? { state: 'in force' } : { state: 'in doubt', stateReason: doubted })

/** What a sentence of the log book adds to a signature that is in doubt from the start, and who is told. */
export const doubtSays = (inDoubt: boolean): string => (inDoubt ? ', in doubt until the signer is called back' : '')
export const doubtNotice = (inDoubt: boolean, seatId: string) => ({ to: inDoubt ? [seatId] : [], kind: 'signature in doubt' as const })

/** What a sign-off and a countersignature are bound to: the same here, on paper, and where a proof is asked for. */
export const signOffPrint = (content: Json): string => fingerprint('task.signOff', content)
export const countersignPrint = (content: Json): string => fingerprint('task.countersign', content)
