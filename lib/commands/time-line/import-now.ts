import type { WritingWithin } from '@/lib/facts/incident'
import type { Mapping } from '@/lib/rules/time-line-import/mapping'
import type { ImportState } from '@/lib/rules/time-line-import/permission'

/** A file that was sent to this incident, as the actor may find it; null when hidden or missing. */
export async function importNow({ tx, incident }: WritingWithin, importId: string) {
  const row = await tx.timeLineImport.findFirst({ where: { id: importId, incidentId: incident.incident.id } })
  return row && { ...row, state: row.state as ImportState, mapping: JSON.parse(row.mapping) as Mapping }
}
