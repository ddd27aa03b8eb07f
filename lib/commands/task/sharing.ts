import { newId } from '@/lib/db/id'
import type { WritingWithin } from '@/lib/facts/incident'

/** Lets a limited seat see what an act names for it: a task, and hosts for as long as such a task covers them (TK-2, N8); whole seats see it anyway. */
export async function shareWith(
  { tx, now, incident }: WritingWithin, seat: { id: string; sees: 'whole' | 'shared' }, things: readonly { noun: 'task' | 'host'; id: string }[],
): Promise<void> {
  if (seat.sees === 'whole' || things.length === 0) return
  await tx.share.createMany({
    data: things.map(({ noun, id }) => ({
      id: newId(), incidentId: incident.incident.id, seatId: seat.id, noun, objectId: id, sharedAt: now, withTask: noun === 'host',
    })),
    skipDuplicates: true,
  })
}

/** A limited seat that is no longer one of a task's people, nor chosen to check it, no longer sees it, nor the hosts that came with it (N8). */
export async function endSharing({ tx, incident }: WritingWithin, taskId: string, seatId: string): Promise<void> {
  await tx.$executeRaw`
    delete from share s using seat p
    where p.id = s.seat_id and p.sees = 'shared' and s.seat_id = ${seatId}::uuid and s.object_id = ${taskId}::uuid
      and not exists (select 1 from task t where t.id = s.object_id and t.coordinator_seat_id = s.seat_id)
      and not exists (select 1 from task_helper h where h.task_id = s.object_id and h.seat_id = s.seat_id and h.state = 'helper')
      and not exists (select 1 from review r where r.task_id = s.object_id and r.seat_id = s.seat_id)`
  await endHostsShown({ tx, incident })
}

/** Hosts that were shown with a task are gone where no task covers them that the seat still sees; what was shared for itself stays (N8). */
export async function endHostsShown({ tx, incident }: Pick<WritingWithin, 'tx' | 'incident'>): Promise<void> {
  await tx.$executeRaw`
    delete from share s where s.incident_id = ${incident.incident.id}::uuid and s.with_task
      and not exists (select 1 from task_cover c join share t on t.object_id = c.task_id and t.seat_id = s.seat_id where c.host_id = s.object_id)`
}
