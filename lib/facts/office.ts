import type { At } from '@/lib/db/as'
import type { OfficeName } from '@/lib/rules/office'

export type OfficeHolder = { office: OfficeName; id: string; name: string }

/** Who holds which office beside the coordinator's, in the order in which they were named. */
export async function officeHolders({ tx }: At, incidentId: string): Promise<OfficeHolder[]> {
  return tx.$queryRaw<OfficeHolder[]>`
    select o.office, s.id, s.name from office o join seat s on s.id = o.seat_id
    where o.incident_id = ${incidentId}::uuid order by o.office, o.since, s.id`
}
