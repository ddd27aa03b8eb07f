import type { OwnOpen } from '@/lib/rules/own-open'
import type { Within } from './incident'

/** How much of the actor's own waits for the coordinator of this incident. One statement, with the actor's own sight. */
export async function ownOpen({ tx, incident }: Within): Promise<OwnOpen> {
  const [incidentId, me] = [incident.incident.id, incident.me?.id ?? null]
  const [row] = await tx.$queryRaw<OwnOpen[]>`
    select (select count(*)::int from seat where incident_id = ${incidentId}::uuid and added_by_seat_id = ${me}::uuid and state = 'proposed'
        and ended_at is null) as proposals,
      (select count(*)::int from disclosure where incident_id = ${incidentId}::uuid and reported_by_seat_id = ${me}::uuid
        and decided_at is null) as disclosures,
      (select count(*)::int from question where incident_id = ${incidentId}::uuid and asked_by_seat_id = ${me}::uuid
        and answered_at is null and withdrawn_at is null) as questions`
  return row!
}
