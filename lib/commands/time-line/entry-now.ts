import type { WritingWithin } from '@/lib/facts/incident'

type EntryNow = { id: string; number: number; version: number; audience: string; text: string; happened: string }

/** An entry of this incident with its newest text, as the actor may find it; null when hidden or missing. */
export async function entryNow({ tx, incident }: WritingWithin, entryId: string): Promise<EntryNow | null> {
  const entry = await tx.timeLineEntry.findFirst({ where: { id: entryId, incidentId: incident.incident.id } })
  if (!entry) return null
  const correction = await tx.timeLineCorrection.findFirst({ where: { entryId }, orderBy: [{ at: 'desc' }, { id: 'desc' }] })
  const newest = correction ?? entry
  return {
    id: entry.id, number: entry.number, version: entry.version, audience: entry.audience, text: newest.text,
    happened: `${newest.happened} ${newest.writtenAs}`.trim(),
  }
}
