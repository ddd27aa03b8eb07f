import { withSystemSight } from '@/lib/db/sight'
import { withdrawn, type OwnOpen } from '@/lib/rules/own-open'
import type { Within } from './incident'

/**
 * How much of the actor's own waits for the coordinator of this incident, and how much they took back. With the program's sight: what a limited seat reported is not shown
 * to it again, and counts all the same.
 */
export async function ownOpen(within: Within): Promise<OwnOpen> {
  const { tx, incident } = within
  const [incidentId, me] = [incident.incident.id, incident.me?.id ?? null]
  const [row] = await withSystemSight(within, incidentId, () => tx.$queryRaw<OwnOpen[]>`
    select (select count(*)::int from seat where incident_id = ${incidentId}::uuid and added_by_seat_id = ${me}::uuid and state = 'proposed'
        and ended_at is null) as proposals,
      (select count(*)::int from seat where incident_id = ${incidentId}::uuid and added_by_seat_id = ${me}::uuid and state = 'declined'
        and ended_reason = ${withdrawn} and ended_at > muster.now() - interval '1 day') as withdrawn,
      (select count(*)::int from disclosure where incident_id = ${incidentId}::uuid and reported_by_seat_id = ${me}::uuid
        and decided_at is null) as disclosures,
      (select count(*)::int from question where incident_id = ${incidentId}::uuid and asked_by_seat_id = ${me}::uuid
        and answered_at is null and withdrawn_at is null) as questions`)
  return row!
}
