import type { Actor } from '@/lib/actor/actor'
import { as } from './as'
import { client } from './client'

// Housekeeping, as in lib/db/housekeeping: who is where changes nothing that anybody answers for.

export type Place = { incidentId: string; taskId: string; questionId: string | null }

/** Somebody is at a task, and maybe at one of its questions. What they may not see they can't be at: then nothing happens. */
export async function notePlace(actor: Actor, { incidentId, taskId, questionId }: Place): Promise<void> {
  await as(actor, ({ tx }) => tx.$executeRaw`
    insert into presence (seat_id, incident_id, task_id, question_id, at)
    select s.id, s.incident_id, t.id, q.id, muster.now()
    from seat s join task t on t.incident_id = s.incident_id and t.id = ${taskId}::uuid
      left join task_question q on q.task_id = t.id and q.id = ${questionId}::uuid
    where s.incident_id = ${incidentId}::uuid and s.person_id = ${actor.id}::uuid and s.state = 'active' and s.ended_at is null
    on conflict (seat_id) do update set incident_id = excluded.incident_id, task_id = excluded.task_id, question_id = excluded.question_id, at = excluded.at`)
}

/** Somebody has left a task. */
export async function leavePlace(actor: Actor, { incidentId, taskId }: Omit<Place, 'questionId'>): Promise<void> {
  await as(actor, ({ tx }) => tx.$executeRaw`
    delete from presence p using seat s
    where s.id = p.seat_id and s.person_id = ${actor.id}::uuid and p.incident_id = ${incidentId}::uuid and p.task_id = ${taskId}::uuid`)
}

/** Takes away whoever has not been heard of for 45 seconds. */
export async function sweepPlaces(): Promise<void> {
  await client().$executeRaw`select muster.sweep_presence()`
}
