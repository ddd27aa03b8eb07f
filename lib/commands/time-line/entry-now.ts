import type { WritingWithin } from '@/lib/facts/incident'
import type { HappenedKind } from '@/lib/rules/time-line'
import type { Said } from '@/lib/rules/time-line-correction'

type EntryNow = { id: string; number: number; version: number; audience: string; says: Said }

/** An entry of this incident with all that it says now, as the actor may find it; null when hidden or missing. */
export async function entryNow({ tx, incident }: WritingWithin, entryId: string): Promise<EntryNow | null> {
  const entry = await tx.timeLineEntry.findFirst({ where: { id: entryId, incidentId: incident.incident.id } })
  if (!entry) return null
  const correction = await tx.timeLineCorrection.findFirst({ where: { entryId }, orderBy: [{ at: 'desc' }, { id: 'desc' }] })
  const mentions = await tx.timeLineMention.findMany({ where: { entryId, stands: true }, orderBy: { id: 'asc' } })
  const hostIds = mentions.flatMap(({ hostId }) => hostId ?? [])
  const hosts = hostIds.length === 0 ? [] : await tx.host.findMany({ where: { id: { in: hostIds } }, select: { id: true, name: true }, orderBy: { name: 'asc' } })
  const { happened, happenedUs, happenedEndUs, zone, writtenAs, foundUs, text, source, accounts, namedHosts, taskId } = correction ?? entry
  return {
    id: entry.id, number: entry.number, version: entry.version, audience: entry.audience,
    says: {
      time: { kind: happened as HappenedKind, startUs: happenedUs, endUs: happenedEndUs, zone, writtenAs }, foundUs, text, source, accounts, hosts,
      namedHosts, evidenceIds: mentions.flatMap(({ evidenceId }) => evidenceId ?? []), taskId,
    },
  }
}
