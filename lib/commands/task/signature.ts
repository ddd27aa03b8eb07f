import { newId } from '@/lib/db/id'
import type { WritingWithin } from '@/lib/facts/incident'
import { canonical, fingerprint, type Json } from '@/lib/log-book/hash'
import type { Purpose } from '@/lib/rules/sign-off'

type Signed = {
  taskId: string; purpose: Purpose; content: Json; fingerprint: string
  /** The capacity in which it is signed. */
  office: 'task coordinator' | 'communication owner' | 'manager'
  how: string; sameHand: boolean; listStamp: string | null
}

/** Keeps a signature in force: exactly what was signed, who, in which seat and office, when, how, under which plan and rules (SG-1). */
export async function keepSignature({ tx, actor, now, incident }: WritingWithin, { content, ...signed }: Signed): Promise<string> {
  const id = newId()
  const me = incident.me!
  await tx.signature.createMany({
    data: [{
      id, incidentId: incident.incident.id, ...signed, state: 'in force', content: canonical(content), seatId: me.id, personId: actor.id,
      at: now, stateAt: now,
      planNumber: incident.incident.planNumber, rulesVersion: me.acknowledgedRules ?? 0,
    }],
  })
  return id
}

/** What a sign-off and a countersignature are bound to: the same here, on paper, and where a proof is asked for. */
export const signOffPrint = (content: Json): string => fingerprint('task.signOff', content)
export const countersignPrint = (content: Json): string => fingerprint('task.countersign', content)
