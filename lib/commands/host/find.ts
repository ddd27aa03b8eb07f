import type { WritingWithin } from '@/lib/facts/incident'
import type { HostState } from '@/lib/rules/host'

export type HostRow = { id: string; name: string; state: HostState; why: string; services: string; dataStores: string }

/** A host of this incident as the actor may find it; null when hidden or missing. */
export async function hostById({ tx, incident }: WritingWithin, hostId: string): Promise<HostRow | null> {
  const row = await tx.host.findFirst({ where: { id: hostId, incidentId: incident.incident.id } })
  return row && { ...row, state: row.state as HostState }
}

/** The host that has this name already, in whatever case it is written. */
export async function hostByName({ tx, incident }: WritingWithin, name: string): Promise<HostRow | null> {
  const rows = await tx.$queryRaw<HostRow[]>`
    select id, name, state, why, services, data_stores as "dataStores" from host
    where incident_id = ${incident.incident.id}::uuid and lower(name) = lower(${name.trim()})`
  return rows[0] ?? null
}
