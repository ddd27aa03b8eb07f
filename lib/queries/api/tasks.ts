import { z } from 'zod'
import type { At } from '@/lib/db/as'
import type { Page } from '@/lib/queries/paging'

export const taskCursor = z.tuple([z.int32(), z.uuid()])

/** The tasks that the actor may see, in their order. */
export async function listTasks({ tx }: At, incidentId: string, { after, limit }: Page<z.output<typeof taskCursor>>) {
  const [position, id] = after ?? [-1, '00000000-0000-0000-0000-000000000000']
  const rows = await tx.$queryRaw<TaskRow[]>`
    select id, key, section, title, level, state, position, coordinator_seat_id, started_at, state_at, version from task
    where incident_id = ${incidentId}::uuid and (position, id) > (${position}::int, ${id}::uuid)
    order by position, id limit ${limit}::int`
  const last = rows.at(-1)
  return {
    next: rows.length === limit && last ? [last.position, last.id] : null,
    rows: rows.map((row) => ({
      id: row.id, key: row.key, section: row.section, title: row.title, level: row.level, state: row.state, version: row.version,
      coordinatorSeatId: row.coordinator_seat_id, startedAt: row.started_at?.toISOString() ?? null, stateAt: row.state_at.toISOString(),
    })),
  }
}

type TaskRow = {
  id: string; key: string | null; section: string; title: string; level: string; state: string; position: number
  coordinator_seat_id: string | null; started_at: Date | null; state_at: Date; version: number
}
