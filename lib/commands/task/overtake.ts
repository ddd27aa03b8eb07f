import type { Outcome } from '@/lib/commands/command'
import type { WritingWithin } from '@/lib/facts/incident'

type Notices = NonNullable<Outcome['notices']>
export type Overtaken = { signatures: string[]; notices: Notices }

/**
 * What was signed of a task has changed (SG-3): its sign-off is overtaken, in doubt and on paper alike, and a task that was signed off or
 * done is in progress again (TK-8, TK-12). `why` is read by whoever has to sign anew. The signer is told, unless it was their own act.
 * A reviewer who had agreed is asked again, since they agreed to something else (T9). When it changed is kept: no paper from before it can
 * be typed in (SG-7). Takes one task, or several.
 */
export async function overtake({ tx, now, incident }: WritingWithin, task: string | readonly string[], why: string): Promise<Overtaken> {
  const taskId = { in: [task].flat() }
  const live = { taskId, purpose: 'sign-off', state: { in: ['in force', 'in doubt', 'on paper'] } }
  const signatures = await tx.signature.findMany({ where: live, select: { id: true, seatId: true } })
  await tx.signature.updateMany({ where: live, data: { state: 'overtaken', stateAt: now, stateReason: why } })
  await tx.task.updateMany({ where: { id: taskId }, data: { contentAt: now } })
  await tx.task.updateMany({
    where: { id: taskId, state: { in: ['signed off', 'done'] } }, data: { state: 'in progress', stateAt: now, completedBySeatId: null },
  })
  const agreed = await tx.review.findMany({ where: { taskId, state: 'agreed' }, select: { seatId: true } })
  await tx.review.updateMany({ where: { taskId, state: 'agreed' }, data: { state: 'asked', at: now } })
  const told = (rows: readonly { seatId: string }[], kind: Notices[number]['kind']): Notices => {
    const to = rows.map(({ seatId }) => seatId).filter((seatId) => seatId !== incident.me?.id)
    return to.length > 0 ? [{ to, kind }] : []
  }
  return {
    signatures: signatures.map((signature) => signature.id),
    notices: [...told(signatures, 'signature overtaken'), ...told(agreed, 'review wanted')],
  }
}

/** A task's signature no longer stands by the coordinator's decision: sent back, reopened, taken up again (SG-4). */
export async function annul({ tx, now }: Pick<WritingWithin, 'tx' | 'now'>, taskId: string, why: string): Promise<string[]> {
  const live = { taskId, state: { in: ['in force', 'in doubt', 'on paper'] } }
  const signatures = await tx.signature.findMany({ where: live, select: { id: true } })
  await tx.signature.updateMany({ where: live, data: { state: 'void', stateAt: now, stateReason: why } })
  return signatures.map((signature) => signature.id)
}
