import type { WritingWithin } from '@/lib/facts/incident'

type Names = { hostIds: readonly string[]; evidenceIds: readonly string[]; taskId: string | null }

/** Whether everything that an entry names is of this incident and can be found by the actor (E4). */
export async function named({ tx, incident }: WritingWithin, { hostIds, evidenceIds, taskId }: Names): Promise<boolean> {
  const incidentId = incident.incident.id
  const hosts = [...new Set(hostIds)]
  const items = [...new Set(evidenceIds)]
  return (hosts.length === 0 || (await tx.host.count({ where: { incidentId, id: { in: hosts } } })) === hosts.length)
    && (items.length === 0 || (await tx.evidence.count({ where: { incidentId, id: { in: items } } })) === items.length)
    && (taskId === null || (await tx.task.count({ where: { incidentId, id: taskId } })) === 1)
}
