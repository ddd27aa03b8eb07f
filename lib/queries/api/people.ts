import { z } from 'zod'
import type { Within } from '@/lib/facts/incident'
import type { Page } from '@/lib/queries/paging'

export const peopleCursor = z.tuple([z.uuid()])

/**
 * The list of people in the order they were added (N1). For a limited seat the people it works with, as its page has them: names and ways to
 * reach them; not why or since when somebody is here, nor who was proposed or removed (N8).
 */
export async function listPeople({ tx, incident }: Within, incidentId: string, { after, limit }: Page<z.output<typeof peopleCursor>>) {
  const whole = incident.standings.has('member')
  const place = after?.[0] ?? null
  const rows = await tx.$queryRaw<SeatRow[]>`
    select id, name, organisation, kind, why, reach, state, sees, added_at, acknowledged_at, ended_at, version from seat
    where incident_id = ${incidentId}::uuid and (${whole} or state in ('active', 'waiting', 'aware'))
      and (${place}::uuid is null or (added_at, id) > (select p.added_at, p.id from seat p where p.id = ${place}::uuid))
    order by added_at, id limit ${limit}::int`
  const last = rows.at(-1)
  const suspended = (seatId: string) => incident.seats.find((seat) => seat.id === seatId)?.suspended ?? null
  return {
    next: rows.length === limit && last ? [last.id] : null,
    rows: rows.map(({ id, name, organisation, reach, ...row }) => (whole ? {
      id, name, organisation, kind: row.kind, why: row.why, reach, state: row.state, suspended: suspended(id), sees: row.sees, addedAt: row.added_at.toISOString(),
      acknowledgedAt: row.acknowledged_at?.toISOString() ?? null, endedAt: row.ended_at?.toISOString() ?? null, version: row.version,
    } : { id, name, organisation, reach })),
  }
}

type SeatRow = {
  id: string; name: string; organisation: string; kind: string; why: string; reach: string; state: string; sees: string
  added_at: Date; acknowledged_at: Date | null; ended_at: Date | null; version: number
}
