import { z } from 'zod'
import type { Within } from '@/lib/facts/incident'
import type { Page } from '@/lib/queries/paging'

export const taskCursor = z.tuple([z.uuid()])

/**
 * The tasks that the actor may see, in their order. A place among them is a row's id alone: positions would tell how many there are (N8). When
 * a task was begun is not on a limited seat's page, so it is not here either.
 */
export async function listTasks({ tx, incident }: Within, incidentId: string, { after, limit }: Page<z.output<typeof taskCursor>>) {
  const place = after?.[0] ?? null
  const rows = await tx.$queryRaw<TaskRow[]>`
    select id, key, section, title, level, state, coordinator_seat_id, started_at, state_at, due_at, version from task
    where incident_id = ${incidentId}::uuid
      and (${place}::uuid is null or (position, id) > (select p.position, p.id from task p where p.id = ${place}::uuid))
    order by position, id limit ${limit}::int`
  const last = rows.at(-1)
  return {
    next: rows.length === limit && last ? [last.id] : null,
    rows: rows.map((row) => ({
      id: row.id, key: row.key, section: row.section, title: row.title, level: row.level, state: row.state, version: row.version,
      coordinatorSeatId: row.coordinator_seat_id, stateAt: row.state_at.toISOString(), dueAt: row.due_at?.toISOString() ?? null,
      ...(incident.standings.has('member') && { startedAt: row.started_at?.toISOString() ?? null }),
    })),
  }
}

type TaskRow = {
  id: string; key: string | null; section: string; title: string; level: string; state: string
  coordinator_seat_id: string | null; started_at: Date | null; state_at: Date; due_at: Date | null; version: number
}
