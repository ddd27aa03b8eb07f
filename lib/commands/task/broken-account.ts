import type { WritingWithin } from '@/lib/facts/incident'

/**
 * Why what these seats sign now is in doubt from the start: their account was declared broken into, and nobody has called back since
 * (SG-5). Returns the reason that was given; null if none of them is in doubt.
 */
export async function doubtOf({ tx, incident }: WritingWithin, seatIds: readonly (string | null)[]): Promise<string | null> {
  const declared = await tx.brokenAccount.findFirst({
    where: { incidentId: incident.incident.id, endedAt: null, seatId: { in: seatIds.filter((each) => each !== null) } },
    orderBy: { declaredAt: 'desc' }, select: { reason: true },
  })
  return declared?.reason ?? null
}

/** Somebody was called back (SE-11, SG-6): what they sign from now on counts. What is in doubt stays so until it is confirmed itself. */
export async function calledBack({ tx, now, incident }: WritingWithin, seatId: string): Promise<void> {
  await tx.brokenAccount.updateMany({ where: { incidentId: incident.incident.id, seatId, endedAt: null }, data: { endedAt: now } })
}
