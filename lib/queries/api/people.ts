import { z } from 'zod'
import type { At } from '@/lib/db/as'
import type { Page } from '@/lib/queries/paging'
import { moment } from '@/lib/rules/input'

export const peopleCursor = z.tuple([moment, z.uuid()])

/** The list of people as far as the actor may see it, in the order they were added (N1). */
export async function listPeople({ tx }: At, incidentId: string, { after, limit }: Page<z.output<typeof peopleCursor>>) {
  const [addedAt, id] = after ?? ['0001-01-01T00:00:00Z', '00000000-0000-0000-0000-000000000000']
  const rows = await tx.$queryRaw<SeatRow[]>`
    select id, name, organisation, kind, why, reach, state, sees, added_at, acknowledged_at, ended_at from seat
    where incident_id = ${incidentId}::uuid and (added_at, id) > (${addedAt}::timestamptz, ${id}::uuid)
    order by added_at, id limit ${limit}::int`
  const last = rows.at(-1)
  return {
    next: rows.length === limit && last ? [last.added_at.toISOString(), last.id] : null,
    rows: rows.map((row) => ({
      id: row.id, name: row.name, organisation: row.organisation, kind: row.kind, why: row.why, reach: row.reach, state: row.state, sees: row.sees,
      addedAt: row.added_at.toISOString(), acknowledgedAt: row.acknowledged_at?.toISOString() ?? null, endedAt: row.ended_at?.toISOString() ?? null,
    })),
  }
}

type SeatRow = {
  id: string; name: string; organisation: string; kind: string; why: string; reach: string; state: string; sees: string
  added_at: Date; acknowledged_at: Date | null; ended_at: Date | null
}
