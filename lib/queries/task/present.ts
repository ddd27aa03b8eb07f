import type { Within } from '@/lib/facts/incident'

/** Somebody else at a task now, and the question they answer. */
export type Present = { seatId: string; name: string; questionId: string | null }

/** Who else is at a task, as far as the viewer knows them. One statement. */
export async function presentAt({ tx, incident }: Within, taskId: string): Promise<Present[]> {
  return tx.$queryRaw<Present[]>`
    select p.seat_id as "seatId", s.name, p.question_id as "questionId" from presence p join seat s on s.id = p.seat_id
    where p.incident_id = ${incident.incident.id}::uuid and p.task_id = ${taskId}::uuid and p.seat_id <> ${incident.me?.id ?? null}::uuid
      and s.state = 'active' and s.ended_at is null
    order by s.name, s.id`
}
